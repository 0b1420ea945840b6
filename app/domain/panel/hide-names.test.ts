import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { nameLeftIn } from "#app/domain/frameworks/clarifications/name-left-in.ts";
import { hideNames, type KnownNames } from "./hide-names.ts";

const known: KnownNames = {
  organisation: ["Bright Path Learning Ltd"],
  people: ["Bridget O’Path", "Will Ng"],
  domains: ["bright-path.example"],
};
const read = (text: string) => hideNames(text, known).text;

describe("N19: an answer that young people read", () => {
  it.each([
    ["We at Bright Path Learning Ltd. listen", "We at [name]. listen"],
    ["BRIGHT PATH LEARNING listens", "[name] listens"],
    ["brightpathlearning listens", "[name] listens"],
    ["Bright  Path-Learning’s tutors", "[name]’s tutors"],
    ["At Bright Path we listen", "At [name] we listen"],
    ["Ask Bridget or Bridget O'Path", "Ask [name] or [name]"],
    ["Ask will ng", "Ask [name]"],
    ["Write to hello@bright-path.example", "Write to [contact details]"],
    ["See www.bright-path.example/us.", "See [contact details]"],
    ["See bright-path.example", "See [contact details]"],
    ["Phone 01632 960 123 or +44 7700 900123", "Phone [contact details] or [contact details]"],
    ["We are at HR1 2AA", "We are at [contact details]"],
    ["It costs £35.50 an hour, or 35 pounds", "It costs [price] an hour, or [price]"],
  ])("“%s” is read as “%s”", (text, shown) => {
    expect(hideNames(text, known)).toEqual({ text: shown, hidden: true });
  });

  it.each([
    "We have a bright room and a path to the river",
    "Learning will be fun, I will ask you first",
    "Room 12, 3pm",
  ])("“%s” is read as it stands", (text) => {
    expect(hideNames(text, known)).toEqual({ text, hidden: false });
  });
});

test("N19: no name of more than one word is left, however it is written", () => {
  const word = fc.constantFrom("Oak", "Zoë", "O’Neill", "Wye", "Elm-Tree", "Ash", "St.", "Number", "Contact", "de");
  const name = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(" "));
  const way = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.replaceAll("’", "'"),
    (text: string) => text.replaceAll(" ", "  "),
    (text: string) => text.normalize("NFD"),
  );
  const ahead = fc.constantFrom("", "We are ", "So. ", "“", "Oaks ");
  const behind = fc.constantFrom("", " and we listen", ".", "”", "’s", " Oaks");
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 3 }), way, ahead, behind, (names, write, before, after) => {
      for (const one of names) {
        const { text } = hideNames(before + write(one) + after, { organisation: names, people: [], domains: [] });
        expect(nameLeftIn(text, names)).toBeUndefined();
      }
    }),
  );
  expect(nameLeftIn("We are Oak Ash", ["Oak Ash"])).toBe("Oak Ash");
  expect(read("")).toBe("");
});
