import { type Kysely, sql } from "kysely";

/**
 * Evidence packs: the keys that signed ours, the councils whose packs we take, the packs that providers made here, and
 * those that they brought. A pack fills answers and files; nothing here holds a decision.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await keys(db);
  await packs(db);
  await imports(db);
}

const keys = (db: Kysely<unknown>) =>
  sql`
    create table pack_key (
      id text primary key check (id ~ '^[0-9a-f]{64}$'),
      public_key text not null,
      first_used_at timestamptz not null,
      replaced_at timestamptz,
      revoked_at timestamptz,
      revoked_by uuid references person,
      revoked_because text,
      check ((revoked_at is null) = (revoked_because is null) and (revoked_at is null) = (revoked_by is null))
    );

    create table trusted_council (
      id uuid primary key,
      council_name text not null,
      key_id text not null check (key_id ~ '^[0-9a-f]{64}$'),
      public_key text not null,
      confirmed_with text not null,
      confirmed_by text not null check (confirmed_by in ('phone','in-person','letter')),
      trusted_at timestamptz not null,
      trusted_by uuid not null references person,
      ended_at timestamptz,
      ended_by uuid references person,
      ended_as text check (ended_as in ('ended','revoked')),
      ended_because text,
      check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_because is null)
        and (ended_at is null) = (ended_by is null))
    );
    create unique index trusted_council_key on trusted_council (key_id) where ended_at is null;
    create index trusted_council_any_key on trusted_council (key_id, trusted_at desc);
  `.execute(db);

const packs = (db: Kysely<unknown>) =>
  sql`
    create table evidence_pack (
      id uuid primary key,
      provider_id uuid not null references provider,
      made_at timestamptz not null,
      made_by uuid not null references person,
      expires_on date not null,
      key_id text not null references pack_key,
      manifest text not null,
      manifest_sha256 text not null,
      signature text not null,
      answers int not null check (answers >= 0),
      files int not null check (files >= 0),
      bytes int not null check (bytes >= 0)
    );
    create index evidence_pack_provider on evidence_pack (provider_id, made_at desc);
    create index evidence_pack_key on evidence_pack (key_id);
    alter table evidence_pack enable row level security;
    create policy evidence_pack_read on evidence_pack for select
      using ((select actor_is_system()) or provider_id = (select actor_provider()));
    create policy evidence_pack_make on evidence_pack for insert with check (provider_id = (select actor_provider()));
  `.execute(db);

const imports = (db: Kysely<unknown>) =>
  sql`
    create table pack_import (
      id uuid primary key,
      provider_id uuid not null references provider,
      application_id uuid not null references application,
      trusted_council_id uuid not null references trusted_council,
      council_name text not null,
      pack_id uuid not null,
      manifest_sha256 text not null,
      made_at timestamptz not null,
      expires_on date not null,
      answers jsonb not null,
      files jsonb not null,
      read_at timestamptz not null,
      read_by uuid not null references person,
      used_at timestamptz
    );
    create index pack_import_provider on pack_import (provider_id, read_at desc);
    create index pack_import_application on pack_import (application_id);
    create index pack_import_council on pack_import (trusted_council_id);
    create index pack_import_unused on pack_import (read_at) where used_at is null;
    alter table pack_import enable row level security;
    create policy pack_import_read on pack_import for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy pack_import_add on pack_import for insert with check (provider_id = (select actor_provider()));
    create policy pack_import_use on pack_import for update using (provider_id = (select actor_provider()));
    create policy pack_import_remove on pack_import for delete
      using ((select actor_is_system()) or provider_id = (select actor_provider()));

    create table pack_import_use (
      import_id uuid not null references pack_import,
      provider_id uuid not null references provider,
      question_id text not null,
      field text not null default '',
      evidence_id uuid references evidence,
      primary key (import_id, question_id, field),
      check ((field = '') = (evidence_id is null))
    );
    create index pack_import_use_provider on pack_import_use (provider_id, question_id);
    create index pack_import_use_evidence on pack_import_use (evidence_id);
    alter table pack_import_use enable row level security;
    create policy pack_import_use_read on pack_import_use for select
      using ((select actor_is_staff()) or provider_id = (select actor_provider()));
    create policy pack_import_use_add on pack_import_use for insert
      with check (provider_id = (select actor_provider()));
  `.execute(db);
