import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

type Times = { asked: Date; confirmed?: Date | undefined };

/** Addresses on a lot's list, confirmed when they were asked for unless told otherwise. Returns the tokens of their links. */
export async function someInterests(
  db: Db,
  lotId: string,
  emails: readonly string[],
  { asked, ...times }: Times,
): Promise<string[]> {
  const tokens = emails.map(() => newToken());
  const rows = emails.map((email, at) => ({
    ...{ id: uuidv7(), lot_id: lotId, email, token_hash: tokenHash(tokens[at] ?? "") },
    ...{ asked_at: asked, confirmed_at: "confirmed" in times ? (times.confirmed ?? null) : asked },
  }));
  await db.insertInto("lot_interest").values(rows).execute();
  return tokens;
}
