import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { lot: string; slug: string; asked: boolean; corrected: boolean };

/** To whoever asked, and to owners of providers that apply to the lot, all at once: an answer was published or corrected. */
export const clarificationAnswered: Email<Data> = {
  subject: ({ corrected }) => (corrected ? "A corrected answer about a lot" : "A question about a lot was answered"),
  lines: ({ lot, slug, asked, corrected }) => [
    [
      corrected
        ? `We corrected the answer to ${whose(asked)} about “${lot}”.`
        : `We answered ${whose(asked)} about “${lot}”.`,
      "Everyone who applies reads the same answer. It does not say who asked.",
    ].join(" "),
    { link: "Questions and answers", path: paths.lotQuestions(slug) },
  ],
  sample: { lot: "Tuition", slug: "tuition", asked: true, corrected: false },
};

const whose = (asked: boolean): string => (asked ? "your question" : "a question");
