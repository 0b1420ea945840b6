import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";

const insurances = ["INS-01", "INS-02", "INS-03", "INS-04"] as const;
export type InsuranceGate = (typeof insurances)[number];

/** What the gates ask on a lot: the least cover of each insurance in pence (null: any), and of whom a visit is wanted. */
export type GatesAsked = {
  insurances: readonly { id: InsuranceGate; leastPence: number | null }[];
  visit: "always" | "in-person" | "never";
};

/** Lots on which everyone is visited, however they work; on the others who meets children in person (row VIS-01). */
const alwaysVisited: readonly string[] = ["education"];

/** What a lot's questions in force ask of the gates: the insurances on its form with its own amounts, and the visit. */
export function gatesAsked(set: QuestionSet): GatesAsked {
  return {
    insurances: insurances.flatMap((id) => {
      const pass = findQuestion(set, id)?.pass;
      if (!pass) return [];
      return [{ id, leastPence: pass.by === "portal" && pass.rule === "insurance" ? pass.minPence : null }];
    }),
    visit: !findQuestion(set, "VIS-01") ? "never" : alwaysVisited.includes(set.lot) ? "always" : "in-person",
  };
}
