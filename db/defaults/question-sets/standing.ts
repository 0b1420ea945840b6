import type { Condition, Section } from "#app/domain/question-sets/question.ts";
import { discretionaryGrounds, mandatoryConvictions, mandatoryPenalties } from "./exclusion-grounds.ts";
import * as is from "./shorthand.ts";

const { shortText, longText, yesNo, oneOf, manyOf, table, document, date, file } = is;

const NONE = "None of these";
const tickedAny = (question: string, field: string): Condition => ({ question, field, isNot: ["none"] });
const hold = { by: "portal", rule: "noneApply", hold: "Procurement officers look at this first" } as const;

/** Exclusion grounds, finances and references. Procurement Act 2023, sections 57 and 58 and Schedules 6 and 7. */
export const standing: Section = {
  id: "standing",
  title: "Your standing",
  pages: [
    {
      id: "mandatory-grounds",
      title: "Convictions and penalties",
      questions: [
        {
          id: "EXC-01",
          label: "Has your organisation, or anyone connected with it, been convicted of or penalised for any of these?",
          hint: "A yes does not end your application. You can tell us what you have put right",
          fields: [
            manyOf("convictions", "any convictions", mandatoryConvictions, { label: "Convictions", none: NONE }),
            manyOf("penalties", "any penalties", mandatoryPenalties, { label: "Penalties and findings", none: NONE }),
          ],
          required: true,
          stages: ["A"],
          pass: hold,
        },
      ],
    },
    {
      id: "discretionary-grounds",
      title: "Other grounds",
      questions: [
        {
          id: "EXC-02",
          label: "Have any of these applied to your organisation, or to anyone connected with it?",
          hint: "For most, count the last 5 years. Select all that apply",
          fields: [manyOf("value", "any that have applied", discretionaryGrounds, { none: NONE })],
          required: true,
          stages: ["A"],
          pass: hold,
        },
      ],
    },
    {
      id: "put-right",
      title: "What you have put right",
      questions: [
        {
          id: "EXC-03",
          label: "Have you put the matter right?",
          hint: "Say what happened, when, and what you did so that it will not happen again",
          fields: [
            longText("value", "what you did", 500),
            file(
              "statement",
              "a document that shows it",
              { kind: "self-cleaning", renewal: "never", grace: true },
              {
                label: "Document that shows it",
                optional: true,
              },
            ),
          ],
          required: true,
          stages: ["A"],
          showWhen: {
            any: [tickedAny("EXC-01", "convictions"), tickedAny("EXC-01", "penalties"), tickedAny("EXC-02", "value")],
          },
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "debarment",
      title: "Debarment list",
      questions: [
        {
          id: "EXC-04",
          label: "Is the organisation, or a connected person, on the debarment list?",
          fields: [
            yesNo("listed", "yes if anyone is on the list"),
            date("checked", "the date you looked", { label: "Date you looked", when: "past" }),
            shortText("reference", "where you looked", { label: "Reference", optional: true }),
          ],
          required: true,
          stages: ["W"],
          askedOf: "council",
          // 30 days: proposed, for the council to confirm.
          pass: { by: "portal", rule: "checkedWithin", field: "checked", days: 30 },
        },
      ],
    },
    {
      id: "conflicts",
      title: "Conflicts of interest and insolvency",
      questions: [
        {
          id: "EXC-05",
          label: "Do you have, or might you have, a conflict of interest with a council officer or councillor?",
          hint: "For example, a relative or a former colleague who buys places",
          fields: [
            yesNo("any", "yes if you have or might have a conflict of interest"),
            longText("which", "the conflict of interest", 200, {
              label: "What is it?",
              showWhen: is.said("EXC-05", "any", "yes"),
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
        {
          id: "FIN-02",
          label: "Are you insolvent, in administration or under a winding-up petition?",
          fields: [yesNo("value", "yes if you are insolvent, in administration or under a winding-up petition")],
          required: true,
          stages: ["A"],
          pass: hold,
        },
      ],
    },
    {
      id: "finances",
      title: "Your finances",
      questions: [
        {
          id: "FIN-01",
          label: "What shows that you can trade?",
          // Procurement Act 2023, section 22: audited accounts may not be demanded of those who need not have them.
          hint: "Any one of these will do. Accounts need not be audited",
          fields: [
            oneOf("kind", "what you will upload", [
              ["accounts", "Accounts for two years"],
              ["management-accounts", "Management accounts or a tax return"],
              ["bank-letter", "A letter from your bank"],
              ["forecast", "A forecast, if you have just started"],
            ]),
            document("document", "the document", "financial-standing", 18, { label: "Document" }),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
        {
          id: "FIN-03",
          label: "What would you do if we stopped buying places at short notice?",
          hint: "You do not have to answer this",
          fields: [longText("value", "what you would do", 150)],
          required: false,
          stages: ["A"],
          pass: is.reviewer,
        },
      ],
    },
    {
      id: "modern-slavery",
      title: "Modern slavery statement",
      questions: [
        {
          id: "MSA-01",
          // Modern Slavery Act 2015, section 54, and its turnover of £36 million.
          label: "If your turnover is £36 million or more, where is your modern slavery statement?",
          fields: [shortText("value", "the address of your statement", { format: "url" })],
          required: false,
          stages: ["A"],
          showWhen: is.isAnswered("ORG-07", "large"),
          pass: is.format,
        },
      ],
    },
    {
      id: "track-record",
      title: "Your track record",
      questions: [
        {
          id: "REF-02",
          label: "Has any council or school stopped using you because of quality or safety?",
          hint: "Being open about it does not fail you",
          fields: [
            yesNo("any", "yes if a council or school stopped using you because of quality or safety"),
            longText("what", "what happened", 300, {
              label: "What happened?",
              showWhen: is.said("REF-02", "any", "yes"),
            }),
          ],
          required: true,
          stages: ["A"],
          pass: is.reviewer,
        },
        {
          id: "REF-01",
          label: "Give two referees who have bought similar services in the last 3 years",
          fields: [
            table(
              "value",
              "referee",
              [
                shortText("name", "the referee's name", { label: "Name" }),
                shortText("organisation", "the referee's organisation", { label: "Organisation" }),
                shortText("email", "the referee's email address", { label: "Email address", format: "email" }),
              ],
              { minRows: 2, maxRows: 4 },
            ),
          ],
          required: true,
          stages: ["W"],
          pass: is.reviewer,
        },
      ],
    },
  ],
};
