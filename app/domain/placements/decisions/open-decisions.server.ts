import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { formatDeadline } from "#app/domain/london-time.ts";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { dueSameDay } from "./due-same-day.ts";

/** A hold that was just opened: on one lot, or on the whole provider. `because` is read by officers, in plain words. */
export type OpenedHold = { holdId: string; providerId: string; lotId: string | null; because: string };

type Running = Awaited<ReturnType<typeof runningPlacements>>[number];
type Opened = Omit<Running, "lotId" | "providerId"> & OpenedHold & { reviewOf?: string };
/** `reviewOf`: the decision with the safeguards. */
export type Review = OpenedHold & { placementId: string; reviewOf: string };

/**
 * Opens a decision by QA lead, due the same working day, for every running placement that one of these holds touches
 * (rules 4), and tells the QA leads and the placements' brokers. A paused placement needs none: it cannot go on while
 * the hold is open. Once for a placement and hold, however often it is called.
 */
export async function openDecisions(work: Work, holds: readonly OpenedHold[]): Promise<void> {
  if (holds.length === 0) return;
  const running = await runningPlacements(work, holds);
  const wanted: Opened[] = holds.flatMap((hold) =>
    running
      .filter(({ providerId, lotId }) => providerId === hold.providerId && (hold.lotId ?? lotId) === lotId)
      .map((placement) => ({ ...placement, ...hold })),
  );
  await addDecisions(work, wanted);
}

/**
 * Opens a decision anew for each of these that went on with safeguards, whose hold is open still, on the day on which they
 * were to be looked at again. Once for each.
 */
export async function openReviews(work: Work, reviews: readonly Review[]): Promise<void> {
  if (reviews.length === 0) return;
  const running = await runningPlacements(work, reviews);
  const wanted = reviews.flatMap((review) =>
    running
      .filter(({ placementId }) => placementId === review.placementId)
      .map((placement) => ({ ...placement, ...review })),
  );
  await addDecisions(work, wanted);
}

async function addDecisions(work: Work, wanted: readonly Opened[]): Promise<void> {
  const { trx, now } = work;
  if (wanted.length === 0) return;
  const { due, rule } = dueSameDay(await loadCalendar(trx), now);
  const times = { opened_at: now, due_at: due, due_rule: rule };
  const made = await trx
    .insertInto("placement_decision")
    .values(
      wanted.map(({ placementId, holdId, because, reviewOf }) => ({
        ...{ id: uuidv7(now.getTime()), placement_id: placementId, hold_id: holdId, because },
        review_of: reviewOf ?? null,
        ...times,
      })),
    )
    .onConflict((conflict) => conflict.columns(["placement_id", "hold_id", "review_of"]).doNothing())
    .returning(["id", "placement_id as placementId", "hold_id as holdId"])
    .execute();
  const opened = wanted.filter((one) =>
    made.some(({ placementId, holdId }) => placementId === one.placementId && holdId === one.holdId),
  );
  for (const { id, holdId } of made)
    work.audit("placement-decision.open", { type: "placement-decision", id }, { hold: holdId });
  await tell(work, opened, due);
}

const runningPlacements = ({ trx }: Work, holds: readonly OpenedHold[]) =>
  trx
    .selectFrom("placement")
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .innerJoin("person as broker", "broker.id", "referral.broker_id")
    .select(["placement.id as placementId", "placement.ref", "placement.lot_id as lotId"])
    .select(["placement.provider_id as providerId", "provider.name as provider"])
    .select(["broker.id as brokerId", "broker.name as brokerName", "broker.email as brokerEmail"])
    .select("broker.disabled_at as brokerLeft")
    .where("placement.status", "=", "live")
    .where("placement.provider_id", "in", distinct(holds.map(({ providerId }) => providerId)))
    .orderBy("placement.id")
    .execute();

/** One mail a hold and person, however many placements run. */
async function tell(work: Work, opened: readonly Opened[], due: Date): Promise<void> {
  const leads = await holdersOf(work.trx, ["qa_lead"]);
  const mails = distinct(opened.map(({ holdId }) => holdId)).flatMap((hold) => {
    const touched = opened.filter(({ holdId }) => holdId === hold);
    const brokers = distinct(touched.filter(({ brokerLeft }) => !brokerLeft).map(({ brokerId }) => brokerId));
    return [
      ...leads.map((lead) => mailTo(lead, touched, due, true)),
      ...brokers.map((broker) => {
        const own = touched.filter(({ brokerId }) => brokerId === broker) as [Opened, ...Opened[]];
        const { brokerName: name, brokerEmail: email } = own[0];
        return mailTo({ personId: broker, name, email }, own, due, false);
      }),
    ];
  });
  await notifyMany(work, "placement-decision-due", mails);
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];

function mailTo(
  { personId, name, email }: { personId: string; name: string; email: string },
  touched: readonly Opened[],
  due: Date,
  decides: boolean,
) {
  const [{ provider, because, holdId }] = touched as [Opened];
  const data = { name, provider, because, refs: touched.map(({ ref }) => ref), due: formatDeadline(due), decides };
  return { email, personId, data, about: { type: "hold", id: holdId } };
}
