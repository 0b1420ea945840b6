import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, manyOf, declaration } = is;

/** What parents are told about a provider; the first three are published of everyone who is approved. */
export const publishable: is.Choices = [
  ["name", "Name of the organisation", "Always published"],
  ["offer", "What you offer, ages and how you teach", "Always published"],
  ["district", "District, never an address", "Always published"],
  ["phone", "Telephone number for referrals"],
  ["email", "Email address for referrals"],
  ["qualifications", "Qualifications of your staff"],
];

export const declarations: Section = {
  id: "declaration",
  title: "Declaration",
  afterOthers: true,
  pages: [
    {
      id: "publication",
      title: "What we may publish",
      questions: [
        {
          id: "DEC-02",
          label: "Which of your details may we publish to parents?",
          hint: "Select the first three, and any others that you agree to",
          fields: [manyOf("value", "what we may publish", publishable, { atLeast: ["name", "offer", "district"] })],
          required: true,
          stages: ["A"],
          pass: is.answered,
        },
      ],
    },
    {
      id: "agreement",
      title: "Terms and declaration",
      questions: [
        {
          id: "DEC-01",
          label: "Do you agree to the terms, version 1, and the specification, version 1?",
          fields: [
            declaration("agreed", "that you agree", "I agree to the terms and the specification"),
            shortText("name", "your full name", { label: "Your full name", autoComplete: "name" }),
            shortText("role", "your role", { label: "Your role", autoComplete: "organization-title" }),
          ],
          required: true,
          stages: ["A"],
          pass: { by: "portal", rule: "versionsCurrent", terms: 1, specification: 1 },
          perLot: true,
        },
        {
          id: "DEC-03",
          label: "Is everything you have told us true?",
          fields: [
            declaration(
              "value",
              "that this is true",
              "I confirm that this is true and will tell you within 5 working days of changes",
            ),
            shortText("name", "your full name", { label: "Your full name", autoComplete: "name" }),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
          perLot: true,
        },
      ],
    },
  ],
};
