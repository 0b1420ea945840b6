import { tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type InterestState, interestState } from "./interest-state.ts";

/** What the link of a mail opens: its lot, where the address stands on the list, and every lot that it is listed for. */
export type Interest = { id: string; email: string; lot: string; slug: string; state: InterestState; listed: string[] };

/** The interest that a link of a mail names, as it stands at `now` (UTC); undefined for an unknown link. Changes nothing. */
export async function readInterest(db: Db | Trx, token: string, now: Date): Promise<Interest | undefined> {
  const row = await db
    .selectFrom("lot_interest")
    .innerJoin("lot", "lot.id", "lot_interest.lot_id")
    .select(["lot_interest.id", "lot_interest.email", "lot.name as lot", "lot.slug"])
    .select(["asked_at as askedAt", "confirmed_at as confirmedAt", "stopped_at as stoppedAt"])
    .where("token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, email, lot, slug, ...times } = row;
  return { id, email, lot, slug, state: interestState(times, now), listed: await listedLots(db, email) };
}

async function listedLots(db: Db | Trx, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom("lot_interest")
    .innerJoin("lot", "lot.id", "lot_interest.lot_id")
    .select("lot.name")
    .where("email", "=", email)
    .where("confirmed_at", "is not", null)
    .where("stopped_at", "is", null)
    .orderBy("lot.name")
    .execute();
  return rows.map(({ name }) => name);
}
