import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To a provider's owners: the council is minded to exclude it, and until when it may answer. The ground is on the page. */
export const exclusionConsidered: Email<{ id: string; answerBy: string }> = {
  subject: () => "We are thinking of excluding you: please read this and answer",
  lines: ({ id, answerBy }) => [
    "The law lists reasons for which a council must or may exclude an organisation. We think that one of them may apply to yours.",
    "Nothing is decided, and nothing has changed for you yet. Read which reason it is and what we have seen, and tell us if we are wrong, or what you have put right.",
    `You can answer until the end of ${answerBy}. We do not decide before then unless you have answered, and someone else than the officer who began this decides.`,
    { link: "Read it and answer", path: paths.provider.exclusion(id) },
  ],
  sample: { id: "019a0000-0000-7000-8000-000000000000", answerBy: "Monday 14 December 2026" },
};
