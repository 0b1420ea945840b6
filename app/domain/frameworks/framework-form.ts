import { ask } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { Column, Field, Question, QuestionSet, Section } from "#app/domain/question-sets/question.ts";
import { weightNames } from "#app/domain/referrals/award-weights.ts";

const url: Column = {
  ...{ kind: "shortText", name: "url", noun: "the web address", label: "Web address", format: "url" },
  optional: true,
};

/** The notices of the Procurement Act 2023 are numbered UK1 to UK17 (domain §5.6). */
const notices = Array.from({ length: 17 }, (_, place) => `UK${place + 1}`);

const about: readonly Question[] = [
  ask("about", "What it is", [
    { kind: "shortText", name: "name", noun: "the name of the framework", label: "Name", maxLength: 100 },
    { kind: "longText", name: "summary", noun: "the summary", label: "In one or two sentences", maxWords: 60 },
    {
      ...{ kind: "longText", name: "covered", noun: "the services that it covers", maxWords: 300 },
      label: "Services that it covers",
    },
    {
      ...{ kind: "longText", name: "notCovered", noun: "the services that it does not cover", maxWords: 300 },
      label: "Services that it does not cover",
      hint: "And where to go for them",
    },
    {
      ...{ kind: "oneOf", name: "regime", noun: "the law under which it was begun" },
      label: "Begun under",
      options: [
        { value: "pa2023", label: "Procurement Act 2023 (begun on or after 24 February 2025)" },
        { value: "pcr2015", label: "Public Contracts Regulations 2015 (begun before)" },
      ],
    },
    { kind: "shortText", name: "portal", noun: "the portal", label: "Portal on which it is run", optional: true },
    {
      kind: "shortText",
      name: "reference",
      noun: "the contract reference",
      label: "Contract reference",
      optional: true,
    },
  ]),
];

const term: readonly Question[] = [
  ask("term", "First term", [
    { kind: "date", name: "startsOn", noun: "the first day", label: "First day" },
    { kind: "date", name: "endsOn", noun: "the last day of the first term", label: "Last day of the first term" },
  ]),
  ask(
    "extensions",
    "Extensions",
    [
      {
        ...{ kind: "table", name: "value", noun: "the extensions", row: "extension", repeats: true },
        ...{ minRows: 1, maxRows: 8, optional: true },
        columns: [
          { kind: "date", name: "until", noun: "the last day", label: "Last day with this extension" },
          {
            ...{ kind: "yesNo", name: "published", noun: "yes if it was published at the start" },
            label: "Was it published at the start?",
          },
          {
            ...{ kind: "date", name: "decideBy", noun: "the day by which it is decided", label: "Decide by" },
            optional: true,
          },
          {
            ...{ kind: "shortText", name: "decision", noun: "the decision", label: "Decision: who, and its reference" },
            hint: "Leave empty until it is decided: until then the framework ends before it",
            optional: true,
          },
          { kind: "date", name: "decidedOn", noun: "the day of the decision", label: "Decided on", optional: true },
        ],
      },
    ],
    "An extension counts from the day on which its decision stands here",
  ),
];

const money: readonly Question[] = [
  ask("money", "The most that may be spent", [
    { kind: "money", name: "ceiling", noun: "the ceiling", label: "Ceiling over the whole term" },
    {
      ...{ kind: "oneOf", name: "vat", noun: "whether the ceiling has VAT in it", label: "Is VAT in it?" },
      options: [
        { value: "net", label: "No, without VAT" },
        { value: "gross", label: "Yes, with VAT" },
      ],
    },
    {
      ...{ kind: "longText", name: "basis", noun: "what the ceiling rests on", maxWords: 150 },
      label: "What the ceiling rests on",
      hint: "How it was estimated, and by whom",
    },
  ]),
  ask("funding", "Where the money comes from", [
    {
      ...{ kind: "table", name: "value", noun: "a funding stream", row: "funding stream", maxRows: 8 },
      columns: [
        { kind: "shortText", name: "name", noun: "the funding stream", label: "Funding stream" },
        { kind: "shortText", name: "code", noun: "the cost centre", label: "Cost centre", optional: true },
      ],
    },
  ]),
];

const weight = (name: string, label: string): Field => ({
  ...{ kind: "number", name, noun: `the weight of ${label.toLowerCase()}`, label, unit: "%", min: 0, max: 100 },
});

const callOff: readonly Question[] = [
  ask("calloff", "How a provider is chosen for a child", [
    { kind: "longText", name: "method", noun: "the method", label: "Method", maxWords: 400 },
    {
      ...{ kind: "longText", name: "ties", noun: "what decides between equals", maxWords: 80 },
      label: "What decides between equals",
    },
  ]),
  ask(
    "weights",
    "Weights",
    Object.entries(weightNames).map(([name, label]) => weight(name, label)),
    "In parts of a hundred. Each request is compared by the weights of the day on which it was sent",
  ),
];

const record: readonly Question[] = [
  ask("decisions", "Decisions of the council", [
    {
      ...{ kind: "table", name: "value", noun: "the decision", row: "decision", maxRows: 20, optional: true },
      columns: [
        { kind: "shortText", name: "body", noun: "who decided", label: "Who decided, and what" },
        { kind: "date", name: "on", noun: "the day of the decision", label: "On" },
        { kind: "shortText", name: "reference", noun: "the reference", label: "Reference", optional: true },
        url,
      ],
    },
  ]),
  ask("notices", "Notices", [
    {
      ...{ kind: "table", name: "value", noun: "the notice", row: "notice", maxRows: 30, optional: true },
      columns: [
        {
          ...{ kind: "oneOf", name: "kind", noun: "the kind of notice", label: "Kind" },
          options: notices.map((notice) => ({ value: notice, label: notice })),
        },
        { kind: "shortText", name: "number", noun: "the number of the notice", label: "Number" },
        { kind: "date", name: "on", noun: "the day of publication", label: "Published on" },
        url,
      ],
    },
  ]),
  ask("strategy", "Plans, strategies and assessments behind it", [
    {
      ...{ kind: "table", name: "value", noun: "the document", row: "document", maxRows: 20, optional: true },
      columns: [
        { kind: "shortText", name: "title", noun: "the title", label: "Title" },
        { kind: "date", name: "review", noun: "the day of its review", label: "Reviewed next on", optional: true },
        url,
      ],
    },
  ]),
];

const contacts: readonly Question[] = [
  ask("contacts", "Whom to ask", [
    {
      ...{ kind: "table", name: "value", noun: "a contact", row: "contact", repeats: true, maxRows: 10 },
      columns: [
        { kind: "shortText", name: "role", noun: "what to ask them about", label: "For what" },
        { kind: "shortText", name: "name", noun: "the name", label: "Person or team" },
        { kind: "shortText", name: "email", noun: "the email address", label: "Email address", format: "email" },
        {
          ...{ kind: "shortText", name: "phone", noun: "the phone number", label: "Phone number", format: "phone" },
          optional: true,
        },
      ],
    },
  ]),
];

const section = (id: string, title: string, questions: readonly Question[]): Section => ({
  ...{ id, title },
  pages: [{ id, title, questions }],
});

/** Everything that is said about a framework, a form for each section, all of it public. */
export const frameworkSet: QuestionSet = {
  lot: "framework",
  version: 1,
  sections: [
    section("about", "What it is", about),
    section("term", "Term and extensions", term),
    section("money", "Ceiling and funding", money),
    section("call-off", "How providers are chosen", callOff),
    section("record", "Decisions, notices and plans", record),
    section("contacts", "Whom to ask", contacts),
  ],
};
