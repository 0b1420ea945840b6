import { valuesToLookFor } from "../describe.ts";
import type { Condition, Field, Question } from "../question.ts";

/** What each field would have to say, by question and field: a list of choices for each condition on it. */
type Wanted = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Whether one answer to the field can meet all the lists. "None of these" goes with no other choice. */
function oneAnswerMeets(field: Field, lists: readonly (readonly string[])[]): boolean {
  if (field.kind !== "manyOf")
    return valuesToLookFor(field).some((value) => lists.every((list) => list.includes(value)));
  return lists.every((list) => list.includes("none")) || lists.every((list) => list.some((value) => value !== "none"));
}

/**
 * Whether there are answers for which all these conditions hold at once, those of the questions that they look at
 * included. `asked` finds a question where it is asked. The conditions must look only backwards.
 */
export function canHold(
  conditions: readonly (Condition | undefined)[],
  asked: (id: string) => Question | undefined,
  wanted: Wanted = new Map(),
): boolean {
  const [next, ...rest] = conditions.filter((condition) => condition !== undefined);
  if (!next) return true;
  if ("all" in next) return canHold([...next.all, ...rest], asked, wanted);
  if ("any" in next) return next.any.some((each) => canHold([each, ...rest], asked, wanted));
  if ("fact" in next) return canHold(rest, asked, wanted);
  const question = asked(next.question);
  const name = next.field ?? "value";
  const field = question?.fields.find((one) => one.name === name);
  if (!question || !field) return false;
  const fits = valuesToLookFor(field).filter((value) =>
    "is" in next ? next.is.includes(value) : !next.isNot.includes(value),
  );
  const key = `${question.id}.${name}`;
  const before = wanted.get(key);
  const lists = [...(before ?? []), fits];
  if (!oneAnswerMeets(field, lists)) return false;
  const behind = before ? [] : [question.showWhen, field.showWhen];
  return canHold([...behind, ...rest], asked, new Map(wanted).set(key, lists));
}
