import type { Db, Trx } from "#db/client.server.ts";

export type StaffMember = { id: string; name: string; email: string };

/** The council's own people whose accounts work, by name: whom one can ask for an approval. Schools and panels are not. */
export const councilStaff = (db: Db | Trx): Promise<StaffMember[]> =>
  db
    .selectFrom("person")
    .select(["id", "name", "email"])
    .where("disabled_at", "is", null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("person_role")
          .select("role")
          .whereRef("person_role.person_id", "=", "person.id")
          .where("role", "not in", ["school", "panel"]),
      ),
    )
    .orderBy("name")
    .limit(500)
    .execute();
