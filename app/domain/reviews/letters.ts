import { lowerFirst } from "#app/domain/lower-first.ts";
import type { Line } from "#emails/email.ts";

/** One reason as a letter gives it: what it is about, why it does not pass, how to put it right. */
export type LetterReason = { title: string; reason: string; remedy?: string };
/** A condition of an approval; `by` is a date in words, where there is one. */
export type LetterCondition = { what: string; by?: string };

/** Letters that waited in the outbox through an update may hold a reason as one sentence. */
export type RefusalLetter = { ref: string; lot: string; reasons: readonly (LetterReason | string)[] };
/** `needed`: what is missing before a first placement. */
export type AdmissionLetter = {
  ref: string;
  lot: string;
  needed?: readonly string[];
  conditions?: readonly LetterCondition[];
};
/** `answer`: the words of the question on the form; `question`: what the reviewer asks about it; `due` in words. */
export type QuestionLetter = { ref: string; answer: string; question?: string; due: string; fails?: LetterReason };

/** The letter that refuses, with each reason and the open way back (Procurement Act 2023, section 36). */
export const refusalLetter = ({ ref, lot, reasons }: RefusalLetter, links: { again: string }): Line[] => [
  `We have not approved your application ${ref} for ${lot}.`,
  reasons.length === 1 ? "The reason is:" : "The reasons are:",
  { list: reasons.map(reasonInWords) },
  "You can apply again as soon as you have put this right, while the lot is open. We have kept all your answers and documents, so you need to change only what is named here.",
  { link: "Apply again", path: links.again },
  "Reply to the address below if you want to talk about this decision.",
];

/** The letter that approves, with its conditions and what the lot's own questions ask before a first placement. */
export const admissionLetter = (
  { ref, lot, needed, conditions = [] }: AdmissionLetter,
  links: { toDo: string; lot: string },
): Line[] => [
  `We have approved your application ${ref}. You are now on our list for ${lot}.`,
  `Being on the list does not promise any places. We can send you requests ${fromWhen(conditions.length)}.`,
  ...(conditions.length > 0
    ? [
        conditions.length === 1 ? "Your approval has a condition:" : "Your approval has these conditions:",
        { list: conditions.map(({ what, by }) => sentence(by ? `${what}, by ${by}` : what)) },
      ]
    : []),
  ...neededInWords(needed),
  { link: "See what needs doing", path: links.toDo },
  { link: `Read about ${lot}`, path: links.lot },
];

/** From when a provider gets requests: each condition stops them until it is found met. */
function fromWhen(conditions: number): string {
  if (conditions === 0) return "from now on";
  if (conditions === 1) return "once the condition is met";
  return conditions === 2 ? "once both conditions are met" : `once all ${conditions} conditions are met`;
}

/** The letter that asks one question about one answer. */
export const questionLetter = (
  { ref, answer, question, due, fails }: QuestionLetter,
  links: { reply: string },
): Line[] => [
  `We are reading your application ${ref} and have one question. It is about your answer to:`,
  { list: [answer] },
  ...(question ? ["We ask:", { list: [question] }] : []),
  ...(fails ? ["As it stands the answer does not pass:", { list: [reasonInWords({ ...fails, title: "" })] }] : []),
  `Reply by the end of ${due}. All your other answers stay as you sent them.`,
  { link: "Change the answer and reply", path: links.reply },
];

/** One reason in a paragraph: "Do you…? It ended on 3 May 2026. To put it right: renew it." */
export function reasonInWords(given: LetterReason | string): string {
  if (typeof given === "string") return given;
  const { title, reason, remedy } = given;
  const about = title && (/[.?!:]$/.test(title) ? title : `${title}:`);
  return [about, sentence(reason), remedy && `To put it right: ${sentence(lowerFirst(remedy))}`]
    .filter(Boolean)
    .join(" ");
}

function neededInWords(needed: readonly string[] | undefined): Line[] {
  if (!needed) return ["Sign in to see what we need before your first placement."];
  if (needed.length === 0) return ["We have everything that we need from your application before a first placement."];
  return ["Before your first placement we need:", { list: needed }];
}

const sentence = (text: string): string => (/[.?!]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);
