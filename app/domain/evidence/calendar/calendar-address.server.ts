import type { Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** A provider's person reads of their provider's documents, an officer of every provider's. */
const scopeOf = (person: Person): string | null => (person.kind === "provider" ? person.providerId : null);
const authoriseOwn = (person: Person): void =>
  authorise(person, person.kind === "provider" ? "renewal-calendar.own" : "renewal-calendar.council");

const ownAddress = (db: Db | Trx, person: Person) =>
  db
    .selectFrom("renewal_calendar")
    .select(["id", "made_at as madeAt"])
    .where("person_id", "=", person.personId)
    .where("provider_id", "is not distinct from", scopeOf(person))
    .where("revoked_at", "is", null);

/** When the address that this person reads renewals at was made, or undefined while there is none. */
export const addressMadeAt = async (db: Db | Trx, person: Person): Promise<Date | undefined> =>
  (await ownAddress(db, person).executeTakeFirst())?.madeAt;

/**
 * Makes a secret address for this person and revokes the one before. Returns its token, which is shown once and kept as a
 * hash only: two requests at once leave one address. Throws Forbidden, NotFound.
 */
export const makeAddress = (db: Db, person: Person, now: Date): Promise<string> =>
  transact(db, person, now, async (work) => {
    authoriseOwn(person);
    await revokeOpen(work, person);
    const [id, token] = [uuidv7(now.getTime()), newToken()];
    await work.trx
      .insertInto("renewal_calendar")
      .values({
        id,
        person_id: person.personId,
        provider_id: scopeOf(person),
        token_hash: tokenHash(token),
        made_at: now,
      })
      .execute();
    work.audit("renewal-calendar.make", { type: "renewal-calendar", id });
    return token;
  });

/** Revokes this person's address: from now on it is not found. Harmless when there is none. Throws Forbidden, NotFound. */
export const revokeAddress = (db: Db, person: Person, now: Date): Promise<void> =>
  transact(db, person, now, async (work) => {
    authoriseOwn(person);
    await revokeOpen(work, person);
  });

async function revokeOpen(work: Work, person: Person): Promise<void> {
  // One at a time for each person.
  await work.trx.selectFrom("person").select("id").where("id", "=", person.personId).forNoKeyUpdate().execute();
  for (const { id } of await ownAddress(work.trx, person).execute()) {
    await work.trx.updateTable("renewal_calendar").set({ revoked_at: work.now }).where("id", "=", id).execute();
    work.audit("renewal-calendar.revoke", { type: "renewal-calendar", id });
  }
}
