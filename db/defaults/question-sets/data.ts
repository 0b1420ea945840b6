import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, yesNo, oneOf, date, table, document } = is;

/** How data, people and the place are looked after. */
export const data: Section = {
  id: "data",
  title: "Data, equality and social value",
  pages: [
    {
      id: "ico",
      title: "Information Commissioner",
      questions: [
        {
          id: "DAT-01",
          label: "What is your registration number with the Information Commissioner’s Office?",
          hint: "8 characters that start with Z",
          fields: [
            shortText("number", "your registration number", { label: "Registration number", format: "ico" }),
            date("until", "the date your fee runs out", { label: "Your fee is paid until", when: "future" }),
          ],
          required: true,
          stages: ["A", "P"],
          pass: { by: "portal", rule: "dateAhead", field: "until" },
        },
        {
          id: "DAT-04",
          label: "Do you hold Cyber Essentials?",
          fields: [
            yesNo("value", "yes if you hold Cyber Essentials"),
            date("until", "the date it ends", {
              label: "Cyber Essentials ends on",
              showWhen: is.said("DAT-04", "value", "yes"),
            }),
          ],
          required: false,
          stages: ["A"],
          pass: is.answered,
        },
      ],
    },
    {
      id: "data-policy",
      title: "Data protection policy",
      questions: [
        {
          id: "DAT-02",
          label: "Upload your privacy and data protection policy",
          fields: [
            document("value", "your data protection policy", "data-protection-policy", 24, {
              label: "Privacy and data protection policy",
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "data-practice",
      title: "Children’s data",
      questions: [
        {
          id: "DAT-03",
          label: "How do you tell us about a data breach, and how fast?",
          hint: "We ask to be told within 24 hours",
          fields: [longText("value", "how you tell us about a data breach", 150)],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
        {
          id: "DAT-05",
          label: "Where do you hold children’s data, and for how long?",
          fields: [longText("value", "where and how long you hold children’s data", 150)],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "equality",
      title: "Equality policy",
      questions: [
        {
          id: "EQU-01",
          label: "Upload your equality policy",
          fields: [document("value", "your equality policy", "equality-policy", 24)],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "social-value",
      title: "Social value",
      questions: [
        {
          id: "SOC-01",
          label: "What social value will you deliver here?",
          hint: "One small promise is enough for a person working alone. We do not score it",
          fields: [
            table(
              "promises",
              "promise",
              [
                shortText("what", "what you will do", { label: "What you will do" }),
                number("quantity", "how much", { label: "How many", min: 1, max: 100_000 }),
                oneOf(
                  "unit",
                  "the unit",
                  [
                    ["hours", "Hours"],
                    ["people", "People"],
                    ["tonnes", "Tonnes of carbon"],
                    ["pounds", "Pounds"],
                  ],
                  { label: "Of what" },
                ),
                date("by", "the date you will do it by", { label: "By when", when: "future" }),
              ],
              { label: "Promises", maxRows: 5 },
            ),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
  ],
};

/** Asked apart: free to answer, no part of what is sent, and never before those who decide (domain row EQU-02). */
export const diversity: Section = {
  id: "diversity",
  title: "Diversity (optional)",
  pages: [
    {
      id: "diversity",
      title: "Diversity of your organisation",
      questions: [
        {
          id: "EQU-02",
          label: "What can you tell us about the diversity of your organisation?",
          hint: "You do not have to answer this. It is kept apart from your application: nobody who decides on it can see your answer",
          fields: [
            number("people", "how many people work for you", {
              label: "People who work for you",
              min: 0,
              max: 100_000,
            }),
            number("ethnicMinority", "how many are from an ethnic minority", {
              label: "From an ethnic minority",
              min: 0,
              max: 100_000,
            }),
            number("disabled", "how many are disabled", { label: "Disabled", min: 0, max: 100_000 }),
            longText("other", "anything else", 100, { label: "Anything else you want us to count" }),
          ],
          required: false,
          stages: ["A"],
          apart: true,
          pass: is.answered,
        },
      ],
    },
  ],
};
