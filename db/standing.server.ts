import { sql } from "kysely";
import type { Db } from "./client.server.ts";

/** Throws when this connection's role could pass round the database's own walls: superuser, BYPASSRLS or owner. */
export async function requireHumbleRole(db: Db): Promise<void> {
  const { rows } = await sql<{ too_mighty: boolean }>`
    select rolsuper or rolbypassrls or pg_get_userbyid(d.datdba) = current_user
        or exists (select from pg_tables where schemaname = 'public' and tableowner = current_user) as too_mighty
    from pg_roles, pg_database d where rolname = current_user and d.datname = current_database()`.execute(db);
  if (rows[0]?.too_mighty)
    throw new Error("DATABASE_URL names a superuser, an owner or a role with BYPASSRLS. Web must own nothing.");
}

/** Whether `npm run seed` has left its mark: these people, firms and children are invented. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const row = await db.selectFrom("setting").select("key").where("key", "=", "demonstration").executeTakeFirst();
  return row !== undefined;
}

/** Throws when DEMO=yes meets a database that was not made as a demonstration. */
export async function requireMarkerForDemo(db: Db, demo: boolean): Promise<void> {
  if (demo && !(await isDemonstration(db)))
    throw new Error("DEMO=yes is refused: this database does not carry the demonstration's marker.");
}
