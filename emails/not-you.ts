import { paths } from "#app/paths.ts";
import type { Line } from "./email.ts";

/** What to do when a change to one's account was somebody else's; ends every mail about one. */
export const notYou: readonly Line[] = [
  "If this was not you, choose a new password now. It signs out everyone who is signed in as you. Then tell the council: its address is below.",
  { link: "Choose a new password", path: paths.forgottenPassword() },
];
