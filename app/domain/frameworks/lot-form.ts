import { ask } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";

/** Everything that is said about a lot beside its terms and specification, all of it public. */
export const lotSet: QuestionSet = {
  lot: "lot",
  version: 1,
  sections: [
    {
      id: "lot",
      title: "About the lot",
      pages: [
        {
          id: "lot",
          title: "About the lot",
          questions: [
            ask("lot", "What it is", [
              { kind: "shortText", name: "name", noun: "the name of the lot", label: "Name", maxLength: 80 },
              {
                ...{ kind: "longText", name: "description", noun: "what it buys", label: "What it buys", maxWords: 60 },
              },
              {
                ...{ kind: "money", name: "ceiling", noun: "the ceiling", label: "Ceiling of the lot, if it has one" },
                optional: true,
              },
              {
                ...{ kind: "number", name: "notice", noun: "the notice", min: 0, max: 365, unit: "days" },
                label: "Notice before it closes",
                hint: "Days between telling applicants and closing. 0 lets it close at once",
              },
            ]),
            ask("kpis", "What we measure", [
              {
                ...{ kind: "table", name: "value", noun: "a measure", row: "measure", repeats: true, maxRows: 12 },
                columns: [
                  { kind: "shortText", name: "measure", noun: "the measure", label: "Measure" },
                  { kind: "shortText", name: "target", noun: "the target", label: "Target" },
                  { kind: "shortText", name: "how", noun: "how it is measured", label: "Measured by", optional: true },
                ],
              },
            ]),
          ],
        },
      ],
    },
  ],
};
