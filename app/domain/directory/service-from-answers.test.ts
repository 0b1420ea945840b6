import { expect, it } from "vitest";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { companyAnswers, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { companyAnswersOn } from "#db/defaults/question-sets/sample-answers-by-lot.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";
import { outcodeInAnswers, serviceFromAnswers } from "./service-from-answers.ts";

const context: Context = { today: "2026-11-21", stage: "A" };
const company = companyAnswers("2026-09-01", "2027-09-01");
const tutor = soleTutorAnswers("2026-09-01", "2027-09-01");

it("takes a company's service from its answers", () => {
  expect(serviceFromAnswers(set, company, context)).toMatchObject({
    needs: ["semh", "asd", "adhd", "slcn", "spld", "mld", "ebsa"],
    modes: ["online", "home", "premises"],
    days: ["mon", "tue", "wed", "thu", "fri"],
    age_from: 7,
    age_to: 18,
    places: 40,
    start_notice_days: 2,
    travel_km: 40,
    rate_pence: 4000,
    rate_unit: "hour",
    vat_basis_points: 0,
    vat_number: "GB123456782",
    registered_school: false,
    urn: null,
    details: { districts: ["herefordshire", "malvern-hills"], phone: "01632 960 123" },
  });
  expect(outcodeInAnswers(set, company, context)).toBe("HR1");
});

it("takes a tutor's who works alone and online: no place, no travelling, no VAT number", () => {
  const service = serviceFromAnswers(set, tutor, context);
  expect(service).toMatchObject({ modes: ["online"], travel_km: 0, vat_number: null, details: { districts: [] } });
  expect(outcodeInAnswers(set, tutor, context)).toBeUndefined();
});

it.each([
  ["education", { rate_unit: "day", rate_pence: 9200, modes: ["premises"], registered_school: false }],
  [
    "mentoring",
    { rate_unit: "hour", rate_pence: 3600, modes: ["community", "home", "online"], registered_school: false },
  ],
  ["specialist", { rate_unit: "day", rate_pence: 54_000, modes: ["online", "community"], registered_school: false }],
] as const)("takes a company's service on the lot %s from what that lot asks", (lot, service) => {
  const answers = companyAnswersOn(lot, "2026-09-01", "2027-09-01");
  expect(serviceFromAnswers(forLot(alternativeProvision, lot), answers, context)).toMatchObject(service);
});

it("publishes nothing that DEC-02 does not allow, and never an address", () => {
  const shy = { ...company, "DEC-02": { value: ["name", "offer", "district"] } };
  const open = { ...company, "DEC-02": { value: ["name", "offer", "district", "phone", "email", "qualifications"] } };
  expect(Object.keys(serviceFromAnswers(set, shy, context).details)).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/phone|email|qualifications/)]),
  );
  expect(serviceFromAnswers(set, open, context).details.qualifications).toContain("Qualified teacher status");
  expect(JSON.stringify(serviceFromAnswers(set, open, context))).not.toMatch(/Sample Street|2AA/);
});

it("reckons VAT at the standard rate when it is charged", () => {
  const charging = { ...company, "PRI-01": { ...company["PRI-01"], vat: "yes", vatLines: "All" } };
  expect(serviceFromAnswers(set, charging, context).vat_basis_points).toBe(2000);
});

it.each(["EDU-01", "CAP-03", "EDU-07", "PRI-01", "ORG-05"])("says that %s is missing", (id) => {
  expect(() => serviceFromAnswers(set, { ...company, [id]: {} }, context)).toThrow(id);
});
