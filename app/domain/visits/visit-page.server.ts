import { type Actor, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsAt, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { ownerRoles } from "#app/domain/actions/agree-action.server.ts";
import { hasConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { photographsOf } from "./photographs.server.ts";
import { purposeWords, seenWords, visitTag } from "./visit.ts";
import { getVisit, looksOf, type Visit } from "./visits.server.ts";

/** A visit as every list shows it, in words. */
export const visitInWords = (
  { id, place, visitOn, lead, others, purpose, announced, status, result, lots }: Visit,
  today: string,
) => ({
  ...{ id, place, status },
  on: formatDate(visitOn),
  visitors: others ? `${lead}, ${others}` : lead,
  purpose: purposeWords[purpose],
  announced,
  tag: visitTag(status, result, visitOn < today),
  lots: lots.map(({ name }) => name).join(", "),
});

/** Whether this officer may work on a provider's visits or meetings: by role, and without a declared conflict of interest. */
export async function worksOn(
  db: Trx,
  actor: Actor,
  providerId: string,
  action: "visit.record" | "meeting.record" = "visit.record",
): Promise<boolean> {
  const me = personId(actor);
  return can(actor, action) && me !== null && !(await hasConflict(db, me, providerId));
}

/** Whom an action can be given to, besides the provider. */
export const actionOwners = async (db: Trx) =>
  (await holdersOf(db, ownerRoles)).map(({ personId: id, name }) => ({ id, name }));

/** One visit for an officer. Throws NotFound. */
export async function visitForOfficer(db: Trx, actor: Actor, id: string, now: Date) {
  const visit = await getVisit(db, id);
  const today = londonDate(now);
  const works = await worksOn(db, actor, visit.providerId);
  const before = await escalatesBefore(db, now);
  return {
    ...visitInWords(visit, today),
    providerId: visit.providerId,
    provider: visit.provider,
    finding: visit.finding,
    cancelledBecause: visit.cancelledBecause,
    recorded: visit.recordedAt ? `${formatDateTime(visit.recordedAt)} by ${visit.recordedBy}` : undefined,
    looks: (await looksOf(db, id)).map(({ item, seen, note }) => ({ item, note, tag: seenWords[seen] })),
    photographs: (await photographsOf(db, id)).map(({ id: one, caption, scan, addedAt, addedBy }) => ({
      ...{ id: one, caption, scan, added: `${formatDate(addedAt)} by ${addedBy}` },
    })),
    actions: (await actionsAt(db, { visitId: id })).map((action) => actionInWords(action, today, before)),
    works,
    owners: works ? await actionOwners(db) : [],
  };
}
