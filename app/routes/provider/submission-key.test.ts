import { expect, it } from "vitest";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { submissionKeyOf } from "./submission-key.ts";

const at = new Date("2026-03-27T10:00:00Z");
const keyOf = (typed?: string) => {
  const form = new FormData();
  if (typed !== undefined) form.append("submissionKey", typed);
  return submissionKeyOf(form, at);
};

it("is the form's own key", () => {
  const own = uuidv7();
  expect(keyOf(own)).toBe(own);
});

it.each([undefined, "", "mine"])("is a fresh key when %j was sent", (typed) => {
  const key = keyOf(typed);
  expect(isUuid(key)).toBe(true);
  expect(key).not.toBe(keyOf(typed));
});
