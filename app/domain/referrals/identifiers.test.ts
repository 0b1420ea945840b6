import { expect, test } from "vitest";
import { identifierFault, identifiersIn } from "./identifiers.ts";

const names = ["Zoë Mary", "O'Neill-Carter"];

test.each([
  ["Zoe needs a quiet room", ["the child’s name"]],
  ["Mary’s work is careful", ["the child’s name"]],
  ["The Carter family", ["the child’s name"]],
  ["Miss ONEILL says", ["the child’s name"]],
  ["Lives at hr1 2aa", ["a postcode"]],
  ["UPN B801200005001.", ["a UPN"]],
  ["NHS 943 476 5919", ["an NHS number"]],
  ["NHS 9434765919, HR12AA", ["a postcode", "an NHS number"]],
])("%j holds %j", (text, found) => expect(identifiersIn(text, names)).toEqual(found));

test.each(["Maths in HR1, key stage 3", "Summary of 12 weeks", "£45.50 for 2 hours", "Call 01432 960 001", ""])(
  "%j holds nothing",
  (text) => expect(identifierFault(text, names)).toBeUndefined(),
);
