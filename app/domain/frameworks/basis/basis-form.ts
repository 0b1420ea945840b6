import { ask, type EditorPage } from "#app/domain/question-sets/drafts/editor-page.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import {
  type BasisRules,
  basisNames,
  type LegalBasis,
  legalBases,
  shippedRules,
  type Treatment,
} from "./legal-basis.ts";

const treatments = [
  { value: "allow", label: "Allow it" },
  { value: "warn", label: "Allow it with a warning" },
  { value: "block", label: "Refuse it" },
];

/** The form by which a framework's legal basis is recorded. `people`: whom one can ask for the two approvals. */
export const basisPage = (people: readonly { id: string; name: string }[] | undefined): EditorPage => ({
  title: "Record a legal basis",
  questions: [
    ask("basis", "Legal basis", [
      {
        ...{ kind: "oneOf", name: "basis", noun: "the legal basis", label: "On what does the framework stand?" },
        options: legalBases.map((value) => ({ value, label: basisNames[value] })),
      },
      { kind: "date", name: "from", noun: "the day from which it holds", label: "From which day?" },
      { kind: "longText", name: "why", noun: "the reason", label: "Why this basis?", maxWords: 200 },
    ]),
    ask("advice", "Advice and risk", [
      { kind: "shortText", name: "adviser", noun: "who advised", label: "Who advised" },
      { kind: "date", name: "on", noun: "the day of the advice", label: "Advised on", optional: true },
      { kind: "longText", name: "advice", noun: "the advice", label: "What they advised, in short", maxWords: 200 },
      {
        ...{ kind: "longText", name: "risk", noun: "the risk", label: "Risk, and what is done if it comes true" },
        maxWords: 200,
      },
    ]),
    ask(
      "rules",
      "Rules of this framework",
      [
        {
          ...{ kind: "number", name: "days", noun: "the days", min: 0, max: 365, unit: "days", optional: true },
          label: "Least length of a round",
        },
        {
          ...{ kind: "oneOf", name: "below", noun: "what happens", optional: true, options: treatments },
          label: "A call-off worth less than the light-touch threshold",
        },
        {
          ...{ kind: "date", name: "closes", noun: "the day on which the first round closes", optional: true },
          label: "Where it knows rounds: last day of the first round",
          hint: "The round opens over all lots on the day from which the basis holds. Without one, lots close",
        },
      ],
      "Leave empty what the basis itself says",
    ),
    ...(people
      ? [
          ask(
            "approvals",
            "Whose approval is asked",
            [
              {
                ...{ kind: "oneOf", name: "legal", noun: "who approves for legal", label: "Legal" },
                options: people.map(({ id, name }) => ({ value: id, label: name })),
              },
              {
                ...{ kind: "oneOf", name: "procurement", noun: "who approves for procurement", label: "Procurement" },
                options: people.map(({ id, name }) => ({ value: id, label: name })),
              },
            ],
            "It comes into force on its day only if both have approved it in the portal",
          ),
        ]
      : []),
  ],
});

/** What was recorded, as values: London dates, the rules with the framework's own in place of the shipped ones. */
export type RecordedBasis = {
  basis: LegalBasis;
  rules: BasisRules;
  fromOn: string;
  why: string;
  risk: string;
  advice: string;
  adviser: string;
  advisedOn: string | undefined;
  firstRoundClosesOn: string | undefined;
  asked: { legal?: string; procurement?: string };
};

/** What the form's values say. `shipped`: the rule set of a basis as the council has it. */
export function recordedBasis(
  values: Record<string, Record<string, unknown>>,
  shipped: (basis: LegalBasis) => BasisRules = (basis) => shippedRules[basis],
): RecordedBasis {
  const { basis = {}, advice = {}, rules = {}, approvals = {} } = values;
  const name = basis.basis as LegalBasis;
  return {
    basis: name,
    rules: {
      ...shipped(name),
      ...(rules.days === undefined ? {} : { minTenderDays: rules.days as number }),
      ...(rules.below === undefined ? {} : { belowThreshold: rules.below as Treatment }),
    },
    fromOn: basis.from as string,
    why: basis.why as string,
    risk: advice.risk as string,
    advice: advice.advice as string,
    adviser: advice.adviser as string,
    advisedOn: advice.on as string | undefined,
    firstRoundClosesOn: rules.closes as string | undefined,
    asked: approvals as { legal?: string; procurement?: string },
  };
}

/** The form with nothing in it but the day from which a basis would hold. */
export const emptyBasis = (from: { day: string; month: string; year: string }): Answers => ({ basis: { from } });
