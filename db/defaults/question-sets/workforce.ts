import type { Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, number, oneOf, date, table, document, file } = is;

/** Only for specialists whom the council hires: who they are, how they work, and what it costs to keep them. */
export const workforceQuestions: Section = {
  id: "workforce",
  title: "Your specialists",
  pages: [
    {
      id: "grades",
      title: "Grades and experience",
      questions: [
        {
          id: "SW-02",
          label: "Who are your specialists, and how experienced are they?",
          hint: "Count years of statutory work on education, health and care plans",
          fields: [
            table(
              "workers",
              "specialist",
              [
                shortText("name", "their full name", { label: "Full name" }),
                oneOf(
                  "profession",
                  "their profession",
                  [
                    ["educational-psychologist", "Educational psychologist"],
                    ["speech-and-language-therapist", "Speech and language therapist"],
                    ["occupational-therapist", "Occupational therapist"],
                    ["sen-officer", "SEN assessment or tribunal officer"],
                  ],
                  { label: "Profession" },
                ),
                oneOf(
                  "grade",
                  "their grade",
                  [
                    ["main", "Main grade"],
                    ["senior", "Senior"],
                    ["principal", "Principal"],
                  ],
                  { label: "Grade" },
                ),
                number("years", "their years of experience", { label: "Years of this work", min: 0, max: 60 }),
              ],
              { label: "Specialists", repeats: true, maxRows: 50 },
            ),
            document("careers", "their careers", "specialist-careers", 12, {
              label: "Their careers in short, without addresses and dates of birth",
            }),
          ],
          required: true,
          stages: ["A"],
          lots: is.workforce,
          // The bands are the council’s to set; until then a reviewer reads whether a grade fits.
          pass: is.reviewer,
          perLot: true,
        },
        {
          id: "SW-06",
          label: "How quickly can you put someone in place?",
          hint: "You do not have to answer this",
          fields: [number("value", "how quickly", { min: 0, max: 120, unit: "working days" })],
          required: false,
          stages: ["A"],
          lots: is.workforce,
          pass: is.answered,
          perLot: true,
        },
      ],
    },
    {
      id: "professional-registration",
      title: "Professional registration",
      questions: [
        {
          id: "SW-01",
          label: "With which body is each specialist registered, and until when?",
          fields: [
            table(
              "registrations",
              "registration",
              [
                shortText("name", "their full name", { label: "Full name" }),
                oneOf(
                  "body",
                  "the body",
                  [
                    ["hcpc", "Health and Care Professions Council"],
                    ["other", "Another body"],
                    ["none", "None is needed for this work"],
                  ],
                  { label: "Body" },
                ),
                shortText("number", "the registration number", { label: "Registration number", optional: true }),
                date("until", "the date it ends", { label: "Ends on", when: "future", optional: true }),
              ],
              { label: "Registrations", repeats: true, maxRows: 50 },
            ),
            file(
              "register",
              "what the register shows",
              { kind: "staff-checks-registration", renewal: "fromDocument", grace: false },
              { label: "What the register shows of each" },
            ),
          ],
          required: true,
          stages: ["W", "P"],
          lots: is.workforce,
          // The dates must be ahead, so an answer with one that has passed fails.
          pass: is.answered,
          perLot: true,
        },
      ],
    },
    {
      id: "supervision",
      title: "Supervision",
      questions: [
        {
          id: "SW-05",
          label: "What supervision do your specialists get?",
          fields: [longText("value", "their supervision", 200)],
          required: true,
          stages: ["A"],
          lots: is.workforce,
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
    {
      id: "engagement",
      title: "How they are engaged",
      questions: [
        {
          id: "SW-03",
          label: "How are your specialists engaged, and who decides whether IR35 applies?",
          fields: [
            oneOf("engaged", "how they are engaged", [
              ["paye", "On our own payroll"],
              ["umbrella", "Through an umbrella company"],
              ["limited", "Through their own limited company"],
            ]),
            oneOf(
              "decides",
              "who decides",
              [
                ["us", "We do"],
                ["council", "The council does"],
                ["not-applicable", "It does not apply"],
              ],
              { label: "Who decides whether IR35 applies?" },
            ),
            file(
              "determination",
              "the status determination",
              { kind: "ir35-determination", renewal: "never", grace: true },
              {
                label: "Status determination",
                showWhen: is.said("SW-03", "engaged", "umbrella", "limited"),
              },
            ),
          ],
          required: true,
          stages: ["P"],
          lots: is.workforce,
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
    {
      id: "fee-for-hire",
      title: "If we hired your specialist",
      questions: [
        {
          id: "SW-04",
          label: "What fee would you charge if we hired the specialist, and after how long is it nil?",
          hint: "A fee counts the working days that are left, at your own margin for a day",
          fields: [
            is.money("margin", "your margin for a day", { label: "Your margin for a day", hint: "In pounds" }),
            // 60 working days: the Crown Commercial Service’s own terms; a council sets its own.
            number("nilAfter", "after how many working days it is nil", {
              label: "It is nil after",
              min: 0,
              max: 60,
              unit: "working days",
            }),
            document("terms", "your terms", "fee-for-hire-terms", 24, { label: "Your terms", optional: true }),
          ],
          required: true,
          stages: ["A"],
          lots: is.workforce,
          pass: is.reviewer,
          perLot: true,
        },
      ],
    },
  ],
};
