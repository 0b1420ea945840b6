import { type Kysely, sql } from "kysely";

/** A list of staff between its reading and its bringing in, and the stops on named workers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table staff_import (
      id uuid primary key,
      provider_id uuid not null references provider,
      content text,
      made_by uuid not null references person,
      made_at timestamptz not null,
      done_at timestamptz,
      brought_in int,
      check ((content is null) = (done_at is not null))
    );
    create index staff_import_provider on staff_import (provider_id);

    create table staff_stop (
      id uuid primary key,
      name text not null,
      reason text not null,
      stopped_by uuid not null references person,
      stopped_at timestamptz not null,
      lifted_by uuid references person,
      lifted_at timestamptz,
      lifted_because text,
      check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_because is null))
    );
    create index staff_stop_open on staff_stop (stopped_at, id) where lifted_at is null;
    create table staff_stop_member (
      stop_id uuid not null references staff_stop,
      staff_member_id uuid not null references staff_member,
      primary key (stop_id, staff_member_id)
    );
    create index staff_stop_member_staff on staff_stop_member (staff_member_id);
    create index placement_staff_member on placement_staff (staff_member_id);
  `.execute(db);
}
