import { expect, test } from "vitest";
import { askForm, officerForm } from "./clarification-forms.ts";

const id = "019a0000-0000-7000-8000-000000000000";
const said = (schema: typeof askForm | typeof officerForm, typed: object): Record<string, string> => {
  const parsed = schema.safeParse(typed);
  return Object.fromEntries(parsed.error?.issues.map(({ path, message }) => [path.join("."), message]) ?? []);
};
const asked = (more: object) => said(askForm, { lotId: id, question: "May we?", submissionKey: id, ...more });

test("a question is 1 to 500 words about a lot", () => {
  expect(asked({ question: "word ".repeat(500) })).toEqual({});
  expect(asked({ question: "word ".repeat(501) })).toEqual({ question: "Question must be 500 words or fewer" });
  expect(asked({ question: " ", lotId: "" })).toEqual({
    question: "Enter your question",
    lotId: "Select the lot that you ask about",
  });
});

test("an officer publishes with both texts, or closes with a reason", () => {
  const sent = { questionId: id, version: "1", submissionKey: id };
  expect(said(officerForm, { intent: "answer", ...sent })).toEqual({
    publicQuestion: "Enter the question as everyone reads it",
    answer: "Enter the answer",
  });
  expect(said(officerForm, { intent: "close", ...sent })).toEqual({ reason: "Enter why it is not published" });
  expect(said(officerForm, { intent: "close", reason: "Asked before", ...sent })).toEqual({});
});
