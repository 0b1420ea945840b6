import { type Kysely, sql } from "kysely";

/** Declarations of an interest that were put right, each with its reason; a recommendation says that there was none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conflict_correction (
      id uuid primary key,
      person_id uuid not null references person,
      provider_id uuid not null references provider,
      note text not null,
      declared_at timestamptz not null,
      reason text not null check (reason <> ''),
      corrected_by uuid not null references person,
      corrected_at timestamptz not null,
      check (corrected_by <> person_id)
    );
    create index conflict_correction_provider on conflict_correction (provider_id, corrected_at);
    create index conflict_of_interest_provider on conflict_of_interest (provider_id, declared_at);
    alter table recommendation add column no_interest boolean not null default false;
  `.execute(db);
}
