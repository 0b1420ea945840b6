import type { Section } from "#app/domain/question-sets/question.ts";
import { premises } from "./premises.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, yesNo, oneOf, date, document } = is;

const rating: is.Choices = [
  ["met", "Met"],
  ["partly", "Partly met"],
  ["not-yet", "Not yet met"],
  ["not-applicable", "Does not apply"],
];

const standards: is.Choices = [
  ["recruitment", "1.1 Recruitment checks and single central record"],
  ["policies", "1.2 Safeguarding policies"],
  ["concerns", "1.3 Responding to concerns"],
  ["training", "1.4 Staff training"],
  ["lead", "1.5 Designated safeguarding lead"],
  ["access", "1.6 Site access and security"],
  ["health", "Part 2 Health and safety"],
  ["admissions", "Part 3 Admissions, support and guidance"],
  ["quality", "Part 4 Quality of education"],
];

/** Without its number, as it stands in a sentence. */
const asNoun = (label: string): string => label.replace(/^(\d\.\d|Part \d) (.)/, (_, __, first) => first.toLowerCase());

/** The tests of the law on schools, and the standards for those who are none. */
export const registration: Section = {
  id: "registration",
  title: "Registration and premises",
  pages: [
    {
      id: "pupils",
      title: "Pupils and hours",
      questions: [
        {
          id: "REG-01",
          label: "How many pupils of school age do you have, and for how long each week?",
          fields: [
            number("pupils", "the number of pupils", { label: "Pupils of school age", min: 0, max: 5000 }),
            number("hours", "the most hours in a week", {
              label: "The most hours that any one of them attends in a week",
              min: 0,
              max: 60,
              decimals: 1,
              unit: "hours",
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.teaching,
          // Education Act 1996, section 463; more than 18 hours a week is taken as likely to be full time.
          pass: {
            by: "portal",
            rule: "registration",
            thresholds: [{ from: "2015-01-01", hoursFullTime: 18, pupils: 5 }],
          },
        },
        {
          id: "REG-02",
          label:
            "Is any of your pupils looked after by a council, or does any have an education, health and care plan?",
          fields: [yesNo("value", "yes if any pupil is looked after or has a plan")],
          required: true,
          stages: ["A"],
          lots: is.teaching,
          pass: is.answered,
        },
      ],
    },
    {
      id: "inspection",
      title: "Ofsted inspection",
      questions: [
        {
          id: "REG-03",
          label: "When did Ofsted last inspect you, and what was the outcome?",
          hint: "You do not have to answer this",
          fields: [
            date("inspected", "the date of the inspection", { label: "Date of the inspection", when: "past" }),
            shortText("outcome", "the outcome", { label: "Outcome" }),
            shortText("report", "the address of the report", { label: "Address of the report", format: "url" }),
            document("copy", "the report", "inspection-report", 36, { label: "Report" }),
          ],
          required: false,
          stages: ["A"],
          lots: is.education,
          showWhen: is.said("ORG-05", "registered", "yes"),
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "standards",
      title: "National voluntary standards",
      questions: [
        {
          id: "REG-04",
          label: "How do you rate yourself against the national voluntary standards?",
          // Only what we have by its published heading: part one's six standards and the other three parts whole. The
          // single standards of parts two to four, 21 in all, are for the council to add from their own text.
          hint: "The standards for providers that are not schools (Department for Education, August 2025). You do not have to answer this",
          fields: [
            ...standards.map(([name, label]) => oneOf(name, `a rating for ${asNoun(label)}`, rating, { label })),
            longText("notes", "your notes", 300, { label: "What shows this, and your plan for anything not yet met" }),
          ],
          required: false,
          stages: ["A", "W"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
      ],
    },
    ...premises,
  ],
};
