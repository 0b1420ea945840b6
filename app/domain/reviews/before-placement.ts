import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { outcomeOf } from "#app/domain/question-sets/pass-rules.ts";
import { type Question, type QuestionSet, questionsOf } from "#app/domain/question-sets/question.ts";
import { type Context, fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, isBlank } from "#app/domain/question-sets/typed.ts";

/**
 * What is still needed before this provider's first placement, from the lot's own questions: those put then that apply
 * to its answers and are not settled by them; what the council does itself is in `done` once it has. `today` is a
 * London date.
 */
export function neededBeforePlacement(
  set: QuestionSet,
  answers: Answers,
  today: string,
  done: readonly string[],
): string[] {
  const provider: Context = { today, stage: "P", audience: "provider" };
  const council: Context = { ...provider, audience: "council" };
  return questionsOf(set).flatMap((question) => {
    if (isShown(set, question, answers, provider))
      return isSettled(set, question, answers, provider) ? [] : [neededOf(set, question, answers, provider)];
    if (isShown(set, question, answers, council) && !done.includes(question.id))
      return [`${question.label}, which we arrange with you`];
    return [];
  });
}

/** A rule fails what is missing. What a person judges is settled here once it was given: the judging is the council's. */
const isSettled = (set: QuestionSet, question: Question, answers: Answers, context: Context): boolean =>
  !isBlank(answers[question.id]) && outcomeOf(set, question, answers, context).result !== "fail";

/** The documents that are wanted, by their names at the evidence desk; the question's own words while it is unanswered. */
function neededOf(set: QuestionSet, question: Question, answers: Answers, context: Context): string {
  const documents = fieldsShown(set, question, answers, context)
    .filter(({ kind, optional, label }) => kind === "file" && optional !== true && label)
    .map(({ name }) => titleOfEvidence(set, question.id, name))
    .join(", ");
  if (!documents) return question.label;
  return isBlank(answers[question.id]) ? `${question.label} (${documents})` : documents;
}
