import { sql } from "kysely";
import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import type { Trx } from "#db/client.server.ts";

const AT_ONCE = 5_000;

/**
 * New links by which people on the list stop their mails: a token by the id of each interest. Only hashes are kept, so
 * that the link of an earlier mail can't be sent again and stops working.
 */
export async function newStopTokens(trx: Trx, interestIds: readonly string[]): Promise<Map<string, string>> {
  const tokens = new Map(interestIds.map((id) => [id, newToken()]));
  const all = [...tokens];
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const some = all.slice(from, from + AT_ONCE);
    const ids = some.map(([id]) => id);
    const hashes = some.map(([, token]) => tokenHash(token).toString("hex"));
    await sql`
      update lot_interest set token_hash = decode(fresh.hash, 'hex')
      from unnest(${sql.val(ids)}::uuid[], ${sql.val(hashes)}::text[]) as fresh (id, hash)
      where lot_interest.id = fresh.id`.execute(trx);
  }
  return tokens;
}
