import { formatPounds } from "#app/domain/money.ts";
import type { Amounts, FrameworkQuestions, Page, PassRule, Question, QuestionSet } from "./question.ts";

/**
 * The questions that one lot of a framework asks, by the lot's code: those of other lots left out, with the amounts
 * that hold on this one. Pages and sections with nothing to ask are left out.
 */
export function forLot({ version, sections }: FrameworkQuestions, lot: string): QuestionSet {
  const questionsOn = (page: Page): Page => ({
    ...page,
    questions: page.questions.filter(({ lots }) => !lots || lots.includes(lot)).map((question) => onLot(question, lot)),
  });
  return {
    lot,
    version,
    sections: sections
      .map((section) => ({
        ...section,
        pages: section.pages.map(questionsOn).filter(({ questions }) => questions.length > 0),
      }))
      .filter(({ pages }) => pages.length > 0),
  };
}

/** One question as a lot asks it, its amounts written into its words. */
export function onLot({ lots: _, byLot, ...question }: Question, lot: string): Question {
  const pass = withAmounts(question.pass, byLot?.[lot]);
  const { hint, remedy } = question;
  const fields = question.fields.flatMap(({ lots, ...field }) => (!lots || lots.includes(lot) ? [field] : []));
  return {
    ...question,
    fields,
    pass,
    label: filled(question.label, pass),
    ...(hint ? { hint: filled(hint, pass) } : {}),
    ...(remedy ? { remedy: filled(remedy, pass) } : {}),
  };
}

/** Only the amounts that the rule has: a lot can't give it others. */
function withAmounts(pass: PassRule, amounts: Amounts = {}): PassRule {
  const own = Object.entries(amounts).filter(([name]) => name in pass);
  return own.length === 0 ? pass : { ...pass, ...Object.fromEntries(own) };
}

/** The amount of the pass rule for which each word in braces stands. */
export const amountTokens = { amount: "minPence", months: "months", days: "days", percent: "maxPercent" } as const;

function filled(text: string, pass: PassRule): string {
  return text.replace(/\{(amount|months|days|percent)\}/g, (token, name: keyof typeof amountTokens) => {
    const value = (pass as Amounts)[amountTokens[name]];
    if (value === undefined) return token;
    return name === "amount" ? poundsInWords(value) : String(value);
  });
}

/** Pence as people say such sums: "£5 million", "£2.5 million", "£750,000". */
export function poundsInWords(pence: number): string {
  const million = pence / 100_000_000;
  if (million >= 1 && Number.isInteger(million * 10)) return `£${million} million`;
  return formatPounds(pence).replace(".00", "");
}
