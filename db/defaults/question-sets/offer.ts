import * as labels from "#app/domain/directory/labels.ts";
import type { Section } from "#app/domain/question-sets/question.ts";
import { districts, lots } from "./choices.ts";
import * as is from "./shorthand.ts";

const { longText, shortText, number, oneOf, manyOf, table, document } = is;

/** Stands second, because how and where someone works decides what else is asked. */
export const offer: Section = {
  id: "offer",
  title: "What you offer",
  pages: [
    {
      id: "offer",
      title: "What you offer",
      questions: [
        {
          // Known from the application itself: it is made to one lot.
          id: "CAP-01",
          label: "Which lots are you applying for?",
          fields: [manyOf("value", "the lots", lots)],
          required: true,
          stages: ["A"],
          askedOf: "portal",
          pass: is.answered,
          perLot: true,
        },
        {
          id: "EDU-01",
          label: "What do you offer?",
          hint: "Subjects and activities, how you work and what you aim for. Parents will read this",
          fields: [longText("value", "what you offer", 300)],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
          public: true,
          perLot: true,
        },
      ],
    },
    {
      id: "places",
      title: "Places, ages and days",
      questions: [
        {
          id: "CAP-03",
          label: "How many places do you have, for whom and when?",
          fields: [
            manyOf("modes", "where you work", labels.modes, {
              label: "Where do you work with children?",
              hint: "Select all that apply",
            }),
            number("places", "the number of places", {
              label: "Places",
              hint: "How many children you could see in one week",
              min: 1,
              max: 1000,
            }),
            number("ageFrom", "the youngest age", { label: "Youngest age", min: 4, max: 25, unit: "years" }),
            number("ageTo", "the oldest age", {
              label: "Oldest age",
              min: 4,
              max: 25,
              unit: "years",
              notBelow: "ageFrom",
            }),
            manyOf("days", "the days you work", labels.weekdays, { label: "Days", hint: "Select all that apply" }),
            manyOf("groups", "the group sizes", labels.groupSizes, {
              label: "Group sizes",
              hint: "Select all that apply",
            }),
            number("startNotice", "the notice you need", {
              label: "Notice you need before a first session",
              min: 0,
              max: 60,
              unit: "working days",
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
          public: true,
          perLot: true,
        },
      ],
    },
    {
      id: "area",
      title: "Where you travel",
      questions: [
        {
          id: "CAP-02",
          label: "Which districts do you cover?",
          fields: [
            manyOf("districts", "the districts you cover", districts, {
              label: "Districts",
              hint: "Select all that apply",
            }),
            number("miles", "how far you travel", { label: "How far do you travel?", min: 0, max: 200, unit: "miles" }),
          ],
          required: true,
          stages: ["A"],
          showWhen: is.worksInPerson,
          pass: is.answered,
          public: true,
          perLot: true,
        },
      ],
    },
    {
      id: "needs",
      title: "Needs you can meet",
      questions: [
        {
          id: "EDU-07",
          label: "Which special educational needs can you meet?",
          fields: [
            manyOf("value", "the needs you can meet", labels.needs, { label: "Needs", hint: "Select all that apply" }),
            longText("not", "the needs you cannot meet", 150, {
              label: "Which needs can you not meet?",
              optional: true,
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.answered,
          public: true,
        },
        {
          id: "CAP-04",
          label: "Do you specialise in anything?",
          fields: [manyOf("value", "your specialisms", labels.specialisms, { hint: "Select all that apply" })],
          required: false,
          stages: ["A"],
          pass: is.answered,
          public: true,
          perLot: true,
        },
      ],
    },
    {
      id: "qualifications-offered",
      title: "Qualifications children can gain",
      questions: [
        {
          id: "EDU-02",
          label: "Which qualifications or accreditations can children gain?",
          fields: [
            table(
              "value",
              "qualification",
              [
                shortText("name", "the qualification", { label: "Qualification" }),
                oneOf(
                  "level",
                  "the level",
                  [
                    ["entry", "Entry level"],
                    ["1", "Level 1"],
                    ["2", "Level 2"],
                    ["3", "Level 3"],
                  ],
                  { label: "Level" },
                ),
              ],
              {
                label: "Qualifications that children can gain",
                hint: "Leave this empty if there are none",
                optional: true,
              },
            ),
            document("approval", "your approval letter", "centre-approval", 24, {
              label: "Approval letter from the awarding body",
              optional: true,
            }),
          ],
          required: false,
          stages: ["A"],
          lots: is.teaching,
          pass: is.reviewer,
          public: true,
        },
      ],
    },
  ],
};
