import { stageNames } from "../describe.ts";
import type { AskedOf, Question, Stage } from "../question.ts";
import type { Answers } from "../typed.ts";
import { ask, type EditorPage, type Lots, lotChoices, type Read, yes } from "./editor-page.ts";

const stages = Object.entries(stageNames).map(([value, label]) => ({ value, label }));

/** The form for a question's words, and for whom, when and on which lots it is asked. */
export function wordsPage(lots: Lots): EditorPage {
  return {
    title: "Words and who is asked",
    questions: [
      ask("words", "The words", [
        { kind: "longText", name: "label", noun: "the question", label: "Question", maxWords: 60 },
        {
          kind: "longText",
          name: "hint",
          noun: "the hint",
          label: "Hint",
          hint: "What helps to answer it, in plain words. {amount} and {months} stand for the amounts of its rule",
          maxWords: 80,
          optional: true,
        },
        {
          kind: "longText",
          name: "remedy",
          noun: "how it is put right",
          label: "How to put it right",
          hint: "For the letter when an answer does not pass. Left empty, the portal says it from the rule",
          maxWords: 60,
          optional: true,
        },
      ]),
      ask("asked", "When and of whom it is asked", [
        { kind: "yesNo", name: "required", noun: "yes if it must be answered", label: "Must it be answered?" },
        { kind: "manyOf", name: "stages", noun: "when it is asked", label: "When is it asked?", options: stages },
        {
          kind: "oneOf",
          name: "of",
          noun: "who answers it",
          label: "Who answers it?",
          options: [
            { value: "provider", label: "The provider" },
            { value: "council", label: "Council staff, at review" },
            { value: "portal", label: "Nobody: the portal knows it" },
          ],
        },
        {
          kind: "manyOf",
          name: "lots",
          noun: "the lots on which it is asked",
          label: "On which lots?",
          options: lotChoices(lots),
        },
        {
          kind: "yesNo",
          name: "perLot",
          noun: "yes if each lot is answered on its own",
          label: "Is it answered anew for each lot?",
        },
        {
          kind: "yesNo",
          name: "public",
          noun: "yes if parents may read the answer",
          label: "May parents read the answer?",
        },
      ]),
    ],
  };
}

/** What the form shows of a question as it stands. */
export const wordsTyped = (question: Question, lots: Lots): Answers => ({
  words: { label: question.label, hint: question.hint ?? "", remedy: question.remedy ?? "" },
  asked: {
    required: yes(question.required),
    stages: [...question.stages],
    of: question.askedOf ?? "provider",
    lots: [...(question.lots ?? lots.map(({ code }) => code))],
    perLot: yes(question.perLot),
    public: yes(question.public),
  },
});

/** The question with the words that were typed. */
export function withWords(question: Question, { values }: Read, lots: Lots): Question {
  const { words = {}, asked = {} } = values;
  const { hint: _, lots: __, perLot: ___, public: ____, askedOf: _____, remedy: ______, ...rest } = question;
  const on = asked.lots as string[];
  const of = asked.of as AskedOf;
  return {
    ...rest,
    label: words.label as string,
    ...(words.hint ? { hint: words.hint as string } : {}),
    ...(words.remedy ? { remedy: words.remedy as string } : {}),
    required: asked.required === true,
    stages: (Object.keys(stageNames) as Stage[]).filter((stage) => (asked.stages as string[]).includes(stage)),
    ...(of === "provider" ? {} : { askedOf: of }),
    ...(on.length === lots.length ? {} : { lots: on }),
    ...(asked.perLot ? { perLot: true } : {}),
    ...(asked.public ? { public: true } : {}),
  };
}
