import { londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { WayToConfirm } from "./pack-forms.ts";
import { whyNotTrusted, whyPastLastDay } from "./still-taken.ts";

const MOST_SHOWN = 200;

const councils = (db: Db | Trx) =>
  db
    .selectFrom("trusted_council as council")
    .innerJoin("person as by", "by.id", "council.trusted_by")
    .leftJoin("person as ender", "ender.id", "council.ended_by")
    .select(["council.id", "council_name as name", "key_id as keyId", "public_key as publicKey"])
    .select(["confirmed_with as confirmedWith", "confirmed_by as confirmedBy", "trusted_at as at", "by.name as by"])
    .select(["ended_at as endedAt", "ended_as as endedAs", "ended_because as endedBecause", "ender.name as endedBy"]);

type Row = Awaited<ReturnType<ReturnType<typeof councils>["executeTakeFirstOrThrow"]>>;
type Lists = { confirmedBy: WayToConfirm; endedAs: "ended" | "revoked" | null };
export type TrustedCouncil = Omit<Row, keyof Lists> & Lists;

// The columns' CHECKs hold them to these lists.
const typed = (row: Row): TrustedCouncil => ({ ...row, ...(row as Lists) });

/** The councils whose packs are taken here, and those that were, the newest first. Times are UTC. */
export async function trustedCouncils(db: Db | Trx): Promise<TrustedCouncil[]> {
  const rows = await councils(db).orderBy("trusted_at", "desc").orderBy("council.id").limit(MOST_SHOWN).execute();
  return rows.map(typed);
}

/** What is known of a key: the newest time that it was trusted, or undefined when it never was. */
export async function findCouncil(db: Db | Trx, keyId: string): Promise<TrustedCouncil | undefined> {
  const row = await councils(db).where("key_id", "=", keyId).orderBy("trusted_at", "desc").limit(1).executeTakeFirst();
  return row && typed(row);
}

/**
 * Why a pack that was taken before is not used any more, in the words that refuse one that is brought now: the trust in
 * its signer ended since, or its last day is over. Undefined while it may be used. Throws when the council isn't there.
 */
export async function whyNotUsed(
  db: Db | Trx,
  { councilId, expiresOn }: { councilId: string; expiresOn: string },
  now: Date,
): Promise<string | undefined> {
  const council = typed(await councils(db).where("council.id", "=", councilId).executeTakeFirstOrThrow());
  return whyNotTrusted(council) ?? whyPastLastDay(expiresOn, council, londonDate(now));
}
