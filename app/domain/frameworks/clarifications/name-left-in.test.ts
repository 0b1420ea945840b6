import { expect, test } from "vitest";
import { nameLeftIn } from "./name-left-in.ts";

const names = ["Bright Path’s Tutors", "Sam Carter", "sam@carter.example", "Art"];

test.each([
  ["We at bright  PATH's\ntutors ask", "Bright Path’s Tutors"],
  ["sam carter asks", "Sam Carter"],
  ["Write to SAM@carter.example.", "sam@carter.example"],
  ["Can Art (and others) apply?", "Art"],
])("%s holds %s", (text, name) => {
  expect(nameLeftIn(text, names)).toBe(name);
});

test("a short name inside another word is none, nor is an empty one", () => {
  expect(nameLeftIn("Can a part-time tutor apply? Samuel Cartwright can", [...names, " "])).toBeUndefined();
});
