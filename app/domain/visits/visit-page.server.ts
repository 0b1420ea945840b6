import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsAt, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { ownerRoles } from "#app/domain/actions/owners.server.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { photographsOf } from "./photographs.server.ts";
import { purposeWords, seenWords, visitTag } from "./visit.ts";
import { looksOf, openVisit, type Visit } from "./visits.server.ts";

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

/** Whom an action can be given to, besides the provider. */
export const actionOwners = async (db: Trx, providerId: string) =>
  (await freeHolders(db, ownerRoles, providerId)).map(({ personId: id, name }) => ({ id, name }));

/** One visit for an officer. Throws NotFound, Forbidden. */
export async function visitForOfficer(db: Trx, actor: Actor, id: string, now: Date) {
  const visit = await openVisit(db, actor, id);
  const today = londonDate(now);
  const works = can(actor, "visit.record");
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
    owners: works ? await actionOwners(db, visit.providerId) : [],
  };
}
