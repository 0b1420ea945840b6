import type { Page } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";
import { vehicles } from "./vehicles.ts";

const { shortText, longText, number, yesNo, oneOf, date, table, document } = is;

/** Where the work is done, and how children are kept from harm there. */
export const premises: Page[] = [
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
            { label: "Places", repeats: true },
          ),
        ],
        required: true,
        stages: ["A"],
        showWhen: is.usesPremises,
        pass: is.format,
      },
      {
        id: "PRE-06",
        label: "How is access to the site controlled?",
        fields: [longText("value", "how access is controlled", 150)],
        required: true,
        stages: ["W"],
        lots: is.education,
        showWhen: is.usesPremises,
        pass: is.reviewer,
      },
      {
        id: "PRE-07",
        label: "Is the place step-free, are its toilets accessible, and what can you adjust?",
        fields: [longText("value", "how accessible it is", 150)],
        required: true,
        stages: ["A"],
        lots: is.withChildren,
        showWhen: is.hasOwnPremises,
        pass: is.answered,
        public: true,
      },
    ],
  },
  {
    id: "fire-risk",
    title: "Fire risk assessment",
    questions: [
      {
        id: "PRE-02",
        label: "Upload the fire risk assessment for each site",
        hint: "If you have more than one site, put the assessments into one document, the oldest date first",
        fields: [document("value", "the fire risk assessments", "fire-risk-assessment", 12)],
        required: true,
        stages: ["W"],
        lots: is.education,
        showWhen: is.usesPremises,
        pass: { by: "portal", rule: "documentAge", field: "value", months: 12 },
      },
    ],
  },
  {
    id: "activities",
    title: "Risk of each activity",
    questions: [
      {
        id: "PRE-04",
        label: "Upload risk assessments for each activity",
        fields: [
          table(
            "activities",
            "activity",
            [
              shortText("name", "the activity", { label: "Activity" }),
              date("assessed", "the date of its assessment", { label: "Assessed on", when: "past" }),
            ],
            { label: "Activities that you offer" },
          ),
          document("assessments", "the risk assessments", "activity-risk-assessments", 12, {
            label: "Risk assessments, in one document",
          }),
        ],
        required: true,
        stages: ["W"],
        lots: is.groups,
        pass: is.reviewer,
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
        lots: is.withChildren,
        showWhen: is.worksInPerson,
        pass: { by: "portal", rule: "dateAhead", field: "until" },
      },
    ],
  },
  {
    id: "food",
    title: "Food",
    questions: [
      {
        id: "PRE-08",
        label: "Do you provide food?",
        hint: "You do not have to answer this",
        fields: [
          yesNo("value", "yes if you provide food"),
          number("rating", "your food hygiene rating", {
            label: "Food hygiene rating",
            hint: "From 0 to 5. We look for 3 or more",
            min: 0,
            max: 5,
            showWhen: is.said("PRE-08", "value", "yes"),
          }),
          document("certificate", "your hygiene rating", "food-hygiene-rating", 24, {
            label: "Letter or certificate that shows it",
            showWhen: is.said("PRE-08", "value", "yes"),
          }),
        ],
        required: false,
        stages: ["A"],
        lots: is.education,
        pass: is.reviewer,
      },
    ],
  },
  ...vehicles,
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
        // Education and engagement is given in person; the other two are visited where they meet children.
        lots: is.withChildren,
        showWhen: is.worksInPerson,
        pass: is.reviewer,
      },
    ],
  },
];
