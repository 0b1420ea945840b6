import { NotAllowedNow } from "#app/domain/errors.ts";
import { mayAct, type Verdict } from "#app/domain/frameworks/basis/acts.ts";
import { basisAt } from "#app/domain/frameworks/basis/bases.server.ts";
import { thresholdOn } from "#app/domain/frameworks/basis/council-rules.server.ts";
import { daysBetween, formatDate, londonDate } from "#app/domain/london-time.ts";
import { vat } from "#app/domain/money.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ComparedOffer } from "./comparison-record.ts";

/**
 * What an offer would come to over the whole placement, in pence with VAT: every week that it begins in counts whole, so
 * that the estimate is the most that may be payable (Procurement Act 2023, Schedule 3).
 */
export function worthOf(
  { pricePence, startOn }: Pick<ComparedOffer, "pricePence" | "startOn">,
  { endOn, sessionsPerWeek, vatBasisPoints }: { endOn: string; sessionsPerWeek: number; vatBasisPoints: number },
): number {
  const weeks = Math.max(1, Math.ceil((daysBetween(startOn, endOn) + 1) / 7));
  const net = pricePence * sessionsPerWeek * weeks;
  return net + vat(net, vatBasisPoints);
}

/**
 * Whether the legal basis of the lot's framework allows this call-off (domain §5.5), and until when the framework lasts
 * (S2-05). Undefined where no basis is recorded. Throws NotAllowedNow when it starts after the framework's last day.
 */
export async function callOffVerdict(
  db: Db | Trx,
  referralId: string,
  offer: ComparedOffer,
  now: Date,
): Promise<Verdict | undefined> {
  const about = await db
    .selectFrom("referral")
    .innerJoin("lot", "lot.id", "referral.lot_id")
    .innerJoin("framework", "framework.id", "lot.framework_id")
    .innerJoin("referral_request as request", "request.referral_id", "referral.id")
    .innerJoin("service", "service.id", "request.service_id")
    .select(["framework.id", "framework.ends_on as endsOn", "referral.end_on as endOn"])
    .select(["referral.sessions_per_week as sessionsPerWeek", "service.vat_basis_points as vatBasisPoints"])
    .where("request.id", "=", offer.requestId)
    .where("referral.id", "=", referralId)
    .executeTakeFirstOrThrow();
  if (offer.startOn > about.endsOn)
    throw new NotAllowedNow(`award a placement that starts after its framework ends on ${formatDate(about.endsOn)}`);
  const basis = await basisAt(db, about.id, now);
  if (!basis) return undefined;
  const thresholdPence = await thresholdOn(db, londonDate(now));
  return mayAct(basis, { act: "call-off", pence: worthOf(offer, about), thresholdPence });
}
