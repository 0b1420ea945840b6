import type { Page } from "#app/domain/question-sets/question.ts";
import * as is from "./shorthand.ts";

const { shortText, date, table } = is;

/** Asked before a first placement of those who said at INS-05 that they drive children. */
export const vehicles: Page[] = [
  {
    id: "vehicles",
    title: "Vehicles and drivers",
    questions: [
      {
        id: "PRE-09",
        label: "Which vehicles and drivers transport children?",
        fields: [
          table(
            "vehicles",
            "vehicle",
            [
              shortText("registration", "the registration number", { label: "Registration number", maxLength: 10 }),
              date("mot", "the date the MOT ends", { label: "MOT ends on", when: "future" }),
              shortText("driver", "the driver’s name", { label: "Driver" }),
              date("licence", "the date the licence ends", { label: "Driving licence ends on", when: "future" }),
            ],
            { label: "Vehicles", repeats: true },
          ),
          is.file(
            "papers",
            "licences and MOT certificates",
            { kind: "vehicle-papers", renewal: "fromDocument", grace: true },
            { label: "Licences and MOT certificates, in one document" },
          ),
        ],
        required: true,
        stages: ["P"],
        lots: is.groups,
        showWhen: is.isAnswered("INS-05", "yes", "no"),
        // The dates must be ahead, so an answer with one that has passed fails.
        pass: is.answered,
      },
    ],
  },
];
