import type { CouncilRole } from "#app/access/actor.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** The council's people who hold one of these roles and may sign in, each once, in a steady order. */
export function holdersOf(
  trx: Db | Trx,
  roles: readonly CouncilRole[],
): Promise<{ personId: string; name: string; email: string }[]> {
  return trx
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("disabled_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("person_role")
          .select("role")
          .whereRef("person_role.person_id", "=", "person.id")
          .where("role", "in", [...roles]),
      ),
    )
    .orderBy("id")
    .execute();
}
