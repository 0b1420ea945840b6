import { describe, expect, it } from "vitest";
import { type Question, questionsOf } from "#app/domain/question-sets/question.ts";
import { alternativeProvision, rows } from "./alternative-provision.ts";
import { merges } from "./merges.ts";
import { lotCodes } from "./shorthand.ts";

// The council's own list: id, stages, M where an answer is needed, and lots where they are not all four.
const list = `
ORG-01 A M, ORG-02 A M, ORG-03 A M, ORG-04 A D, ORG-05 A M ET, ORG-06 A M, ORG-07 A M, ORG-08 A M, ORG-09 A M,
ORG-10 A M, ORG-11 A M, ORG-12 P M, EXC-01 A M, EXC-02 A M, EXC-03 A M, EXC-04 W M, EXC-05 A M, FIN-01 A M,
FIN-02 A M, FIN-03 A D, MSA-01 A D, REF-01 W M, REF-02 A M, INS-01 AP M, INS-02 AP M, INS-03 AP M MTS, INS-04 P M EMT,
INS-05 P M EM, SAF-01 AW M, SAF-02 AW M, SAF-03 A D, SAF-04 W M, SAF-05 AP M, SAF-06 A M, SAF-07 W M ET, SAF-08 W M,
SAF-09 W M, SAF-10 W M, SAF-11 W M, SAF-12 A M, SAF-13 A M MT, SAF-14 W M EM, SAF-15 A M EMT, SAF-16 W M EMT,
SAF-17 P M, REG-01 A M ET, REG-02 A M ET, REG-03 A D E, REG-04 AW D EMT, PRE-01 A M, PRE-02 W M E, PRE-03 A M,
PRE-04 W M EM, PRE-05 W M EMT, PRE-06 W M E, PRE-07 A M EMT, PRE-08 A D E, PRE-09 P M EM, VIS-01 P M EMT, EDU-01 A M,
EDU-02 A D ET, EDU-03 A M ET, EDU-04 A M EMT, EDU-05 A M EMT, EDU-06 A M EM, EDU-07 A M, EDU-08 A M E, EDU-09 A M EMT,
EDU-10 A M EMT, EDU-11 A M EMT, EDU-12 A M, EDU-13 A M EMT, DAT-01 AP M, DAT-02 A M, DAT-03 A M, DAT-04 A D,
DAT-05 A M, EQU-01 A M, EQU-02 A D, SOC-01 A M, CAP-01 A M, CAP-02 A M, CAP-03 A M, CAP-04 A D, PRI-01 A M,
PRI-02 A M, PRI-03 A M, PRI-04 A M, SW-01 WP M S, SW-02 A M S, SW-03 P M S, SW-04 A M S, SW-05 A M S, SW-06 A D S,
DEC-01 A M, DEC-02 A M, DEC-03 A M`
  .split(",")
  .map((row) => row.trim())
  .sort();

const initials: Record<string, string> = { education: "E", mentoring: "M", tuition: "T", specialist: "S" };
const asRow = ({ id, stages, required, lots }: Question): string => {
  const on = lots ? lotCodes.filter((lot) => lots.includes(lot)).map((lot) => initials[lot]) : [];
  return [id, stages.join(""), required ? "M" : "D", on.join("")].filter(Boolean).join(" ");
};
const shipped = questionsOf(alternativeProvision);

describe("the council's list of questions", () => {
  it("is there whole: 97 rows, each with its stages, lots and whether it must be answered", () => {
    expect(questionsOf({ sections: rows }).map(asRow).sort()).toEqual(list);
    expect(list).toHaveLength(97);
  });

  it("is asked whole: each row is a question or is covered by exactly one", () => {
    const asked = shipped.flatMap(({ id, covers = [] }) => [id, ...covers]).sort();
    expect(asked).toEqual(list.map((row) => row.split(" ")[0]).sort());
  });

  it("has the same stages and lots for a row after merging as before", () => {
    for (const { into, covers } of merges) {
      const base = shipped.find(({ id }) => id === into);
      for (const id of Object.keys(covers)) {
        const row = questionsOf({ sections: rows }).find((one) => one.id === id);
        expect(base?.stages).toEqual(expect.arrayContaining([...(row?.stages ?? ["none"])]));
        const also = base?.also?.[base.covers?.indexOf(id) ?? -1];
        const fields = base?.fields.filter(({ name }) => also?.fields.includes(name)) ?? [];
        expect(fields.length, id).toBeGreaterThan(0);
        for (const { lots } of fields) expect(lots ?? base?.lots, id).toEqual(row?.lots);
      }
    }
  });

  it("asks only staff for the debarment check and the visit, and asks nobody for what the portal knows", () => {
    const by = (audience: string) => shipped.filter(({ askedOf }) => askedOf === audience).map(({ id }) => id);
    expect(by("council")).toEqual(["EXC-04", "VIS-01"]);
    expect(by("portal")).toEqual(["CAP-01"]);
  });

  it("keeps diversity apart, and nothing else", () => {
    expect(shipped.filter(({ apart }) => apart).map(({ id }) => id)).toEqual(["EQU-02"]);
  });

  it("asks nowhere for the number of a DBS certificate, or for the certificate", () => {
    const fields = shipped.flatMap(({ fields }) => fields.map((field) => JSON.stringify({ ...field, hint: "" })));
    expect(fields.filter((field) => /dbs/i.test(field) && /number of|certificate/i.test(field))).toEqual([]);
  });
});
