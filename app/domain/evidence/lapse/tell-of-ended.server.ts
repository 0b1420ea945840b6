import { sql } from "kysely";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { evidencePeople } from "./evidence-people.server.ts";

/**
 * Tells a provider's people which of these lots new requests reach again now that a lapse has ended, and for the others
 * what still pauses them; and the brokers whose placements paused for a hold that is over that they may resume them.
 */
export async function tellOfEnded(work: Work, providerId: string, lotIds: readonly string[]): Promise<void> {
  const lots = await work.trx
    .selectFrom("lot")
    .select(["id", "name"])
    .where("id", "in", lotIds)
    .orderBy("name")
    .execute();
  const holds = await work.trx
    .selectFrom("hold")
    .select(["lot_id as lotId", "kind", "reason"])
    .where("provider_id", "=", providerId)
    .where("lifted_at", "is", null)
    .orderBy("opened_at")
    .execute();
  const standings = lots.map(({ id, name }) => ({
    ...{ id, lot: name },
    open: [...new Set(holds.filter(({ lotId }) => (lotId ?? id) === id).map(inWords))],
  }));
  const people = (await evidencePeople(work.trx, [providerId])).get(providerId) ?? [];
  const data = standings.map(({ lot, open }) => ({ lot, open }));
  const about = { type: "provider", id: providerId };
  await notifyMany(
    work,
    "evidence-lapse-ended",
    people.map(({ name, email, personId }) => ({ email, personId, data: { name, lots: data }, about })),
  );
  const free = standings.filter(({ open }) => open.length === 0).map(({ id }) => id);
  if (free.length > 0) await tellBrokers(work, providerId, free);
}

/** A lapse is told as it was when it opened; of other holds only that there is one, for their reasons are told elsewhere. */
const inWords = ({ kind, reason }: { kind: string; reason: string }): string =>
  kind === "lapse" ? reason : "Our quality team has a question open";

/** Of placements that stand where a decision paused them, whose hold was lifted. */
async function tellBrokers(work: Work, providerId: string, lotIds: readonly string[]): Promise<void> {
  const paused = await work.trx
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .innerJoin("person as broker", "broker.id", "referral.broker_id")
    .select(["placement.id", "placement.ref", "broker.id as personId", "broker.name", "broker.email"])
    .where("placement.provider_id", "=", providerId)
    .where("placement.lot_id", "in", lotIds)
    .where("placement.status", "=", "paused")
    .where("broker.disabled_at", "is", null)
    .where(
      sql<boolean>`exists (select from placement_decision decision
        join hold on hold.id = decision.hold_id
        join placement_event event on event.placement_id = decision.placement_id and event.at = decision.decided_at
        where decision.placement_id = placement.id and decision.choice in ('pause', 'move')
          and hold.lifted_at is not null and event.event = 'pause' and not exists (select from placement_event later
            where later.placement_id = placement.id and later.at > event.at))`,
    )
    .orderBy("placement.id")
    .execute();
  await notifyMany(
    work,
    "placement-may-resume",
    paused.map(({ id, ref, personId, name, email }) => ({
      ...{ email, personId, data: { name, placementRef: ref, placementId: id } },
      about: { type: "placement", id },
    })),
  );
}
