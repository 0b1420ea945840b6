import type { Answer, Answers, Typed } from "#app/domain/question-sets/typed.ts";
import { companyAnswers } from "./sample-answers.ts";
import type { lotCodes } from "./shorthand.ts";

const one = (value: Typed): Answer => ({ value });
const given: Typed = { file: true };
const week = ["mon", "tue", "wed", "thu", "fri"];

/** What the company of the samples says differently, or besides, on the lots other than tuition. */
const besides: Record<(typeof lotCodes)[number], Answers> = {
  tuition: {},
  education: {
    "EDU-01": one(
      "Half and whole days of practical learning at our centre: cooking, bicycles, gardening, with English and maths.",
    ),
    "EDU-06": one(given),
    "EDU-08": one("A plan with the family, two trained adults, medicine locked away, and a room for personal care."),
    "PRE-08": { value: "yes", rating: "5", certificate: given },
    "CAP-03": {
      modes: ["premises"],
      places: "16",
      ageFrom: "11",
      ageTo: "16",
      days: week,
      groups: ["small"],
      startNotice: "5",
      specialisms: ["creative"],
    },
    "PRI-01": {
      rates: [
        { line: "A day at our centre, lunch included", unit: "day", rate: "92" },
        { line: "Half a day at our centre", unit: "session", rate: "52" },
      ],
      vat: "no",
    },
  },
  mentoring: {
    "EDU-01": one("A mentor for a young person who is out of school: talk, sport, and small steps back to class."),
    "EDU-06": one(given),
    "CAP-03": {
      modes: ["community", "home", "online"],
      places: "12",
      ageFrom: "10",
      ageTo: "18",
      days: week,
      groups: ["one"],
      startNotice: "3",
    },
    "PRI-01": { rates: [{ line: "One to one", unit: "hour", rate: "36" }], vat: "no" },
  },
  specialist: {
    "EDU-01": one("Educational psychologists and speech and language therapists for statutory assessments."),
    "CAP-03": {
      modes: ["online", "community"],
      places: "20",
      ageFrom: "4",
      ageTo: "25",
      days: week,
      groups: ["one"],
      startNotice: "10",
    },
    "PRI-01": {
      rates: [
        { line: "Educational psychologist, senior", unit: "day", rate: "540" },
        { line: "Speech and language therapist", unit: "hour", rate: "68" },
      ],
      vat: "no",
    },
    "SW-02": {
      workers: [
        { name: "Petra Sample", profession: "educational-psychologist", grade: "senior", years: "9" },
        { name: "Sal Sample", profession: "speech-and-language-therapist", grade: "main", years: "4" },
      ],
      careers: given,
    },
    "SW-04": { margin: "40", nilAfter: "60" },
    "SW-05": one("An hour with a senior practitioner every second week, and a peer group each half term."),
    "SW-06": one("10"),
  },
};

/** The same company's answers as one lot asks for them, by the lot's code. Dates as in `companyAnswers`. */
export const companyAnswersOn = (lot: keyof typeof besides, date: string, ahead: string): Answers => ({
  ...companyAnswers(date, ahead),
  ...besides[lot],
});
