import { type Kysely, sql } from "kysely";

/** Documents that a provider uploaded together, and that nobody has yet said what they answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table loose_document (
      id uuid primary key,
      provider_id uuid not null references provider,
      file_name text not null,
      content_type text not null,
      size int not null check (size > 0),
      sha256 text not null,
      object_key text not null,
      uploaded_by uuid not null references person,
      uploaded_at timestamptz not null,
      matched_at timestamptz
    );
    create index loose_document_provider on loose_document (provider_id, uploaded_at);
    create index loose_document_object on loose_document (object_key);
    create index loose_document_old on loose_document (uploaded_at);

    alter table loose_document enable row level security;
    create policy loose_document_read on loose_document for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy loose_document_add on loose_document for insert
      with check ((select actor_is_system()) or provider_id = (select actor_provider()));
    create policy loose_document_match on loose_document for update using (provider_id = (select actor_provider()));
    create policy loose_document_remove on loose_document for delete
      using ((select actor_is_system()) or provider_id = (select actor_provider()));
  `.execute(db);
}
