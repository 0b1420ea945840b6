import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { id: string; move: "exclude" | "drop" | "lift" };

const words: Record<Data["move"], { subject: string; line: string }> = {
  exclude: {
    subject: "We have excluded you",
    line: "We have decided to exclude your organisation. From now on we send you no new requests and award you nothing, and parents do not find you in our list. Placements that are running are not ended by this: we will talk to you about them.",
  },
  drop: {
    subject: "We are not excluding you",
    line: "We have decided not to exclude your organisation. Nothing changes for you.",
  },
  lift: {
    subject: "Your exclusion has ended",
    line: "We have ended your exclusion. You can have new requests again, unless something else is open: your start page shows it.",
  },
};

/** To a provider's owners: what was decided about its exclusion. The reasons are on the page. */
export const exclusionDecided: Email<Data> = {
  subject: ({ move }) => words[move].subject,
  lines: ({ id, move }) => [words[move].line, { link: "Read the reasons", path: paths.provider.exclusion(id) }],
  sample: { id: "019a0000-0000-7000-8000-000000000000", move: "exclude" },
};
