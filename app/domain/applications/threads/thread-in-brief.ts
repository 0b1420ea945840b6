import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import type { ThreadStatus } from "./thread-status.ts";
import type { Thread, ThreadMessage } from "./threads.server.ts";

type Reader = "council" | "provider";
type Tag = { text: string; colour: "blue" | "yellow" | "green" | "grey" | "red" };

const titles: Readonly<Record<ThreadMessage["kind"], string>> = {
  reply: "Reply",
  "follow-up": "Asked again",
  extend: "More time given",
  close: "Closed as answered",
  withdraw: "Question withdrawn",
};

const tags: Readonly<Record<Reader, Record<ThreadStatus, Tag>>> = {
  council: {
    waiting: { text: "With the provider", colour: "yellow" },
    replied: { text: "Replied: for you to read", colour: "blue" },
    closed: { text: "Answered", colour: "green" },
    withdrawn: { text: "Withdrawn", colour: "grey" },
  },
  provider: {
    waiting: { text: "Waits for your reply", colour: "yellow" },
    replied: { text: "Replied", colour: "green" },
    closed: { text: "Answered", colour: "green" },
    withdrawn: { text: "Withdrawn by us", colour: "grey" },
  },
};

/** A thread for one side to read, in words. The provider reads which of its people wrote; the council's stay the council. */
export function threadInBrief(thread: Thread, set: QuestionSet, reader: Reader, now: Date) {
  const { id, questionId, question, state, dueOn, askedBy, askedAt, messages } = thread;
  const late = state === "waiting" && londonDate(now) > dueOn;
  const sign = (by: string, theirs: boolean) => (reader === "provider" && !theirs ? "the council" : by);
  return {
    id,
    about: findQuestion(set, questionId)?.label ?? questionId,
    question: messages.findLast(({ kind }) => kind === "follow-up")?.text ?? question,
    waits: state === "waiting",
    replied: state === "replied",
    status: late ? ({ text: "Overdue", colour: "red" } as const) : tags[reader][state],
    due: formatDate(dueOn, "long"),
    late,
    messages: [
      { id, title: "Question", text: question, by: sign(askedBy, false), ...dated(askedAt) },
      ...messages.map(({ id, kind, text, by, at, late, dueOn }) => ({
        id,
        title: late ? "Reply, after the date it was due" : titles[kind],
        text: [text, dueOn && `To be answered by ${formatDate(dueOn, "long")}.`].filter(Boolean).join("\n"),
        by: sign(by, kind === "reply"),
        ...dated(at),
      })),
    ],
  };
}

const dated = (at: Date) => ({ date: formatDateTime(at), dateTime: at.toISOString() });

export type ThreadInBrief = ReturnType<typeof threadInBrief>;
