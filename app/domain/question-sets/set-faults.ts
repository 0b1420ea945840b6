import { conditionFaults, neverShown } from "./faults/condition-faults.ts";
import { type Fault, isEmpty, type Placed, placedQuestions, twice } from "./faults/fault.ts";
import { fieldFaults } from "./faults/field-faults.ts";
import { wholeFaults } from "./faults/question-faults.ts";
import { ruleFaults } from "./faults/rule-faults.ts";
import type { FrameworkQuestions } from "./question.ts";
import { saysTheSame } from "./says-the-same.ts";

export type { Fault } from "./faults/fault.ts";

/**
 * Everything for which a draft can't be published, each in words that say what to do, at the section, page, question
 * and field that it belongs to. A set without a fault can be asked, answered, checked and reviewed on all its lots.
 */
export function faultsIn(set: FrameworkQuestions): Fault[] {
  const placed = placedQuestions(set);
  const first = new Map([...placed].reverse().map((one) => [one.question.id, one]));
  const find = (id: string) => first.get(id);
  const conditions = placed.flatMap((one) => conditionFaults(one, find).map((fault) => at(one, fault)));
  return [
    ...shapeFaults(set),
    ...placed.filter((one) => find(one.question.id) !== one).map((one) => at(one, usedTwice(one))),
    ...placed.flatMap((one) =>
      [
        ...wholeFaults(set, one.question),
        ...fieldFaults(one.question),
        ...ruleFaults(set, one.question, (id) => find(id)?.question),
      ].map((fault) => at(one, fault)),
    ),
    ...conditions,
    // Whether conditions rule each other out can be told only when each makes sense by itself.
    ...(conditions.length > 0
      ? []
      : placed.flatMap((one) => neverShown(set, one, find).map((fault) => at(one, fault)))),
    ...evidenceFaults(placed),
  ];
}

const at = ({ section, page, question }: Placed, fault: Pick<Fault, "field" | "message">): Fault => ({
  section,
  page,
  question: question.id,
  ...fault,
});

const usedTwice = ({ question }: Placed) => ({
  message: `Another question has the id ${question.id}: choose another id`,
});

const slugShape = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function shapeFaults({ lots, sections }: FrameworkQuestions): Fault[] {
  const whole: Fault[] = [
    ...(lots.length === 0 ? [{ message: "Choose at least one lot for these questions" }] : []),
    ...(sections.length === 0 ? [{ message: "Add at least one section" }] : []),
  ];
  const pagesTwice = new Set(twice(sections.flatMap(({ pages }) => pages.map(({ id }) => id))));
  const sectionsTwice = new Set(twice(sections.map(({ id }) => id)));
  const seen = new Set<string>();
  const again = (kind: string, id: string) => seen.size === seen.add(`${kind} ${id}`).size;
  for (const { id: section, title, pages } of sections) {
    whole.push(...named({ section }, section, title, "section"));
    if (sectionsTwice.has(section) && again("section", section))
      whole.push({ section, message: `Another section has the address “${section}”: choose another` });
    if (pages.length === 0) whole.push({ section, message: "This section has no pages: add one, or take it away" });
    for (const { id: page, title: pageTitle, questions } of pages) {
      whole.push(...named({ section, page }, page, pageTitle, "page"));
      if (pagesTwice.has(page) && again("page", page))
        whole.push({ section, page, message: `Another page has the address “${page}”: choose another` });
      if (questions.length === 0)
        whole.push({ section, page, message: "This page has no questions: add one, or take it away" });
    }
  }
  return whole;
}

function named(place: Omit<Fault, "message">, id: string, title: string, what: string): Fault[] {
  return [
    ...(slugShape.test(id)
      ? []
      : [{ ...place, message: `“${id}” cannot be the address of a ${what}: use small letters, digits and hyphens` }]),
    ...(isEmpty(title) ? [{ ...place, message: `Write the title of the ${what}` }] : []),
  ];
}

/** A kind of evidence is renewed in one way, wherever it is asked for. */
function evidenceFaults(placed: readonly Placed[]): Fault[] {
  const known = new Map<string, unknown>();
  const faults: Fault[] = [];
  for (const one of placed) {
    for (const field of one.question.fields) {
      if (field.kind !== "file" || !field.evidence) continue;
      const { kind, renewal } = field.evidence;
      if (known.has(kind) && !saysTheSame(known.get(kind), renewal)) {
        const message = `“${kind}” is renewed in another way elsewhere: use the same, or another kind of evidence`;
        faults.push(at(one, { field: field.name, message }));
      }
      if (!known.has(kind)) known.set(kind, renewal);
    }
  }
  return faults;
}
