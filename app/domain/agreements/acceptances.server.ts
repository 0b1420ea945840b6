import { NotFound } from "#app/domain/errors.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type ExecutedTerms, executedTerms } from "./acceptance.ts";

/**
 * That a version was accepted: when (UTC), by whom, in which role, and whether its text was kept with the signature.
 * Where nobody signed by name it is the person who sent the application.
 */
export type TermsAcceptance = {
  lotId: string;
  version: string;
  at: Date;
  by: string;
  role: string | null;
  hasCopy: boolean;
};

/** Every version of terms that a provider has accepted, on any lot, newest first. */
export async function acceptancesOf(db: Db | Trx, providerId: string): Promise<TermsAcceptance[]> {
  const rows = await db
    .selectFrom("terms_acceptance")
    .innerJoin("person", "person.id", "terms_acceptance.person_id")
    .select(["lot_id as lotId", "terms_version as version", "at", "person.name", "signed_name", "signed_role"])
    .select((eb) => eb("executed", "is not", null).as("hasCopy"))
    .where("provider_id", "=", providerId)
    .orderBy("at", "desc")
    .orderBy("terms_acceptance.id", "desc")
    .execute();
  return rows.map(({ lotId, version, at, name, signed_name, signed_role, hasCopy }) => ({
    ...{ lotId, version, at, by: signed_name ?? name, role: signed_role || null, hasCopy: Boolean(hasCopy) },
  }));
}

/**
 * What a provider agreed to, from the stored copy alone; undefined where the version was accepted before texts were
 * kept. Throws NotFound when it was not accepted.
 */
export async function executedCopy(
  db: Db | Trx,
  providerId: string,
  lotId: string,
  version: string,
): Promise<ExecutedTerms | undefined> {
  const row = await db
    .selectFrom("terms_acceptance")
    .select("executed")
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("terms_version", "=", version)
    .executeTakeFirst();
  if (!row) throw new NotFound("agreement");
  return row.executed === null ? undefined : executedTerms.parse(row.executed);
}
