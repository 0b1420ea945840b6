import type { Answers } from "#app/domain/question-sets/typed.ts";
import { shippedWeights } from "#app/domain/referrals/award-weights.ts";

const date = (day: string, month: string, year: string) => ({ day, month, year });

/** An invented framework as its forms would be filled in, for the demonstration and for tests. */
export const sampleFramework: Answers = {
  about: {
    name: "Alternative provision",
    summary: "Education for children and young people who cannot be in school",
    covered:
      "Education and engagement at a centre, mentoring, tuition and specialist staff, for children whom the council must arrange education for.",
    notCovered:
      "Residential provision, and places that schools buy themselves. Schools ask the council’s school improvement team; residential provision is arranged by children’s social care.",
    regime: "pa2023",
    portal: "This portal",
    reference: "WYE-2026-014",
  },
  term: { startsOn: date("5", "1", "2026"), endsOn: date("4", "1", "2031") },
  extensions: {
    value: [{ until: date("4", "1", "2033"), published: "yes", decideBy: date("4", "7", "2030") }],
  },
  money: {
    ceiling: "20000000.00",
    vat: "net",
    basis:
      "Seven years at £2.5 million a year, from the spend of 2025 to 2026, with room for growth. Estimated by the commissioning team and agreed with finance.",
  },
  funding: {
    value: [{ name: "Dedicated Schools Grant, high needs block", code: "HN-4120" }, { name: "Virtual school" }],
  },
  calloff: {
    method:
      "The broker asks approved providers that could fit the child, in waves of ten. Those who say yes are compared on how well they meet the need, when they can start, price, distance and what the child and family prefer. The reasons are written down under risk, need and value for money. A request for several places at once is a mini-competition.",
    ties: "The nearer provider, then the earlier start, then a recorded human choice.",
  },
  weights: Object.fromEntries(Object.entries(shippedWeights).map(([name, weight]) => [name, String(weight)])),
  decisions: {
    value: [
      {
        body: "Cabinet member for children approved the framework",
        on: date("20", "8", "2025"),
        reference: "CYP/25/031",
      },
    ],
  },
  notices: { value: [{ kind: "UK4", number: "2025/S 000-000001 (invented)", on: date("12", "11", "2025") }] },
  strategy: { value: [{ title: "Plan for children out of school 2025 to 2030", review: date("1", "9", "2027") }] },
  contacts: {
    value: [
      {
        role: "Applying and the framework",
        name: "Commissioning team",
        email: "alternative.provision@council.example",
        phone: "01632 960 100",
      },
      { role: "Referrals", name: "Broker team", email: "brokers@council.example", phone: "01632 960 101" },
    ],
  },
};

/** What is said about a lot of it. */
export const sampleLot = (name: string, description: string): Answers => ({
  lot: { name, description, ceiling: "", notice: "14" },
  kpis: {
    value: [
      { measure: "Attendance of the sessions planned", target: "85% a term", how: "Confirmed marks in this portal" },
      { measure: "Requests answered within one working day", target: "95%", how: "This portal" },
    ],
  },
});
