import type { Page } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { longText, number, yesNo, oneOf, date, document, file } = is;
const yes = { by: "portal", rule: "allYes" } as const;

/**
 * Who may work with children. No form asks for the number of a DBS certificate, and no certificate is uploaded: the
 * Police Act 1997, section 124, limits who may see one. Checks are stated here and kept in the single central record.
 */
export const staffChecks: Page[] = [
  {
    id: "dbs",
    title: "Checks on people who work with children",
    questions: [
      {
        id: "SAF-05",
        label:
          "Does everyone in regulated activity have an enhanced DBS check with the children’s barred list before they start?",
        hint: "Regulated activity includes teaching children, also alone and online. Do not send us a certificate or its number",
        fields: [
          yesNo("value", "yes if everyone has this check before starting"),
          number("count", "how many people this covers", {
            label: "How many people does this cover?",
            hint: "Count yourself",
            min: 1,
            max: 5000,
          }),
        ],
        required: true,
        stages: ["A", "P"],
        pass: yes,
      },
      {
        id: "SAF-06",
        label: "How do you repeat DBS checks?",
        fields: [
          oneOf("value", "how you repeat DBS checks", [
            ["update-service", "With the DBS Update Service"],
            ["three-years", "A new check every 3 years"],
            ["other", "Another way"],
          ]),
          longText("other", "your other way", 100, {
            label: "Which way?",
            showWhen: is.said("SAF-06", "value", "other"),
          }),
        ],
        required: true,
        stages: ["A"],
        pass: is.reviewer,
      },
    ],
  },
  {
    id: "central-record",
    title: "Single central record",
    questions: [
      {
        id: "SAF-04",
        label: "Do you keep a single central record of staff checks?",
        fields: [
          yesNo("kept", "yes if you keep a single central record"),
          number("staff", "how many people it lists", { label: "How many people does it list?", min: 1, max: 5000 }),
          file(
            "extract",
            "the headings and counts, without names",
            {
              kind: "central-record",
              renewal: { months: 6 },
              grace: false,
            },
            { label: "Its headings and counts, with all names removed" },
          ),
        ],
        required: true,
        stages: ["W"],
        pass: is.reviewer,
      },
      {
        id: "SAF-07",
        label: "Have you checked section 128 directions and teacher prohibition orders, where they apply?",
        fields: [
          oneOf("value", "whether you have checked", [
            ["yes", "Yes"],
            ["no", "No"],
            ["not-applicable", "They do not apply"],
          ]),
        ],
        required: true,
        stages: ["W"],
        lots: is.teaching,
        pass: yes,
      },
      {
        id: "SAF-08",
        label: "Are these checks done and recorded before anyone starts?",
        fields: [
          yesNo("identity", "yes if you check identity", { label: "Is identity checked before anyone starts?" }),
          yesNo("rightToWork", "yes if you check the right to work", {
            label: "Is the right to work checked before anyone starts?",
          }),
          yesNo("overseas", "yes if you check time spent overseas", {
            label: "Is time spent overseas checked before anyone starts?",
          }),
          yesNo("references", "yes if you take up references", {
            label: "Are references taken up before anyone starts?",
          }),
        ],
        required: true,
        stages: ["W"],
        pass: yes,
      },
    ],
  },
  {
    id: "recruitment-and-training",
    title: "Recruiting and training",
    questions: [
      {
        id: "SAF-09",
        label: "Is someone on each interview panel trained in safer recruitment?",
        fields: [
          yesNo("value", "yes if someone is trained"),
          date("trained", "the date of training in safer recruitment", {
            label: "Date of training in safer recruitment",
            when: "past",
            showWhen: is.said("SAF-09", "value", "yes"),
          }),
          document("certificate", "the safer recruitment certificate", "safer-recruitment-training", 36, {
            label: "Safer recruitment certificate",
            optional: true,
          }),
        ],
        required: true,
        stages: ["W"],
        showWhen: is.hasStaff,
        pass: { by: "portal", rule: "dateWithin", field: "trained", months: 36 },
      },
      {
        id: "SAF-10",
        label: "How do you train staff at the start and every year?",
        hint: "If you work alone, say how you keep your own training up to date",
        fields: [
          longText("value", "how you train", 200),
          date("last", "the date of the last yearly training", {
            label: "Date of the last yearly training",
            when: "past",
          }),
        ],
        required: true,
        stages: ["W"],
        pass: { by: "portal", rule: "dateWithin", field: "last", months: 12 },
      },
      {
        id: "SAF-11",
        label: "Do you follow the Prevent duty and train staff in it?",
        fields: [
          yesNo("value", "yes if you follow the Prevent duty"),
          date("trained", "the date of Prevent training", {
            label: "Date of Prevent training",
            when: "past",
            showWhen: is.said("SAF-11", "value", "yes"),
          }),
          document("certificate", "the Prevent certificate", "prevent-training", 24, {
            label: "Prevent certificate",
            optional: true,
          }),
        ],
        required: true,
        stages: ["W"],
        pass: { by: "portal", rule: "dateWithin", field: "trained", months: 24 },
      },
      {
        id: "SAF-16",
        label: "How do you protect people who work alone with one child?",
        fields: [
          longText("value", "how you protect people who work alone", 200),
          document("assessment", "your risk assessment", "lone-working-assessment", 12, {
            label: "Risk assessment for working alone",
            optional: true,
          }),
        ],
        required: true,
        stages: ["W"],
        lots: is.withChildren,
        pass: is.reviewer,
      },
    ],
  },
  {
    id: "physical-intervention",
    title: "Physical intervention",
    questions: [
      {
        id: "SAF-14",
        label: "Do you use physical intervention?",
        fields: [
          yesNo("value", "yes if you use physical intervention"),
          longText("training", "the training of your staff", 100, {
            label: "Which training do your staff have?",
            showWhen: is.said("SAF-14", "value", "yes"),
          }),
          document("policy", "your policy on physical intervention", "physical-intervention-policy", 12, {
            label: "Policy on physical intervention",
            showWhen: is.said("SAF-14", "value", "yes"),
          }),
          file(
            "certificate",
            "the training certificate",
            { kind: "physical-intervention-training", renewal: "fromDocument", grace: true },
            { label: "Training certificate", showWhen: is.said("SAF-14", "value", "yes") },
          ),
        ],
        required: true,
        stages: ["W"],
        lots: is.groups,
        pass: is.reviewer,
      },
    ],
  },
  {
    id: "placed-staff",
    title: "People placed with us",
    questions: [
      {
        id: "SAF-17",
        label: "The letter that confirms the checks of each person placed with us",
        hint: "We draw it up from your single central record. You read it and confirm it",
        fields: [file("value", "the letter", { kind: "staff-checks-letter", renewal: "never", grace: false })],
        required: true,
        stages: ["P"],
        pass: is.reviewer,
      },
    ],
  },
];
