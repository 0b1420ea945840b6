import { type Kysely, sql } from "kysely";

/**
 * Whom a stop means: those said to be meant, and whoever has the name and was not said to be somebody else. So a worker
 * who is added again, or anywhere else, is stopped until a QA lead has looked.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table staff_stop_member add column meant boolean not null default true;
    create function compared_name(name text) returns text language sql immutable parallel safe
      set search_path = pg_catalog as $$
      select btrim(regexp_replace(lower(regexp_replace(normalize(name, NFKD), '[\u0300-\u036f]', '', 'g')), '[-_.,''’\\s]+', ' ', 'g')) $$;
    create index staff_member_compared on staff_member (compared_name(name));
    create view stopped_staff as
      select meant.staff_member_id, stop.id as stop_id
        from staff_stop_member meant join staff_stop stop on stop.id = meant.stop_id
        where meant.meant and stop.lifted_at is null
      union
      select staff.id, stop.id
        from staff_stop stop join staff_member staff on compared_name(staff.name) = compared_name(stop.name)
        where stop.lifted_at is null and not exists (
          select from staff_stop_member looked where looked.stop_id = stop.id and looked.staff_member_id = staff.id);
  `.execute(db);
}
