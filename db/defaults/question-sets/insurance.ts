import type { Field, PassRule, Question, Section } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

type Cover = Pick<Question, "lots" | "byLot"> & {
  id: string;
  kind: string;
  name: string;
  minPence: number;
  staffOnly?: boolean;
};

/**
 * "Have, or will have": the Procurement Act 2023, section 22, lets no council demand insurance before award. The
 * certificate is needed before the first placement, and has no days of grace (rules of the council).
 */
function cover({ id, kind, name, minPence, staffOnly, ...lots }: Cover): Question {
  const has = is.said(id, "cover", "have");
  const willHave = is.said(id, "cover", "have", "will-have");
  const choices: is.Choices = [
    ["have", "Yes, I have it now"],
    ["will-have", "No, but I will have it before my first placement"],
    ...(staffOnly ? ([["no-staff", "I have no staff, so I do not need it"]] as const) : []),
  ];
  const fields: Field[] = [
    is.oneOf("cover", `whether you have ${name} insurance`, choices),
    is.money("amount", "the amount it covers", { label: "Amount it covers", hint: "In pounds", showWhen: has }),
    is.file(
      "certificate",
      "the certificate",
      { kind, renewal: "fromDocument", grace: false },
      {
        label: "Certificate",
        hint: "You may add it now. We need it before your first placement",
        optional: ["A"],
        showWhen: willHave,
      },
    ),
  ];
  const pass: PassRule = { by: "portal", rule: "insurance", minPence };
  const label = `Do you have, or will you have before your first placement, ${name} insurance of at least {amount}?`;
  return { id, label, fields, required: true, stages: ["A", "P"], ...lots, pass };
}

// Amounts proposed from what councils ask; employers' liability of £5 million is the law's own least amount.
const employers = cover({
  id: "INS-01",
  kind: "insurance-employers-liability",
  name: "employers’ liability",
  minPence: 500_000_000,
  staffOnly: true,
});
const publicLiability = cover({
  id: "INS-02",
  kind: "insurance-public-liability",
  name: "public liability",
  minPence: 500_000_000,
  // More where children take part in activities, are driven or go on water.
  byLot: { education: { minPence: 1_000_000_000 } },
});
const professional = cover({
  id: "INS-03",
  kind: "insurance-professional-indemnity",
  name: "professional indemnity",
  minPence: 100_000_000,
  lots: ["tuition", "mentoring", "specialist"],
  byLot: { specialist: { minPence: 200_000_000 } },
});

export const insurance: Section = {
  id: "insurance",
  title: "Insurance",
  pages: [
    { id: "employers-liability", title: "Employers’ liability insurance", questions: [employers] },
    { id: "public-liability", title: "Public liability insurance", questions: [publicLiability] },
    { id: "professional-indemnity", title: "Professional indemnity insurance", questions: [professional] },
    {
      id: "abuse-cover",
      title: "Cover for abuse claims",
      questions: [
        {
          id: "INS-04",
          label: "Does your insurance cover claims of abuse, molestation or failure to safeguard?",
          fields: [
            is.yesNo("value", "yes if your insurance covers such claims"),
            is.file(
              "schedule",
              "the page of the schedule that says so",
              { kind: "insurance-abuse", renewal: "fromDocument", grace: false },
              { label: "Page of the schedule" },
            ),
          ],
          required: true,
          stages: ["P"],
          lots: is.withChildren,
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "motor-insurance",
      title: "Motor insurance",
      questions: [
        {
          id: "INS-05",
          label: "If you drive children, is business-use motor insurance in place for every vehicle and driver?",
          fields: [
            is.oneOf("value", "whether this insurance is in place", [
              ["yes", "Yes"],
              ["no", "No"],
              ["does-not-drive", "We do not drive children"],
            ]),
            is.file(
              "schedule",
              "the schedule of the insurance",
              { kind: "insurance-motor", renewal: "fromDocument", grace: false },
              { label: "Schedule that lists vehicles and drivers", showWhen: is.said("INS-05", "value", "yes") },
            ),
          ],
          required: true,
          stages: ["P"],
          lots: is.groups,
          pass: { by: "portal", rule: "allYes" },
        },
      ],
    },
  ],
};
