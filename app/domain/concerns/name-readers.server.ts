import { type Actor, type CouncilRole, personId } from "#app/access/actor.ts";
import { policy } from "#app/access/policy.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";

const deed = (intent: string) => ({ action: "concern.name", intent }) as const;
const mayBeNamed: readonly CouncilRole[] = policy["concern.read"].council;

/** The council's people who can be named for a concern about this provider, or about none yet, by name. */
export async function peopleToName(db: Trx, providerId: string | null) {
  const people = await freeHolders(db, mayBeNamed, providerId);
  return people.sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
}

/** Names somebody who needs to read a concern, and tells them by reference. Throws NotFound, Forbidden, Refused. */
export const nameReader = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { person: string; why: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, deed("name"), now, async (work, concern) => {
    const one = (await peopleToName(work.trx, concern.providerId)).find(({ personId: id }) => id === input.person);
    if (!one) throw new Refused("person", "Select who needs to read it");
    const named = { added_at: now, added_by: personId(actor), removed_at: null, removed_by: null };
    await work.trx
      .insertInto("concern_reader")
      .values({ concern_id: concern.id, person_id: one.personId, ...named })
      .onConflict((conflict) => conflict.columns(["concern_id", "person_id"]).doUpdateSet(named))
      .execute();
    await addEntry(work, keys, concern, "named", [
      { label: "Who", value: one.name },
      { label: "Why", value: input.why },
    ]);
    const to = { email: one.email, personId: one.personId };
    await notify(work, to, "concern-named", { name: one.name, id: concern.id }, { type: "concern", id: concern.id });
  });

/** Takes away somebody's reading of a concern, from this minute. Throws NotFound, Forbidden, Refused. */
export const unnameReader = (
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Deed & { reader: string },
  now: Date,
): Promise<void> =>
  onConcern(db, actor, input, deed("unname"), now, async (work, concern) => {
    const removed = await work.trx
      .updateTable("concern_reader")
      .set({ removed_at: now, removed_by: personId(actor) })
      .where("concern_id", "=", concern.id)
      .where("person_id", "=", input.reader)
      .where("removed_at", "is", null)
      .returning("person_id as id")
      .executeTakeFirst();
    if (!removed) throw new Refused("reader", "Select who need not read it any more");
    const { name } = await work.trx
      .selectFrom("person")
      .select("name")
      .where("id", "=", removed.id)
      .executeTakeFirstOrThrow();
    await addEntry(work, keys, concern, "unnamed", [{ label: "Who", value: name }]);
  });
