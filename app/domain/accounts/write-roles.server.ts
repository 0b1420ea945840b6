import type { CouncilRole } from "#app/access/actor.ts";
import type { Work } from "#app/domain/work.server.ts";

/** Adds and takes away a person's council roles. Recording it, ending sign-ins and telling them is the caller's. */
export async function writeRoles(
  { trx }: Work,
  personId: string,
  added: readonly CouncilRole[],
  removed: readonly CouncilRole[],
): Promise<void> {
  if (removed.length > 0)
    await trx
      .deleteFrom("person_role")
      .where("person_id", "=", personId)
      .where("role", "in", [...removed])
      .execute();
  if (added.length > 0)
    await trx
      .insertInto("person_role")
      .values(added.map((role) => ({ person_id: personId, role })))
      .execute();
}
