import { type Kysely, sql } from "kysely";

/**
 * Monthly comparisons of the documents with the objects in the store, and what each found: an object that is missing, one
 * of another length than was given, one that no document names.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table store_check (
      id uuid primary key,
      started_at timestamptz not null,
      asked_by uuid references person,
      ended_at timestamptz,
      documents int not null default 0,
      objects int not null default 0,
      missing int not null default 0,
      cut int not null default 0,
      orphaned int not null default 0,
      doubtful boolean not null default false
    );
    create index store_check_newest on store_check (started_at desc);

    create table store_finding (
      id uuid primary key,
      check_id uuid not null references store_check on delete cascade,
      kind text not null check (kind in ('missing','cut','orphaned')),
      object_key text not null,
      expected int,
      found bigint,
      removed_at timestamptz,
      removed_by uuid references person,
      unique (check_id, object_key)
    );
    create index store_finding_kind on store_finding (check_id, kind, object_key);

    -- A listing of the store comes in the order of the keys' bytes.
    create index evidence_object_in_bytes on evidence ((object_key collate "C"));
  `.execute(db);
}
