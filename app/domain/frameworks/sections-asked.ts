import type { Question, QuestionSet } from "#app/domain/question-sets/question.ts";

/** A section as it is announced before anyone applies: what it asks, and which documents to have at hand. */
export type AskedSection = { title: string; questions: string[]; evidence: string[] };

/** What a provider is asked in the application (stage A), section by section; whatever the council answers is left out. */
export function sectionsAsked(set: QuestionSet): AskedSection[] {
  return set.sections
    .map(({ title, pages }) => {
      const questions = pages.flatMap((page) => page.questions).filter(isAsked);
      return { title, questions: questions.map(({ label }) => label), evidence: questions.flatMap(documents) };
    })
    .filter(({ questions }) => questions.length > 0);
}

const isAsked = ({ stages, askedOf }: Question): boolean =>
  stages.includes("A") && (askedOf ?? "provider") === "provider";

/** Documents by what they are called in the form, less the "your": "Complaints policy", "Certificate". */
function documents({ fields }: Question): string[] {
  return fields
    .filter((field) => field.kind === "file")
    .map(({ noun, optional }) => `${asTitle(noun)}${optional === true ? " (if you have it)" : ""}`);
}

function asTitle(noun: string): string {
  const bare = noun.replace(/^(your|the|an?) /, "");
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
