import type { FrameworkQuestions, Question, Stage } from "../question.ts";
import { isEmpty, type QuestionFault, twice } from "./fault.ts";

const idShape = /^[A-Z][A-Z0-9]{1,9}-\d{2,3}$/;
const stages: readonly Stage[] = ["A", "W", "P"];

/** What is wrong with a question as a whole: its id, its words, when, where and of whom it is asked. */
export function wholeFaults(set: FrameworkQuestions, question: Question): QuestionFault[] {
  const { id, label, fields, required, askedOf, lots } = question;
  const messages = [
    !idShape.test(id) && `“${id}” cannot be the id of a question: write it like SAF-01`,
    isEmpty(label) && "Write the question",
    fields.length === 0 && "Add at least one field to answer in",
    lots?.length === 0 && "Choose at least one lot on which this is asked",
    ...unknownLots(set, question).map(
      (lot) => `${lot} is not a lot of this framework: choose those on which this is asked`,
    ),
    question.stages.length === 0 &&
      "Choose when this is asked: in the application, before approval or before the first placement",
    twice(question.stages).length > 0 && "A stage stands twice: choose each once",
    question.stages.some((stage) => !stages.includes(stage)) &&
      "Choose when this is asked from the stages that there are",
    askedOf === "council" &&
      question.stages.includes("A") &&
      "Staff cannot answer before an application is sent: ask them before approval or before the first placement",
    question.apart &&
      question.public &&
      "What is kept from everyone who decides cannot be shown to parents: choose one",
    required &&
      fields.length > 0 &&
      fields.every((field) => mayStayEmpty(question, field.optional)) &&
      "An answer is required, and every field may be left empty: require one, or make the question optional",
  ];
  return [
    ...messages.filter((message) => typeof message === "string").map((message) => ({ message })),
    ...privateFaults(question),
  ];
}

const unknownLots = (set: FrameworkQuestions, { lots = [] }: Question): string[] =>
  lots.filter((lot) => !set.lots.includes(lot));

const mayStayEmpty = (question: Question, optional: boolean | readonly Stage[] | undefined): boolean =>
  optional === true || (Array.isArray(optional) && question.stages.every((stage) => optional.includes(stage)));

/** Documents and contacts are never for parents; a document beside other fields is simply left out. */
function privateFaults({ fields, ...question }: Question): QuestionFault[] {
  if (!question.public) return [];
  const message = "Parents never see documents or contacts: do not show them this question";
  const hidden = fields.every(({ kind }) => kind === "file")
    ? fields
    : fields.filter(({ kind }) => kind === "contacts");
  return hidden.map(({ name }) => ({ field: name, message }));
}
