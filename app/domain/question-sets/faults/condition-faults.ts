import { valuesToLookFor } from "../describe.ts";
import {
  type Condition,
  type Field,
  type FrameworkQuestions,
  type Leaf,
  leavesOf,
  type Question,
  type Stage,
} from "../question.ts";
import { canHold } from "./can-be-shown.ts";
import { isEmpty, lotsOf, type Placed, type QuestionFault } from "./fault.ts";

type Find = (id: string) => Placed | undefined;

const stageOrder: readonly Stage[] = ["A", "W", "P"];
const firstStage = ({ stages }: Question): number => Math.min(...stages.map((stage) => stageOrder.indexOf(stage)));

/** Whether a condition, or a part of it, has nothing in it. */
function hasEmptyPart(condition: Condition): boolean {
  if ("all" in condition) return condition.all.length === 0 || condition.all.some(hasEmptyPart);
  if ("any" in condition) return condition.any.length === 0 || condition.any.some(hasEmptyPart);
  return "fact" in condition && isEmpty(condition.fact);
}

function wrongQuestion({ question: id }: Leaf, asking: Placed, found: Placed | undefined): string | undefined {
  if (id === asking.question.id) return "A question cannot depend on itself: choose an earlier question";
  if (!found) return `${id} is not in this set: choose another question for the condition`;
  if (found.place > asking.place) return `${id} is asked later: move it before this question, or choose an earlier one`;
  if (found.pagePlace === asking.pagePlace)
    return `${id} is on the same page, so its answer is not known yet: move one of the two to another page`;
  if (found.question.apart) return `${id} is kept from everyone who decides: choose another question for the condition`;
  if ((found.question.askedOf ?? "provider") !== "provider")
    return `${id} is not answered by providers: choose a question that they answer`;
  if (firstStage(found.question) > firstStage(asking.question))
    return `${id} is asked at a later stage: ask this question then too, or choose another`;
  return undefined;
}

function wrongChoice(leaf: Leaf, question: Question, fields: readonly Field[]): string | undefined {
  const name = leaf.field ?? "value";
  const field = fields.find((one) => one.name === name);
  if (!field && question.fields.some((one) => one.name === name))
    return `“${name}” is not before this field: a field can only depend on one above it`;
  if (!field) return `${question.id} has no field “${name}”: choose one that it has for the condition`;
  const choices = valuesToLookFor(field);
  if (choices.length === 0)
    return `“${name}” of ${question.id} has no choices: choose a field that has, for the condition`;
  const named = "is" in leaf ? leaf.is : leaf.isNot;
  if (named.length === 0) return `Choose at least one answer to ${question.id} for the condition`;
  const unknown = named.find((value) => !choices.includes(value));
  if (unknown !== undefined)
    return `“${unknown}” is not a choice of ${question.id}: choose one that is, for the condition`;
  return undefined;
}

function wrongIn(condition: Condition, asking: Placed, field: Field | undefined, find: Find): string[] {
  if (hasEmptyPart(condition)) return ["The condition is empty: say what it depends on, or take it away"];
  const messages = leavesOf(condition).map((leaf) => {
    const { question } = asking;
    if (field && leaf.question === question.id)
      return wrongChoice(leaf, question, question.fields.slice(0, question.fields.indexOf(field)));
    const found = find(leaf.question);
    const wrong = wrongQuestion(leaf, asking, found);
    return wrong || !found ? wrong : wrongChoice(leaf, found.question, found.question.fields);
  });
  return messages.filter((message) => message !== undefined);
}

/** What is wrong with the conditions of one question and its fields: each looks only at choices known before it. */
export function conditionFaults(asking: Placed, find: Find): QuestionFault[] {
  const { showWhen, fields } = asking.question;
  const own = showWhen ? wrongIn(showWhen, asking, undefined, find).map((message) => ({ message })) : [];
  const inFields = fields.flatMap((field) =>
    field.showWhen
      ? wrongIn(field.showWhen, asking, field, find).map((message) => ({ field: field.name, message }))
      : [],
  );
  return [...own, ...inFields];
}

/**
 * The question, or those of its fields, that nobody could ever be asked: because the conditions rule each other out, or
 * because what they look at is not asked on a lot. Reckons only with conditions that have no other fault.
 */
export function neverShown(set: FrameworkQuestions, { question }: Placed, find: Find): QuestionFault[] {
  const fault = (field: Field | undefined): QuestionFault | undefined => {
    const conditions = [question.showWhen, field?.showWhen];
    const place = field ? { field: field.name } : {};
    const on = (lot?: string) =>
      canHold(conditions, (id) => {
        const found = find(id)?.question;
        return found && (lot === undefined || lotsOf(set, found).includes(lot)) ? found : undefined;
      });
    if (!on())
      return { ...place, message: "This can never be asked, as its conditions rule each other out: change them" };
    const without = lotsOf(set, question).filter((lot) => !on(lot));
    if (without.length === 0) return undefined;
    const lots = without.join(" and ");
    return {
      ...place,
      message: `What this depends on is not asked on ${lots}: ask it there, or leave ${lots} out here`,
    };
  };
  const whole = question.showWhen ? fault(undefined) : undefined;
  if (whole) return [whole];
  return question.fields
    .filter(({ showWhen }) => showWhen)
    .map(fault)
    .filter((one) => one !== undefined);
}
