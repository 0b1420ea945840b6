import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners and whoever of it has written: the council has written. What it says stays in the portal. */
export const messageFromCouncil: Email<{ id: string }> = {
  subject: () => "The council has written to you",
  lines: ({ id }) => [
    "Hello",
    "There is a new message from the council for your organisation. Sign in to read and answer it.",
    { link: "Read the message", path: paths.provider.message(id) },
  ],
  sample: { id: "0199-sample" },
};
