import fc from "fast-check";
import { expect, it } from "vitest";
import { groundInWords, groundKey, groundOf, grounds, groundsAnswered, isMandatory } from "./grounds.ts";
import { mayDecide } from "./representations.ts";

it("row 30 the national codes: seven penalties, eight convictions, nine discretionary grounds, none twice", () => {
  const count = (group: string) => grounds.filter((ground) => ground.group === group).length;
  expect([count("mandatory-penalties"), count("mandatory-convictions"), count("discretionary")]).toEqual([7, 8, 9]);
  expect(new Set(grounds.map(groundKey)).size).toBe(grounds.length);
  expect(grounds.filter(isMandatory)).toHaveLength(15);
  for (const ground of grounds) expect(groundOf(groundKey(ground))).toBe(ground);
});

it("row 30 a code without its group names nothing", () => {
  for (const { code } of grounds) expect(groundOf(code)).toBeUndefined();
  expect(groundOf("discretionary/competition_law_infringements")).toBeUndefined();
});

it("row 30 the grounds that a provider ticked are read by group and code, and insolvency by its own yes", () => {
  const answers = {
    "EXC-01": { convictions: ["none"], penalties: ["mandatory-penalties/competition_law_infringements"] },
    "EXC-02": { value: ["discretionary/breach_of_contract"], insolvent: "yes" },
  };
  expect(groundsAnswered(answers).map(groundInWords)).toEqual([
    "Mandatory: penalties and findings. Breaking competition law",
    "Discretionary. Breaking a public contract or performing it poorly",
    "Discretionary. Insolvency or bankruptcy",
  ]);
  expect(groundsAnswered({})).toEqual([]);
});

it("row 30 nobody decides on a day on which the provider may still answer, unless it has", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-09-${String(n).padStart(2, "0")}`);
  const status = fc.constantFrom("waiting", "answered", "excluded", "dropped", "lifted");
  fc.assert(
    fc.property(status, day, day, (is, answerBy, today) => {
      const may = mayDecide({ status: is, answerBy }, today);
      expect(may).toBe(is === "answered" || (is === "waiting" && today > answerBy));
      expect(mayDecide({ status: "waiting", answerBy }, answerBy)).toBe(false);
    }),
  );
});
