import { lowerFirst } from "#app/domain/lower-first.ts";
import { conditionInWords, kindNames, lotsInWords, ruleInWords, stageNames } from "../describe.ts";
import { onLot } from "../for-lot.ts";
import type { Field, FrameworkQuestions, Question } from "../question.ts";
import { remedyFor } from "../remedies.ts";
import type { Fault } from "../set-faults.ts";
import type { Lots } from "./editor-page.ts";

/** A question as the list of a set shows it. */
export type OutlinedQuestion = {
  id: string;
  label: string;
  lots: string;
  stages: string;
  required: boolean;
  shownWhen: string | undefined;
  faults: string[];
};
export type OutlinedSection = {
  id: string;
  title: string;
  faults: string[];
  pages: { id: string; title: string; questions: OutlinedQuestion[] }[];
};

const stagesInWords = ({ stages }: Question): string =>
  stages.map((stage, index) => (index === 0 ? stageNames[stage] : lowerFirst(stageNames[stage]))).join(", ");

/** A whole set to look over, section by section; on one lot only when its code is given. */
export function outlineOf(
  set: FrameworkQuestions,
  lots: Lots,
  faults: readonly Fault[],
  lot?: string,
): OutlinedSection[] {
  const messages = (of: (fault: Fault) => boolean) => faults.filter(of).map(({ message }) => message);
  return set.sections.map((section) => ({
    id: section.id,
    title: section.title,
    faults: messages(({ section: id, question }) => id === section.id && !question),
    pages: section.pages
      .map((page) => ({
        id: page.id,
        title: page.title,
        questions: page.questions
          .filter((question) => !lot || !question.lots || question.lots.includes(lot))
          .map((question) => ({
            id: question.id,
            label: onLot(question, lot ?? "").label,
            lots: lotsInWords(question, lots),
            stages: stagesInWords(question),
            required: question.required,
            shownWhen: question.showWhen && conditionInWords(question.showWhen, set),
            faults: messages(({ question: id }) => id === question.id),
          })),
      }))
      .filter(({ questions }) => questions.length > 0 || !lot),
  }));
}

/** A field in a few words, for the page of its question. */
export function fieldInWords(field: Field): string {
  const parts: (string | false | undefined)[] = [kindNames[field.kind], field.optional === true && "may stay empty"];
  if (field.kind === "longText") parts.push(`at most ${field.maxWords} words`);
  if (field.kind === "number") parts.push(`${field.min} to ${field.max}`);
  if (field.kind === "oneOf" || field.kind === "manyOf") parts.push(field.options.map(({ label }) => label).join("; "));
  if (field.kind === "contacts") parts.push(field.contacts.map(({ label }) => label).join("; "));
  if (field.kind === "table")
    parts.push(`each ${field.row}: ${field.columns.map(({ label, noun }) => label ?? noun).join("; ")}`);
  if (field.kind === "file") parts.push(evidenceInWords(field.evidence));
  if (field.kind === "declaration") parts.push(field.statement);
  return parts.filter(Boolean).join(", ");
}

function evidenceInWords({ kind, renewal, grace }: Extract<Field, { kind: "file" }>["evidence"]): string {
  const due =
    renewal === "never"
      ? "never due again"
      : renewal === "fromDocument"
        ? "due on the end date in it"
        : `due ${renewal.months} months after its date`;
  return `“${kind}”, ${due}, ${grace ? "days of grace may be given" : "no days of grace"}`;
}

/** Everything about a question in words: when and of whom it is asked, what passes, on which lots other amounts hold. */
export function questionInWords(
  question: Question,
  set: FrameworkQuestions,
  lots: Lots,
): { key: string; value: string }[] {
  const { byLot = {} } = question;
  const others = Object.entries(byLot).map(([code, amounts]) => {
    const name = lots.find((lot) => lot.code === code)?.name ?? code;
    const rule = ruleInWords({ ...question.pass, ...amounts } as Question["pass"]);
    return `${name}: ${lowerFirst(rule)}`;
  });
  const also = (question.also ?? []).map(({ fields, pass }) => {
    const named = question.fields.filter(({ name }) => fields.includes(name)).map(({ label, noun }) => label ?? noun);
    return `For ${named.join(", ")}: ${ruleInWords(pass)}`;
  });
  const asked = { provider: "The provider", council: "Council staff", portal: "Nobody: the portal knows it" };
  return [
    { key: "Hint", value: question.hint ?? "None" },
    { key: "Asked of", value: asked[question.askedOf ?? "provider"] },
    { key: "When", value: stagesInWords(question) || "Never" },
    { key: "Must be answered", value: question.required ? "Yes" : "No" },
    { key: "Lots", value: lotsInWords(question, lots) + (question.perLot ? ", each answered on its own" : "") },
    { key: "Parents may read it", value: question.public ? "Yes" : "No" },
    { key: "What passes", value: [ruleInWords(question.pass), ...others, ...also].join(". ") },
    {
      key: "Asked when",
      value: question.showWhen ? conditionInWords(question.showWhen, set) : "Always",
    },
    { key: "How to put it right", value: remedyFor(question) ?? "The reviewer says how" },
    ...(question.covers?.length ? [{ key: "Also covers", value: question.covers.join(", ") }] : []),
  ];
}
