import { type LotStatus, statusAt } from "../lot-status.ts";

/** A move in a lot's history; `from` is how it stood before. Instants are UTC. */
export type LotMove = { event: string; from: string; at: Date };
/** How a lot stands now: its stored status, and when it closes by the clock. */
export type LotNow = { status: LotStatus; closesAt: Date | null };

const moves = ["open", "close"];
const asStatus = (text: string): LotStatus => (text === "open" ? "open" : "closed");

/**
 * Whether a lot took applications at an instant, from its history, oldest first. Announcing a closing moves nothing.
 * Before its first move it stood as that move found it; a lot that never moved stood as it stands now.
 */
export function statusReplayed(history: readonly LotMove[], lot: LotNow, at: Date): LotStatus {
  const moved = history.filter(({ event }) => moves.includes(event));
  const last = moved.findLast((move) => move.at <= at);
  const [first] = moved;
  const status = last ? asStatus(last.event) : first ? asStatus(first.from) : lot.status;
  return statusAt(status, lot.closesAt, at);
}

/** A round by which a lot opened: when, and until when. Instants are UTC. */
export type RoundHeld = { openedAt: Date; closesAt: Date | null };

/**
 * Until when (UTC) an open lot was to take applications, as was known at an instant: the end that stands now if nothing
 * has happened since, else the end of the round by which it opened. Undefined when there was none, or none is on record.
 */
export function closingReplayed(
  history: readonly LotMove[],
  rounds: readonly RoundHeld[],
  { closesAt }: LotNow,
  at: Date,
): Date | undefined {
  const known = history.some((move) => move.at > at) ? byRound(history, rounds, at) : closesAt;
  return known && known > at ? known : undefined;
}

function byRound(history: readonly LotMove[], rounds: readonly RoundHeld[], at: Date): Date | null | undefined {
  const last = history.findLast((move) => move.at <= at);
  return last?.event === "open"
    ? rounds.find(({ openedAt }) => openedAt.getTime() === last.at.getTime())?.closesAt
    : undefined;
}
