import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, yesNo, oneOf, date, table, document } = is;

const rating: is.Choices = [
  ["met", "Met"],
  ["partly", "Partly met"],
  ["not-yet", "Not yet met"],
  ["not-applicable", "Does not apply"],
];

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
          pass: is.answered,
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
          // The four published parts. The 21 standards beneath them are for the council to add from their own text.
          hint: "These are the four parts of the standards for providers that are not schools (Department for Education, August 2025). You do not have to answer this",
          fields: [
            oneOf("safeguarding", "a rating for safeguarding and welfare", rating, {
              label: "Safeguarding and welfare",
            }),
            oneOf("health", "a rating for health and safety", rating, { label: "Health and safety" }),
            oneOf("admissions", "a rating for admissions, support and guidance", rating, {
              label: "Admissions, support and guidance",
            }),
            oneOf("quality", "a rating for quality of education", rating, { label: "Quality of education" }),
            longText("notes", "your notes", 300, { label: "What shows this, and your plan for anything not yet met" }),
          ],
          required: false,
          stages: ["A", "W"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "sites",
      title: "Where you deliver",
      questions: [
        {
          id: "PRE-01",
          label: "Where will you deliver?",
          hint: "Give each place that you use. A home address is never shown to parents",
          fields: [
            table(
              "sites",
              "place",
              [
                shortText("address", "the address", { label: "Address" }),
                shortText("postcode", "the postcode", {
                  label: "Postcode",
                  format: "postcode",
                  autoComplete: "postal-code",
                }),
                oneOf(
                  "tenure",
                  "whether it is yours",
                  [
                    ["own", "Our own"],
                    ["hired", "Hired"],
                    ["public", "Public, such as a library"],
                  ],
                  { label: "Whose is it?" },
                ),
              ],
              { label: "Places" },
            ),
          ],
          required: true,
          stages: ["A"],
          showWhen: is.usesPremises,
          pass: is.format,
        },
        {
          id: "PRE-07",
          label: "Is the place step-free, are its toilets accessible, and what can you adjust?",
          fields: [longText("value", "how accessible it is", 150)],
          required: true,
          stages: ["A"],
          showWhen: is.hasOwnPremises,
          pass: is.answered,
          public: true,
        },
      ],
    },
    {
      id: "health-and-safety",
      title: "Health and safety",
      questions: [
        {
          id: "PRE-03",
          label: "Upload your health and safety policy",
          fields: [document("value", "your health and safety policy", "health-and-safety-policy", 12)],
          required: true,
          stages: ["A"],
          pass: { by: "portal", rule: "documentAge", field: "value", months: 12 },
        },
      ],
    },
    {
      id: "first-aid",
      title: "First aid",
      questions: [
        {
          id: "PRE-05",
          label: "Who is trained in first aid, and until when?",
          fields: [
            shortText("name", "the first aider’s name", { label: "Full name" }),
            date("until", "the date the certificate ends", { label: "Certificate ends on" }),
            is.file(
              "certificate",
              "the certificate",
              { kind: "first-aid", renewal: "fromDocument", grace: true },
              {
                label: "Certificate",
              },
            ),
          ],
          required: true,
          stages: ["W"],
          showWhen: is.worksInPerson,
          pass: { by: "portal", rule: "dateAhead", field: "until" },
        },
      ],
    },
    {
      id: "visit",
      title: "Quality visit",
      questions: [
        {
          id: "VIS-01",
          label: "Quality visit",
          fields: [
            date("visited", "the date of the visit", { label: "Date", when: "past" }),
            shortText("visitor", "the visitor’s name", { label: "Visitor" }),
            longText("findings", "the findings", 500, { label: "Findings" }),
            longText("actions", "the actions", 300, { label: "Actions", optional: true }),
          ],
          required: true,
          stages: ["P"],
          askedOf: "council",
          showWhen: is.worksInPerson,
          pass: is.reviewer,
        },
      ],
    },
  ],
};
