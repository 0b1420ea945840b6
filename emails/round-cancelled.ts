import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { lots: string[]; opens: string; reason: string };

/** To everyone whom a round was announced to: it does not open after all. */
export const roundCancelled: Email<Data> = {
  subject: ({ opens }) => `Applications do not open on ${opens} after all`,
  lines: ({ lots, opens, reason }) => [
    `We told you that we would take applications from ${opens}. We will not, for now:`,
    { list: lots },
    `Why: ${reason}`,
    "What you wrote and sent to us is kept. We tell you when these open.",
    { link: "See what you can apply for", path: paths.lots() },
  ],
  sample: { lots: ["Tuition"], opens: "7 December 2026", reason: "The terms are being rewritten." },
};
