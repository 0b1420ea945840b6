import { z } from "zod";
import { kindNames } from "../describe.ts";
import type { Field, Question } from "../question.ts";
import { addQuestion, changeSection, type Edit, moveQuestion, moveToPage, removeSection, renamePage } from "./edits.ts";

const version = z.coerce.number().int();
const title = (of: string) =>
  z.string().trim().min(1, `Enter the title of the ${of}`).max(80, "Title must be 80 characters or less");

const kinds = Object.keys(kindNames) as [Field["kind"], ...Field["kind"][]];

/** What the page of a section posts. */
export const sectionForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rename"), title: title("section"), version }),
  z.object({ intent: z.literal("up"), version }),
  z.object({ intent: z.literal("down"), version }),
  z.object({ intent: z.literal("remove"), version }),
  z.object({ intent: z.literal("question-up"), question: z.string(), version }),
  z.object({ intent: z.literal("question-down"), question: z.string(), version }),
  z.object({ intent: z.literal("rename-page"), of: z.string(), newTitle: title("page"), version }),
  z.object({
    intent: z.literal("move-question"),
    question: z.string().min(1, "Select the question to move"),
    to: z.string().min(1, "Select the page to which it moves"),
    version,
  }),
  z
    .object({
      intent: z.literal("add-question"),
      label: z.string().trim().min(1, "Enter the question").max(500, "The question must be 500 characters or less"),
      kind: z.enum(kinds, { error: "Select the kind of answer" }),
      page: z.string({ error: "Select the page on which it is asked" }).min(1, "Select the page on which it is asked"),
      pageTitle: z.string().trim().max(80, "Title must be 80 characters or less").default(""),
      version,
    })
    .refine(({ page, pageTitle }) => page !== "new" || pageTitle !== "", {
      path: ["pageTitle"],
      message: "Enter the title of the new page",
    }),
]);

export type SectionChange = z.infer<typeof sectionForm>;

/** The edit that a post of a section's page asks for. `newId`: what a question gets that it adds. */
export function editOf(section: string, change: SectionChange, newId: string): Edit {
  switch (change.intent) {
    case "rename":
      return changeSection(section, { title: change.title });
    case "up":
    case "down":
      return changeSection(section, { way: change.intent });
    case "remove":
      return removeSection(section);
    case "question-up":
      return moveQuestion(change.question, "up");
    case "question-down":
      return moveQuestion(change.question, "down");
    case "rename-page":
      return renamePage(change.of, change.newTitle);
    case "move-question":
      return moveToPage(change.question, change.to);
    case "add-question": {
      const place = change.page === "new" ? { section, title: change.pageTitle } : { page: change.page };
      return addQuestion(newQuestion(newId, change.label, change.kind), place);
    }
  }
}

/**
 * A question with one field as plain as it can be. What its kind needs and nobody has said yet (choices, columns,
 * evidence) is left empty: the check before publishing asks for it.
 */
function newQuestion(id: string, label: string, kind: Field["kind"]): Question {
  const common = { name: "value", noun: "the answer" };
  const own: Record<Field["kind"], object> = {
    shortText: {},
    longText: { maxWords: 200 },
    number: { min: 0, max: 1000 },
    money: {},
    date: {},
    yesNo: { noun: "yes or no" },
    oneOf: { options: [] },
    manyOf: { options: [] },
    contacts: { contacts: [] },
    table: { columns: [], row: "row", maxRows: 20 },
    file: { noun: "the document", evidence: { kind: "", renewal: "never", grace: false } },
    declaration: { noun: "the statement", statement: "" },
  };
  const field = { kind, ...common, ...own[kind] } as Field;
  return { id, label, fields: [field], required: true, stages: ["A"], pass: { by: "reviewer" } };
}
