import type { Actor, Officer } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Forbidden, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { openItsHolds } from "./impose.server.ts";
import { isOpenAlready, type SuspensionKind } from "./suspension.ts";
import { answerBy, approvedLots, openLots } from "./suspensions.server.ts";

export type Proposal = {
  providerId: string;
  kind: SuspensionKind;
  /** Lots, or none for all. */
  lotIds: readonly string[];
  /** Read by the provider. */
  reasons: string;
  /** A child's safety needs it this minute. */
  atOnce: boolean;
  /** The concern that it comes of, where the officer may read one. */
  concernId?: string | undefined;
  submissionKey: string;
};

/**
 * Tells a provider why the council is minded to suspend it or to take it off a lot, and until when it may answer (rules
 * 1; Procurement Act 2023, sections 37 and 48). Nothing stops by this, save where a child's safety needs a suspension at
 * once: then it acts this minute, with the reasons the same minute. Returns its id. Throws NotFound, Forbidden, Refused.
 */
export function proposeSuspension(db: Db, actor: Actor, input: Proposal, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "suspension.propose", undefined, "suspension.read");
    const officer = requireOfficer(actor);
    await lockProvider(work, input.providerId);
    return once(work, "suspension.propose", input, () => propose(work, officer, input));
  });
}

async function propose(work: Work, officer: Officer, input: Proposal): Promise<string> {
  const { trx, now } = work;
  const { providerId, kind, reasons, lotIds, atOnce } = input;
  if (atOnce && kind === "remove")
    throw new Refused("atOnce", "Only a suspension can act at once. Suspend it first, then propose to remove it");
  const approved = (await approvedLots(trx, providerId)).map(({ id }) => id);
  if (approved.length === 0) throw new Refused("lots", "It is approved on no lot, so there is nothing to suspend");
  if (lotIds.some((id) => !approved.includes(id))) throw new Refused("lots", "Select a lot that it is approved on");
  // A removal is always from named lots: approval ends lot by lot.
  const scope = lotIds.length > 0 ? lotIds : kind === "remove" ? approved : [null];
  // What a child's safety needs this minute is never held up by what is open already.
  if (!atOnce && isOpenAlready(kind, await openLots(trx, providerId, kind), scope))
    throw new Refused("kind", "One is open already on what you selected: act on that one");
  const concernId = await readableConcern(work, input.concernId);
  const id = uuidv7(now.getTime());
  const last = await answerBy(trx, londonDate(now));
  await trx
    .insertInto("suspension")
    .values({
      ...{ id, provider_id: providerId, concern_id: concernId, kind, reasons },
      ...{ answer_by: last.day, answer_rule: last.rule },
      ...{ status: atOnce ? "at-once" : "waiting", proposed_at: now, proposed_by: officer.personId },
    })
    .execute();
  await trx
    .insertInto("suspension_scope")
    .values(scope.map((lot_id) => ({ id: uuidv7(now.getTime()), suspension_id: id, lot_id })))
    .execute();
  if (atOnce) await openItsHolds(work, { id, providerId, kind });
  const about = { type: "suspension", id };
  work.audit("suspension.propose", about, { provider: providerId, kind, atOnce });
  const told = {
    id,
    kind,
    move: atOnce ? ("at-once" as const) : ("propose" as const),
    until: formatDate(last.day, "long"),
  };
  await notifyOwners(work, providerId, "suspension-told", told, about);
  return id;
}

/** The wall shows it only to who may read it. */
async function readableConcern({ trx }: Work, concernId: string | undefined): Promise<string | null> {
  if (!concernId) return null;
  const found = isUuid(concernId)
    ? await trx.selectFrom("concern").select("id").where("id", "=", concernId).executeTakeFirst()
    : undefined;
  if (!found) throw new Forbidden("name a concern that you may not read");
  return found.id;
}
