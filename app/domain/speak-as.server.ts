import type { Actor } from "#app/access/actor.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { speaking } from "#db/speaking.server.ts";

/**
 * Reads as this actor: row-level security shows their rows of children, evidence and invoices, which the pool by
 * itself does not show at all. One read-only transaction; the database refuses a write in it.
 */
export const readAs = <T>(db: Db, actor: Actor, run: (trx: Trx) => Promise<T>): Promise<T> =>
  speaking(db, nameOf(actor), "read only").transaction().execute(run);

/** The same for a transaction that writes; use cases run in `transact`, which opens one. */
export const writeAs = <T>(db: Db, actor: Actor, run: (trx: Trx) => Promise<T>): Promise<T> =>
  speaking(db, nameOf(actor), "read write").transaction().execute(run);

const nameOf = (actor: Actor) => ({
  kind: actor.kind,
  person: "personId" in actor ? actor.personId : undefined,
  provider: actor.kind === "provider" ? actor.providerId : undefined,
  roles: actor.kind === "council" ? actor.roles : undefined,
});
