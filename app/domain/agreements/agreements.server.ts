import { NotFound } from "#app/domain/errors.ts";
import { documentsOf } from "#app/domain/frameworks/documents/lot-documents.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { acceptancesOf, type TermsAcceptance } from "./acceptances.server.ts";

/** A version of the terms; `text` is missing where a version was in force before its text was kept. London date. */
export type Terms = {
  version: string;
  fromOn: string | undefined;
  text: { id: string; title: string; body: string; sha256: string; why: string } | undefined;
};

/** A place carried forward by a reopening, which is accepted anew even when the terms are the same. London date. */
export type CarriedForward = { because: string | null; acceptBy: string | null };

/** What stands between the council and a provider on one lot. */
export type Agreement = {
  lotId: string;
  lotName: string;
  lotSlug: string;
  frameworkName: string;
  inForce: Terms;
  announced: Terms | undefined;
  /** Newest first. */
  accepted: TermsAcceptance[];
  /** What its acceptance is asked for, in the order in which it holds; nothing when all is accepted. */
  waits: Terms[];
  carried: CarriedForward | undefined;
};

/** The agreements of a provider: one for each lot that it is admitted to, by the lot's name, at an instant (UTC). */
export async function agreementsOf(db: Db | Trx, providerId: string, now: Date): Promise<Agreement[]> {
  const lots = await admittedLots(db, providerId);
  if (lots.length === 0) return [];
  const [accepted, carried] = await Promise.all([acceptancesOf(db, providerId), carriedForward(db, providerId)]);
  const agreements: Agreement[] = [];
  for (const lot of lots) {
    const published = await publishedTerms(db, lot, now);
    const ours = accepted.filter(({ lotId }) => lotId === lot.lotId);
    const again = carried.get(lot.lotId);
    const missing = [published.inForce, ...(published.announced ? [published.announced] : [])].filter(
      ({ version }) => !ours.some((one) => one.version === version),
    );
    const newest = published.announced ?? published.inForce;
    const { termsVersion: _, ...about } = lot;
    agreements.push({
      ...about,
      ...published,
      accepted: ours,
      waits: missing.length === 0 && again ? [newest] : missing,
      carried: again,
    });
  }
  return agreements;
}

/** The agreement on one lot. Throws NotFound where the provider is not admitted to it. */
export async function getAgreement(db: Db | Trx, providerId: string, lotId: string, now: Date): Promise<Agreement> {
  const found = (await agreementsOf(db, providerId, now)).find((agreement) => agreement.lotId === lotId);
  if (!found) throw new NotFound("agreement");
  return found;
}

const admittedLots = (db: Db | Trx, providerId: string) =>
  db
    .selectFrom("lot")
    .innerJoin("framework", "framework.id", "lot.framework_id")
    .select(["lot.id as lotId", "lot.name as lotName", "lot.slug as lotSlug", "framework.name as frameworkName"])
    .select("lot.terms_version as termsVersion")
    .where("lot.id", "in", (eb) =>
      eb
        .selectFrom("admission")
        .select("admission.lot_id")
        .where("provider_id", "=", providerId)
        .where("outcome", "=", "admitted"),
    )
    .orderBy("lot.name")
    .orderBy("lot.id")
    .execute();

/** The version in force is the lot's own, by which the gate judges too; what is announced has a later London date. */
async function publishedTerms(
  db: Db | Trx,
  { lotId, termsVersion }: { lotId: string; termsVersion: string },
  now: Date,
): Promise<{ inForce: Terms; announced: Terms | undefined }> {
  const documents = (await documentsOf(db, lotId)).filter(({ kind }) => kind === "terms");
  const asTerms = ({ version, fromOn, ...text }: (typeof documents)[number]): Terms => ({ version, fromOn, text });
  const held = documents.find(({ version }) => version === termsVersion);
  const waiting = documents.find(({ fromOn, version }) => fromOn > londonDate(now) && version !== termsVersion);
  return {
    inForce: held ? asTerms(held) : { version: termsVersion, fromOn: undefined, text: undefined },
    announced: waiting && asTerms(waiting),
  };
}

/** The newest reopening of each lot for which this provider's acceptance is still open, by lot id. */
async function carriedForward(db: Db | Trx, providerId: string): Promise<Map<string, CarriedForward>> {
  const rows = await db
    .selectFrom("carry_forward")
    .innerJoin("admission_round", "admission_round.id", "carry_forward.round_id")
    .select(["carry_forward.lot_id as lotId", "carry_reason as because", "accept_by as acceptBy"])
    .where("provider_id", "=", providerId)
    .where("accepted_at", "is", null)
    .orderBy("made_at")
    .execute();
  return new Map(rows.map(({ lotId, ...carried }) => [lotId, carried]));
}
