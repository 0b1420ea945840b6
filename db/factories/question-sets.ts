import type { Field, FrameworkQuestions, Page, Question, Section } from "#app/domain/question-sets/question.ts";

/** A question that is asked of all, in the application, unless `more` says otherwise. */
export const aQuestion = (id: string, fields: Field[], more: Partial<Question> = {}): Question => ({
  id,
  label: `What is ${id}?`,
  fields,
  required: true,
  stages: ["A"],
  pass: { by: "portal", rule: "answered" },
  ...more,
});

export const aPage = (id: string, ...questions: Question[]): Page => ({ id, title: id, questions });
export const aSection = (id: string, ...pages: Page[]): Section => ({ id, title: id, pages });

export const yesOrNo: Field = { kind: "yesNo", name: "value", noun: "yes or no" };
export const twoChoices = [
  { value: "one", label: "One" },
  { value: "two", label: "Two" },
];

const insured = aQuestion(
  "INS-01",
  [
    { kind: "money", name: "amount", noun: "the amount" },
    {
      kind: "file",
      name: "certificate",
      noun: "the certificate",
      evidence: { kind: "insurance", renewal: "fromDocument", grace: false },
    },
  ],
  {
    label: "Are you insured for {amount}?",
    pass: { by: "portal", rule: "insurance", minPence: 500 },
    byLot: { mentoring: { minPence: 900 } },
  },
);

const accounts = aQuestion(
  "FIN-01",
  [
    {
      kind: "file",
      name: "value",
      noun: "the accounts",
      evidence: { kind: "accounts", renewal: { months: 12 }, grace: true },
    },
  ],
  { pass: { by: "portal", rule: "documentAge", field: "value", months: 12 } },
);

const numbers = aQuestion("CAP-01", [
  { kind: "number", name: "from", noun: "from", min: 1, max: 9 },
  { kind: "number", name: "to", noun: "to", min: 1, max: 9, notBelow: "from" },
]);

const sites = aQuestion("PRE-01", [
  {
    kind: "table",
    name: "sites",
    noun: "the site",
    row: "site",
    maxRows: 5,
    columns: [
      { kind: "shortText", name: "address", noun: "the address" },
      { kind: "number", name: "rooms", noun: "the rooms", min: 1, max: 9 },
    ],
  },
]);

/** A small set for two lots that can be published, with a question of each sort; a test breaks one thing of it. */
export const smallQuestionSet: FrameworkQuestions = {
  lots: ["tuition", "mentoring"],
  version: 1,
  sections: [
    aSection(
      "about",
      aPage("one-of", aQuestion("ORG-01", [{ kind: "oneOf", name: "value", noun: "one", options: twoChoices }])),
      aPage(
        "many-of",
        aQuestion("ORG-02", [
          { kind: "manyOf", name: "value", noun: "any", options: twoChoices, none: "None of these" },
        ]),
      ),
      aPage("tuition-only", aQuestion("ORG-03", [yesOrNo], { lots: ["tuition"] })),
      aPage("name", aQuestion("ORG-04", [{ kind: "shortText", name: "value", noun: "a name" }])),
      aPage("numbers", numbers),
    ),
    aSection(
      "more",
      aPage("papers", insured, accounts),
      aPage("rows", sites),
      aPage("words", aQuestion("EDU-01", [{ kind: "longText", name: "value", noun: "words", maxWords: 100 }])),
      aPage(
        "last",
        aQuestion(
          "EDU-02",
          [yesOrNo, { kind: "date", name: "since", noun: "a date", showWhen: { question: "EDU-02", is: ["yes"] } }],
          { showWhen: { question: "ORG-01", is: ["one"] } },
        ),
      ),
    ),
  ],
};
