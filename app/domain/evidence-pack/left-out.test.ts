import { expect, test } from "vitest";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { isLeftOut, mayTravel } from "./left-out.ts";
import { isSameProvider, numberToState } from "./same-provider.ts";

const questions = questionsOf(alternativeProvision);

test("N27: of the shipped questions these fields never travel, and a new one has to be thought of here", () => {
  const left = questions.flatMap((question) => {
    const names = question.fields.filter((field) => isLeftOut(question, field)).map(({ name }) => name);
    return names.length > 0 ? [`${question.id}: ${names.join(" ")}`] : [];
  });
  expect(left).toEqual([
    "ORG-09: value",
    "ORG-10: any people reason",
    "ORG-11: who",
    "ORG-12: holder sortCode account letter",
    "EXC-01: convictions penalties",
    "EXC-02: value insolvent",
    "EXC-03: value statement",
    "EXC-04: listed checked reference",
    "EXC-05: any which",
    "REF-02: any what referees",
    "SAF-02: name trained certificate",
    "SAF-03: value",
    "SAF-04: kept staff extract prohibitions checksIdentity checksRightToWork checksOverseas checksReferences",
    "SAF-10: preventCertificate recruitmentCertificate",
    "SAF-14: certificate",
    "SAF-17: value",
    "PRE-05: name until certificate",
    "PRE-09: vehicles papers",
    "VIS-01: visitor",
    "EDU-04: sample",
    "SW-02: workers careers",
    "SW-01: registrations register",
    "EQU-02: people ethnicMinority disabled other",
    "DEC-02: value",
    "DEC-01: agreed name role isTrue",
  ]);
});

test("N27: names of staff and the bank account are in the answers, and not in what travels", () => {
  const answers: Answers = {
    ...soleTutorAnswers("2026-09-01", "2027-06-01"),
    "ORG-12": { holder: "Canary", sortCode: "112233", account: "12345678" },
    "EQU-02": { people: "7301", other: "Canary" },
    "SAF-02": { name: "Canary", trained: { day: "1", month: "9", year: "2026" } },
  };
  const travels = questions.map((question) => [question.id, mayTravel(question, answers[question.id] ?? {})]);
  expect(JSON.stringify(answers)).toMatch(/Canary.*7301|7301.*Canary/);
  expect(JSON.stringify(travels)).not.toMatch(/Canary|7301|112233|12345678/);
  expect(JSON.stringify(travels)).toContain("call home within ten minutes");
});

test("N27: a provider is known by its numbers, and by its name only where the pack gives none", () => {
  const named = (name: string, identifiers = {}) => ({ name, identifiers });
  const numbered = named("Made-up Tuition Ltd", { companyNumber: "01234567", ukprn: "10012345" });
  expect(isSameProvider(numbered, named("Another name", { companyNumber: "01234567" }))).toBe(true);
  expect(isSameProvider(numbered, named("Made-up Tuition Ltd", { companyNumber: "07654321" }))).toBe(false);
  expect(isSameProvider(numbered, named("Made-up Tuition Ltd", { companyNumber: "01234567", ukprn: "10054321" }))).toBe(
    false,
  );
  expect(isSameProvider(numbered, named(" made-up  tuition LTD "))).toBe(true);
  expect(isSameProvider(named(" made-up  tuition LTD "), numbered)).toBe(false);
  expect(isSameProvider(named(numbered.name, { vatNumber: "GB123456782" }), numbered)).toBe(false);
  expect(isSameProvider(numbered, named("Made-up Tutors"))).toBe(false);
  expect(isSameProvider(named("A"), named("B"))).toBe(false);
});

test("N27: who brings a pack of their own name is told which number is missing here, and nobody else is", () => {
  const numbered = { name: "Made-up Tuition Ltd", identifiers: { charityNumber: "1234567", ukprn: "10012345" } };
  const account = (name: string, identifiers = {}) => numberToState({ name, identifiers }, numbered);
  expect(account("Made-up tuition ltd")).toBe("charity number");
  expect(account("Made-up tuition ltd", { vatNumber: "GB123456782" })).toBe("charity number");
  expect(account("Made-up tuition ltd", { ukprn: "10054321" })).toBeUndefined();
  expect(account("Another")).toBeUndefined();
  expect(numberToState(numbered, { name: numbered.name, identifiers: {} })).toBeUndefined();
});
