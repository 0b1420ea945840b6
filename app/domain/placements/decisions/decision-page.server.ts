import type { Actor } from "#app/access/actor.ts";
import { formatDate, formatDateTime, formatDeadline } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { placementWords } from "../placement-status.ts";
import { getPlacement } from "../placements.server.ts";
import { choiceWords, mayDecide } from "./choices.ts";
import { decisionsAbout, toldAbout } from "./decisions.server.ts";

/** What an officer reads about a placement whose provider is or was on hold. Throws NotFound, for a broker also for another's. */
export async function decisionPage(db: Trx, actor: Actor, id: string, now: Date) {
  const { ref, provider, status } = await getPlacement(db, actor, id);
  const all = await decisionsAbout(db, actor, id);
  const open = all.filter(({ state }) => state === "open");
  const told = await toldAbout(db, id);
  return {
    ...{ id, ref, provider },
    status: placementWords[status],
    open: open.map(({ id: decisionId, because, dueAt, dueRule, heldSince }) => ({
      ...{ id: decisionId, because, rule: dueRule },
      since: formatDateTime(heldSince),
      due: formatDeadline(dueAt),
    })),
    overdue: open.some(({ dueAt }) => now >= dueAt),
    mayDecide: open.some(({ dueAt }) => mayDecide(actor, dueAt, now)),
    past: all.filter(({ state }) => state !== "open").map(inPast),
    told: told.map(
      ({ whom, toldAt, toldBy }) => `The ${whom} was told on ${formatDateTime(toldAt)}. Recorded by ${toldBy}`,
    ),
  };
}

type Past = Awaited<ReturnType<typeof decisionsAbout>>[number];

function inPast({ choice, reason, reviewOn, decidedAt, decidedBy, closedAt, because, openedAt }: Past) {
  const when = decidedAt ?? closedAt ?? openedAt;
  const review = reviewOn ? ` To be looked at again by ${formatDate(reviewOn)}.` : "";
  return {
    title: choice ? choiceWords[choice] : "No longer needed",
    decided: choice !== null,
    by: decidedBy,
    date: formatDateTime(when),
    dateTime: when.toISOString(),
    description: choice
      ? `${because}. ${reason}${review}`
      : `${because}. The hold was lifted, or the placement ended, before anybody decided.`,
  };
}
