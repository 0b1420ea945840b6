import { expect, it } from "vitest";
import { typedTexts } from "./typed-texts.ts";

function form(fields: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

it("keeps what has words in it, once, as it was typed", () => {
  const typed = form([
    ["EDU-01.value", "  We teach\nat the child's own pace. "],
    ["note", "We teach\nat the child's own pace."],
    ["reason", "Two words"],
    ["choice", "yes"],
  ]);
  expect(typedTexts(typed)).toEqual(["We teach\nat the child's own pace.", "Two words"]);
});

it("keeps no password, no code, no file, nothing that the page filled in", () => {
  const rest = form([
    ["password", "three plain words"],
    ["newPassword", "three plain words"],
    ["code", "123 456"],
    ["submissionKey", "a b"],
    ["versions", "a 1"],
    ["file", new File(["some words"], "some words.txt")],
    ["empty", "   "],
  ]);
  expect(typedTexts(rest)).toEqual([]);
});
