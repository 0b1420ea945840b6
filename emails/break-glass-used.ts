import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To every administrator, whenever the account for emergencies is opened by its password. */
export const breakGlassUsed: Email<{ personId: string; at: string }> = {
  subject: () => "The emergency account was used",
  lines: ({ personId, at }) => [
    `Somebody signed in with the emergency account's password on ${at}. It works while single sign-on does not, and is for nothing else.`,
    "If none of you did this, disable the account and end its sign-ins now.",
    { link: "See the account", path: paths.admin.person(personId) },
  ],
  sample: { personId: "0190b3a8-0000-7000-8000-000000000001", at: "14 September 2026 at 10:00am" },
};
