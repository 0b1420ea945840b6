import { type Actor, personId } from "#app/access/actor.ts";
import { Forbidden } from "#app/domain/errors.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** Whether an officer has declared a conflict of interest with a provider. */
export async function hasConflict(db: Db | Trx, personId: string, providerId: string): Promise<boolean> {
  const row = await db
    .selectFrom("conflict_of_interest")
    .select("person_id")
    .where("person_id", "=", personId)
    .where("provider_id", "=", providerId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps a provider from an officer who declared a conflict of interest with it: they neither read nor decide anything of
 * it (Procurement Act 2023, sections 81 to 83). Every loader and lock of what is one provider's asks this. Throws
 * Forbidden, in the same words everywhere: why, and who can put it right.
 */
export async function refuseConflict(db: Db | Trx, actor: Actor, providerId: string): Promise<void> {
  const me = personId(actor);
  if (actor.kind === "council" && me && (await hasConflict(db, me, providerId))) throw new Forbidden(WHY_NOT);
}

/** Completes "You cannot …". */
export const WHY_NOT =
  "open or change this, because you declared a conflict of interest with this provider. Others review and decide it. If the declaration is wrong, ask a QA lead to correct it on the provider’s page, under Interests declared";

/** The declarations about a provider that stand, oldest first. */
export function conflictsOf(db: Db | Trx, providerId: string) {
  return db
    .selectFrom("conflict_of_interest")
    .innerJoin("person", "person.id", "conflict_of_interest.person_id")
    .select(["person_id as personId", "person.name", "note", "declared_at as declaredAt"])
    .where("provider_id", "=", providerId)
    .orderBy("declared_at")
    .limit(100)
    .execute();
}

/** The declarations about a provider that were corrected, newest first, each with who did it and why. */
export function correctionsOf(db: Db | Trx, providerId: string) {
  return db
    .selectFrom("conflict_correction as correction")
    .innerJoin("person", "person.id", "correction.person_id")
    .innerJoin("person as corrector", "corrector.id", "correction.corrected_by")
    .select(["correction.id", "correction.person_id as personId", "person.name", "correction.note", "reason"])
    .select(["declared_at as declaredAt", "corrected_at as correctedAt", "corrector.name as correctedBy"])
    .where("correction.provider_id", "=", providerId)
    .orderBy("corrected_at", "desc")
    .limit(100)
    .execute();
}
