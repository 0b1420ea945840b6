import type { CivilDate } from "#app/domain/civil-date.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { TimeToDecision } from "#app/domain/reviews/time-to-decision.ts";
import type { ApplicationStatus } from "./application-status.ts";

export type StepState = "done" | "now" | "to-come";
/** One step between sending and the list: `says` is its actual date, or what may honestly be expected of it. */
export type Step = { title: string; state: StepState; says: string };

/** What is known of an application that was sent. Instants are UTC, dates London dates. */
export type ProgressFacts = {
  status: Exclude<ApplicationStatus, "draft">;
  sentAt: Date;
  /** When it last came into each status. */
  cameInto: Partial<Record<ApplicationStatus, Date>>;
  /** Questions that the provider has not answered, and the first day by which one is due. */
  asked: { open: number; answered: number; dueOn?: CivilDate };
  /** The council's working days used so far; undefined where the calendar does not know all of them. */
  used: number | undefined;
  stoppedSince: Date | undefined;
  time: TimeToDecision;
  /** The day on which its usual time is over; undefined when it is over, or cannot be counted. */
  expectOn: CivilDate | undefined;
};

const days = (count: number) => `${count} working ${count === 1 ? "day" : "days"}`;
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** How long a decision usually takes: half of the last year's took no longer, or the council's target. */
export const usualDays = ({ medianWorkingDays, targetWorkingDays }: TimeToDecision): number =>
  medianWorkingDays ?? targetWorkingDays;

/**
 * The way of an application after its sending, as its provider reads it (MOJ's progress tracker, as a list). A step that
 * was taken has its date. One to come has an expectation only while that has not passed; when it has, it says so.
 */
export function progressOf(facts: ProgressFacts): Step[] {
  const { status, sentAt, cameInto } = facts;
  const over = status === "admitted" || status === "refused";
  const order = { submitted: 0, "information-requested": 0, recommended: 1, moderated: 2, withdrawn: -1, removed: -1 };
  const reached = over ? 3 : order[status];
  const at = (place: number): StepState => (reached > place ? "done" : reached === place ? "now" : "to-come");
  const asking = status === "information-requested";
  const done = (into: ApplicationStatus) => onDay(cameInto[into]);
  const steps: Step[] = [
    { title: "Sent", state: "done", says: `On ${formatDate(sentAt)}` },
    checks(at(0), asking, done("recommended")),
    questions(facts, asking, reached > 0),
    {
      title: "Second look",
      state: at(1),
      says:
        at(1) === "done" ? (done("moderated") ?? "Done") : "A second reviewer reads everything again, by themselves",
    },
    decision(facts, at(2), over),
    ...(status === "refused" ? [] : [list(status, done("admitted"))]),
  ];
  if (status === "withdrawn") return [...steps.slice(0, 1), ended("Withdrawn", cameInto.withdrawn)];
  return status === "removed" ? [...steps.slice(0, 1), ended("Removed from the lot", cameInto.removed)] : steps;
}

const AGAIN = "Every answer is kept, and you can apply again while the lot is open";

const onDay = (at: Date | undefined): string | undefined => (at ? `On ${formatDate(at)}` : undefined);

function checks(state: StepState, asking: boolean, on: string | undefined): Step {
  const title = "Checks";
  if (state === "done") return { title, state, says: on ?? "Done" };
  if (asking) return { title, state: "to-come", says: "Goes on when we have your answers" };
  return { title, state, says: "A reviewer reads your answers and documents" };
}

function questions({ asked, stoppedSince }: ProgressFacts, asking: boolean, past: boolean): Step {
  const title = "Questions";
  if (asking) {
    const due = asked.dueOn ? `, due ${formatDate(asked.dueOn)}` : "";
    const since = stoppedSince ? ` The days since ${formatDate(stoppedSince)} are not counted as ours.` : "";
    return { title, state: "now", says: `We wait for your answer to ${plural(asked.open, "question")}${due}.${since}` };
  }
  if (asked.answered > 0) return { title, state: "done", says: `You answered ${plural(asked.answered, "question")}` };
  return past
    ? { title, state: "done", says: "We asked none" }
    : { title, state: "to-come", says: "None so far. We write to you if we have one" };
}

function decision(facts: ProgressFacts, state: StepState, over: boolean): Step {
  const { status, cameInto, used, stoppedSince, time, expectOn } = facts;
  const title = "Decision";
  if (over)
    return {
      title,
      state,
      says: `${status === "admitted" ? "Approved" : "Refused"}, ${(onDay(cameInto[status]) ?? "").replace("On", "on")}${status === "refused" ? `. ${AGAIN}` : ""}`,
    };
  const { medianWorkingDays, decided, targetWorkingDays } = time;
  const usually =
    medianWorkingDays === undefined
      ? `We aim for ${days(targetWorkingDays)}`
      : `Usually ${days(medianWorkingDays)} (the middle of ${plural(decided, "decision")} in the last year)`;
  if (used === undefined) return { title, state, says: `${usually}.` };
  if (stoppedSince)
    return { title, state, says: `${usually}. We have used ${days(used)}, and count on when you have answered.` };
  if (expectOn && used === 0) return { title, state, says: `${usually}: expect it about ${formatDate(expectOn)}.` };
  if (expectOn)
    return { title, state, says: `${usually}. We have used ${days(used)}: expect it about ${formatDate(expectOn)}.` };
  // The day of the expectation itself may lie past the years whose bank holidays are known.
  if (used <= usualDays(time)) return { title, state, says: `${usually}. We have used ${days(used)}.` };
  return {
    title,
    state,
    says: `${usually}. This one takes longer: we have used ${days(used)}. Ask your contact at the council why.`,
  };
}

function list(status: ProgressFacts["status"], on: string | undefined): Step {
  const title = "On the list";
  if (status === "admitted") return { title, state: "done", says: on ?? "Now" };
  return { title, state: "to-come", says: "On the day of the decision, if it is yes" };
}

const ended = (title: string, at: Date | undefined): Step => ({
  title,
  state: "done",
  says: `${onDay(at) ?? "Done"}. ${AGAIN}`,
});
