import { expect, it } from "vitest";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { sources } from "#db/defaults/question-sets/sources.ts";
import { questionsOf } from "./question.ts";
import { sourceInWords } from "./sources.ts";

const asked = questionsOf(alternativeProvision);
const question = (id: string) => asked.find((one) => one.id === id) as (typeof asked)[number];

it("row 23: each check says the standard it comes from, or that it is the council's own", () => {
  expect(sourceInWords(question("EXC-01"), 3)).toBe(
    "Procurement Act 2023, section 57 and Schedule 6. Question EXC-01, version 3",
  );
  expect(sourceInWords(question("PRI-01"), 1)).toBe("The council’s own question. Question PRI-01, PRI-02, version 1");
  expect(sourceInWords(question("SAF-05"), 1)).toMatch(/1\.1\. Question SAF-05, SAF-06, version 1$/);
});

it("row 23: no source is of a question that nobody asks", () => {
  const ids = asked.map(({ id }) => id);
  expect(Object.keys(sources).filter((id) => !ids.includes(id))).toEqual([]);
});
