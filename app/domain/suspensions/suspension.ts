import type { SuspensionStatus } from "./suspension-status.ts";

/** The least time for a provider to answer, in working days: a dated setting. Ours: the Act names no period. */
export const ANSWER_SETTING = "suspension-representations-days";
export const ANSWER_DAYS = 5;
/** The time to appeal, in working days from the decision: a dated setting. */
export const APPEAL_SETTING = "suspension-appeal-days";
export const APPEAL_DAYS = 10;

export const suspensionKinds = ["suspend", "remove"] as const;
export type SuspensionKind = (typeof suspensionKinds)[number];

export const kindWords: Record<SuspensionKind, { title: string; noun: string; hint: string }> = {
  suspend: {
    title: "Suspend it",
    noun: "Suspension",
    hint: "No new requests or awards, and parents do not find it, until the suspension is lifted",
  },
  remove: {
    title: "Remove it from the lot",
    noun: "Removal",
    hint: "The same, and its approval ends: it may apply again",
  },
};

/** What the hold says to whoever reads that a provider is on hold: never why. */
export const holdReasons: Record<SuspensionKind, string> = {
  suspend: "Suspended by the council",
  remove: "Removed by the council",
};

/**
 * Whether what is open already, on these lots (null: every lot), leaves nothing to propose on those that are asked. A
 * suspension is refused where it would add no lot; a removal where one of its lots is in another, because an approval
 * ends once.
 */
export const isOpenAlready = (
  kind: SuspensionKind,
  open: readonly (string | null)[],
  asked: readonly (string | null)[],
): boolean => {
  const covered = (lot: string | null) => open.includes(null) || open.includes(lot);
  return kind === "remove" ? asked.some(covered) : asked.every(covered);
};

type Undecided = { status: SuspensionStatus; answerBy: string };

/**
 * Whether it may be imposed on a London date: the provider has answered, or the last day to answer is over. Reasons come
 * first, and the answer that was promised is waited for, also where it acts at once.
 */
export const mayImpose = ({ status, answerBy }: Undecided, today: string): boolean =>
  status === "answered" ||
  status === "at-once-answered" ||
  ((status === "waiting" || status === "at-once") && answerBy < today);

/** Whether it may be dropped: as it may be imposed, and one that acts at once at any time, because the provider is held. */
export const mayDrop = (undecided: Undecided, today: string): boolean =>
  undecided.status === "at-once" || mayImpose(undecided, today);

/** Whether the provider may appeal on a London date: it is in force, decided, and the time is not over. */
export const mayAppeal = (
  { status, appealBy }: { status: SuspensionStatus; appealBy: string | null },
  today: string,
): boolean => status === "in-force" && appealBy !== null && today <= appealBy;

/** The directors who could decide an appeal, were it decided by this person: those who had no part in it. */
export const judgesOf = <One extends { personId: string }>(
  directors: readonly One[],
  { proposedById, decidedById }: { proposedById: string; decidedById: string | null },
): One[] => directors.filter(({ personId }) => personId !== proposedById && personId !== decidedById);

/** What a director reads who would leave nobody to decide an appeal. */
export const leavesNoJudge =
  "You are the only director who could decide an appeal, so another officer decides this. Or ask an administrator to name another director";
