import type { Actor, Officer } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { endHolds } from "#app/domain/providers/end-holds.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

type Told = { providerId: string; toldOn: string; how: string; submissionKey: string };
type Finding = { providerId: string; finding: "not-a-school" | "registered"; reason: string; submissionKey: string };
type OpenAlert = { id: string; holdId: string; openedOn: string };

/**
 * Records that the Department for Education and Ofsted were told of what looks like a school that is not registered.
 * `toldOn` is a London date. The stop stays. Throws NotFound, Forbidden, NotAllowedNow when nothing is open, Refused.
 */
export const recordTold = (db: Db, actor: Actor, input: Told, now: Date): Promise<void> =>
  onAlert(db, actor, input, "registration-told", now, async (work, officer, alert) => {
    const { toldOn, how } = input;
    if (toldOn > londonDate(now)) throw new Refused("toldOn", "The date you told them cannot be after today");
    if (toldOn < alert.openedOn) throw new Refused("toldOn", "The date you told them cannot be before the alert");
    await work.trx
      .updateTable("registration_alert")
      .set({ told_on: toldOn, told_how: how, told_by: officer.personId })
      .where("id", "=", alert.id)
      .execute();
    work.audit("provider.registration-told", { type: "provider", id: input.providerId }, { on: toldOn });
  });

/**
 * QA's finding that a provider is no school, or that it is registered: lifts the stop that the test began, and no other
 * hold (rules 1). The reason stays on record. Throws as `recordTold`.
 */
export const decideRegistration = (db: Db, actor: Actor, input: Finding, now: Date): Promise<void> =>
  onAlert(db, actor, input, "registration-decide", now, async (work, officer, alert) => {
    const { finding, reason } = input;
    await work.trx
      .updateTable("registration_alert")
      .set({ finding, reason, decided_at: now, decided_by: officer.personId })
      .where("id", "=", alert.id)
      .execute();
    await endHolds(work, [alert.holdId], `Registration test: ${reason}`);
    const about = { type: "provider", id: input.providerId };
    work.audit("provider.registration-decide", about, { finding, hold: alert.holdId });
  });

function onAlert(
  db: Db,
  actor: Actor,
  sent: { providerId: string; submissionKey: string },
  intent: string,
  now: Date,
  run: (work: Work, officer: Officer, alert: OpenAlert) => Promise<void>,
): Promise<void> {
  const { providerId } = sent;
  return transact(db, actor, now, async (work) => {
    authorise(actor, "registration.decide", undefined, "registration.read");
    const officer = requireOfficer(actor);
    if (!isUuid(providerId)) throw new NotFound("provider");
    await refuseConflict(work.trx, work.actor, providerId);
    await once(work, intent, sent, async () => run(work, officer, await lockAlert(work, providerId)));
  });
}

async function lockAlert({ trx }: Work, providerId: string): Promise<OpenAlert> {
  const alert = await trx
    .selectFrom("registration_alert")
    .select(["id", "hold_id as holdId", "opened_at as openedAt"])
    .where("provider_id", "=", providerId)
    .where("decided_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!alert) throw new NotAllowedNow("decide this: no stop by the registration test is open");
  return { id: alert.id, holdId: alert.holdId, openedOn: londonDate(alert.openedAt) };
}
