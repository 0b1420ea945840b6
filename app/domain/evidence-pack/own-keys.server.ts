import type { KeyObject } from "node:crypto";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type PublicKey, publicKeyOf } from "./pack-key.server.ts";

/** A key of this council. `from` is the instant of its first pack, null before that. Instants are UTC. */
export type OwnKey = PublicKey & {
  current: boolean;
  from: Date | null;
  until: Date | null;
  revokedAt: Date | null;
  revokedBecause: string | null;
};

/** This council's keys: the one in the setting first, then those that signed before it, the newest first. */
export async function ownKeys(db: Db | Trx, key: KeyObject | undefined): Promise<OwnKey[]> {
  const current = key && publicKeyOf(key);
  const rows = await db
    .selectFrom("pack_key")
    .select(["id", "public_key as publicKey", "first_used_at as from", "replaced_at as until"])
    .select(["revoked_at as revokedAt", "revoked_because as revokedBecause"])
    .orderBy("first_used_at", "desc")
    .orderBy("id")
    .execute();
  const known = rows.map((row) => ({ ...row, current: row.id === current?.id }));
  if (!current || known.some(({ id }) => id === current.id)) return known.sort((a, b) => +b.current - +a.current);
  return [{ ...current, current: true, from: null, until: null, revokedAt: null, revokedBecause: null }, ...known];
}

/** Whether packs can be made: there is a key in the setting, and it was not revoked. */
export async function signingKey(db: Db | Trx, key: KeyObject | undefined): Promise<"none" | "revoked" | "good"> {
  if (!key) return "none";
  const row = await db
    .selectFrom("pack_key")
    .select("revoked_at")
    .where("id", "=", publicKeyOf(key).id)
    .executeTakeFirst();
  return row?.revoked_at ? "revoked" : "good";
}

/** Keeps the public half of a key that signs now, so that its packs can be checked after the next key has come. */
export async function keepKey({ trx, now }: Work, key: PublicKey): Promise<void> {
  const kept = await trx
    .insertInto("pack_key")
    .values({ id: key.id, public_key: key.publicKey, first_used_at: now })
    // One that was replaced and is set again signs once more.
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet({ replaced_at: null }).where("pack_key.replaced_at", "is not", null),
    )
    .returning("id")
    .executeTakeFirst();
  if (!kept) return;
  await trx
    .updateTable("pack_key")
    .set({ replaced_at: now })
    .where("id", "<>", key.id)
    .where("replaced_at", "is", null)
    .execute();
}
