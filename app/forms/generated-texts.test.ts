import { describe, expect, it } from "vitest";
import { schemaFor } from "#app/domain/question-sets/answers.ts";
import type { Column, Field } from "#app/domain/question-sets/question.ts";
import { aPage, twoChoices } from "#db/factories/question-sets.ts";
import { post } from "#e2e/faults/posted-form.ts";
import { faultIn, MOST_FIELDS, parseForm } from "./parse-form.ts";

const context = { today: "2026-03-27", stage: "A" } as const;
const cells: Column[] = [
  { kind: "shortText", name: "short", noun: "it" },
  { kind: "longText", name: "long", noun: "it", maxWords: 500 },
];
/** A text of every kind that a form can ask for. */
const texts: Field[] = [
  ...cells,
  { kind: "table", name: "rows", noun: "the row", row: "row", maxRows: 3, columns: cells },
  { kind: "contacts", name: "people", noun: "people", contacts: twoChoices.slice(1) },
];
const textNames = ["short", "long", "rows.0.short", "rows.0.long", "people.two.name"].map((name) => `QUE-01.${name}`);

const everywhere = (text: string) => ({
  ...Object.fromEntries(textNames.map((name) => [name, text])),
  "QUE-01.people.two.email": "name@example.com",
  "QUE-01.people.two.phone": "01432 960 001",
});

describe("B1: a form that no page of ours sends", () => {
  it("B1: a megabyte in any text is refused at once, with how much may stand there", () => {
    const began = performance.now();
    const { problems } = post(texts, everywhere("a".repeat(1_000_000)));
    expect(performance.now() - began).toBeLessThan(3000);
    expect(Object.keys(problems)).toEqual(textNames);
    for (const message of Object.values(problems)) expect(message).toMatch(/must be (200|10000) characters or less$/);
  });

  it("B1: 100,000 fields are refused, and no more than a thousand looked at", () => {
    const many = Array.from({ length: 100_000 }, (_, row): [string, string] => [`QUE-01.rows.${row}.short`, "x"]);
    const { form, stored } = post(texts, {}, many);
    expect(faultIn(form)).toContain("too many fields");
    expect(Object.keys(stored).length).toBeLessThanOrEqual(MOST_FIELDS);
  });

  it.each(["__proto__", "constructor", "prototype", "toString"])(
    "B1: names that reach for %s change nothing",
    (name) => {
      const tries = [
        name,
        `QUE-01.${name}`,
        `QUE-01.short.${name}`,
        `QUE-01.rows.0.${name}.admin`,
        `${name}.admin`,
        `QUE-01.people.${name}.name`,
      ];
      const good = post(texts, everywhere("Acme"));
      const { form, stored, problems } = post(
        texts,
        everywhere("Acme"),
        tries.map((one) => [one, "yes"]),
      );
      expect(problems).toEqual({});
      const known = (values: object) => Object.entries(values).filter(([one]) => !one.includes(name));
      expect(known(stored)).toEqual(known(good.stored));
      expect(({} as Record<string, unknown>).admin).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
      if (name === "__proto__")
        expect(parseForm(schemaFor({ lot: "x", version: 1, sections: [] }, aPage("p"), context), form).ok).toBe(false);
    },
  );
});

describe("B2: characters that are not plain", () => {
  it.each([
    ["an accent typed apart", "Zoe\u0308", "Zoë"],
    ["a right-to-left override", "ab\u202Ecd", "ab\u202Ecd"],
    ["marks heaped on a letter", "Z\u0335\u0321\u031B", "Z\u0335\u0321\u031B".normalize("NFC")],
    ["an emoji", "👩‍🏫 𝒳", "👩‍🏫 𝒳"],
    ["a space that does not break", "a\u00A0b", "a\u00A0b"],
    ["smart quotes", "“it’s”", "“it’s”"],
  ])("B2: %s is kept and shown again", (_, typed, kept) => {
    const { problems, stored, shown, words } = post(texts, everywhere(typed));
    expect(problems).toEqual({});
    for (const name of textNames) expect([stored[name], shown[name]]).toEqual([kept, kept]);
    expect(words[0]).toBe(kept);
  });

  it.each([
    ["NUL", "a\0b"],
    ["half of a character", "a\ud800b"],
  ])("B2: %s is shown as a sign in its place, never stored, and refused with a sentence", (_, typed) => {
    const { problems, stored, shown } = post(texts, everywhere(typed));
    expect(Object.keys(problems)).toEqual(textNames);
    for (const message of Object.values(problems))
      expect(message).toContain("must not include characters that cannot be shown");
    for (const name of textNames) expect([stored[name], shown[name]]).toEqual(["a\ufffdb", "a\ufffdb"]);
  });
});

it.each(["O'Neill", "Æthelflæd", "Ng", "X", "é".repeat(200), "Null", "<b>", '"&amp;"', "undefined"])(
  "B3: %s is a name like another, and never markup",
  (name) => {
    const { problems, stored, shown, elements, words } = post(texts, everywhere(name));
    expect(problems).toEqual({});
    for (const input of textNames) expect([stored[input], shown[input]]).toEqual([name, name]);
    expect(elements.filter(({ nodeName }) => nodeName === "b")).toEqual([]);
    expect(words.at(-1)).toBe(`Two: ${name}, name@example.com, 01432 960 001`);
  },
);
