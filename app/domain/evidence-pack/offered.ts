import { mayBeOffered } from "#app/domain/applications/earlier-answers.ts";
import { sameTyped } from "#app/domain/applications/same-typed.ts";
import type { CivilDate } from "#app/domain/civil-date.ts";
import { fieldSchema } from "#app/domain/question-sets/field-schema.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import { findQuestion, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Answer, type Answers, isBlank } from "#app/domain/question-sets/typed.ts";
import { mayTravel } from "./left-out.ts";

/** An answer as a pack brought it. */
export type Brought = { questionId: string; question: string; lot: string | null; answer: Answer };

/** What a pack says for one question that is asked here, beside what is answered; `version` is the answer's, 0 for none. */
export type Offer = {
  questionId: string;
  label: string;
  /** Its wording there, where that is another. */
  there: string | undefined;
  version: number;
  fields: Answer;
  says: string[];
  now: string[];
  same: boolean;
};
/** What of a pack is of no use here, and why. */
export type NotOffered = { label: string; why: string };

type Form = { set: QuestionSet; stored: Answers; typed: Answers; versions: Record<string, number> };

/**
 * What a pack's answers offer an application: by this council's own questions and their own checks, field by field. What
 * does not fit stands beside with the reason. Nothing is an answer until somebody says so.
 */
export function offersFrom(
  form: Form,
  brought: readonly Brought[],
  today: CivilDate,
): { offers: Offer[]; others: NotOffered[] } {
  const offers: Offer[] = [];
  const others: NotOffered[] = [];
  for (const one of brought) {
    const question = findQuestion(form.set, one.questionId);
    const why = reasonAgainst(question, one);
    if (!question || why) {
      others.push({ label: question?.label ?? one.question, why: why ?? "" });
      continue;
    }
    const { fitting, faults } = partsThatFit(question, one.answer, today);
    if (isBlank(fitting))
      others.push({ label: question.label, why: faults[0] ?? "It does not fit what is asked here" });
    else offers.push(offer(form, question, fitting, one.question));
  }
  return { offers, others };
}

/** A council numbers its own questions itself: the same number means another question elsewhere, unless the words agree. */
export const isSameQuestion = (id: string, here: string, there: string): boolean =>
  !id.startsWith("LOC-") || here === there;

function reasonAgainst(question: Question | undefined, { lot, question: there }: Brought): string | undefined {
  if (!question || (question.askedOf ?? "provider") !== "provider") return "This council does not ask it";
  if (!isSameQuestion(question.id, question.label, there)) return "This council does not ask it";
  if (lot !== null || question.perLot) return "It is answered for each lot anew";
  return mayBeOffered(question) ? undefined : "It is declared anew each time";
}

/** The fields that this council's own checks take, as they were typed. */
function partsThatFit(question: Question, answer: Answer, today: CivilDate): { fitting: Answer; faults: string[] } {
  const fitting: Answer = {};
  const faults: string[] = [];
  const own = mayTravel(question, answer);
  for (const field of question.fields) {
    const typed = own[field.name];
    if (isBlank(typed) || typed === undefined) continue;
    const parsed = fieldSchema(field, today).safeParse(typed);
    if (parsed.success) fitting[field.name] = typed;
    else faults.push(parsed.error.issues[0]?.message ?? "");
  }
  return { fitting, faults };
}

function offer({ stored, typed, versions }: Form, question: Question, fields: Answer, asked: string): Offer {
  const before = stored[question.id] ?? {};
  const words = (answer: Answer): string[] =>
    question.fields.filter(({ name }) => name in fields).flatMap((field) => inWords(field, answer[field.name]));
  return {
    ...{ questionId: question.id, label: question.label, version: versions[question.id] ?? 0, fields },
    ...{ says: words(fields), now: words(before), there: asked === question.label ? undefined : asked },
    same: question.id in typed && Object.entries(fields).every(([name, value]) => sameTyped(before[name], value)),
  };
}
