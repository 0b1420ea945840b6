import { type Kysely, sql } from "kysely";

/** The audit chain, the outbox, idempotency keys, and the door to the queue for a role that owns nothing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table audit_entry (
      seq bigint primary key,
      at timestamptz not null,
      actor_id uuid,
      actor_kind text not null,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      detail jsonb not null,
      previous_hash bytea not null,
      hash bytea not null
    );
    create index audit_entry_subject on audit_entry (subject_type, subject_id, seq);
    create table audit_head (
      singleton boolean primary key default true check (singleton),
      seq bigint not null,
      hash bytea not null
    );
    insert into audit_head (seq, hash) values (0, '\\x00');

    create function audit_hash(previous bytea, seq bigint, at timestamptz, actor_id uuid, actor_kind text, action text,
                               subject_type text, subject_id text, detail jsonb) returns bytea
    language sql immutable set search_path = pg_catalog as $$
      select sha256(previous || convert_to(json_build_array(
        seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_id, actor_kind, action,
        subject_type, subject_id, detail::text)::text, 'UTF8'))
    $$;

    -- The web role may append, and nothing else: it has no INSERT, UPDATE or DELETE on these tables.
    create function audit_append(entries jsonb) returns void
    language plpgsql security definer set search_path = pg_catalog, public as $$
    declare
      entry jsonb;
      head record;
      next_hash bytea;
    begin
      perform pg_advisory_xact_lock(7301);
      select h.seq, h.hash into head from audit_head h;
      for entry in select * from jsonb_array_elements(entries) loop
        next_hash := audit_hash(head.hash, head.seq + 1, (entry->>'at')::timestamptz, (entry->>'actorId')::uuid,
          entry->>'actorKind', entry->>'action', entry->>'subjectType', entry->>'subjectId', entry->'detail');
        insert into audit_entry values (head.seq + 1, (entry->>'at')::timestamptz, (entry->>'actorId')::uuid,
          entry->>'actorKind', entry->>'action', entry->>'subjectType', entry->>'subjectId', entry->'detail',
          head.hash, next_hash);
        head.seq := head.seq + 1;
        head.hash := next_hash;
      end loop;
      update audit_head set seq = head.seq, hash = head.hash;
    end $$;

    create table idempotency_key (
      scope uuid not null,
      intent text not null,
      key uuid not null,
      result jsonb not null,
      created_at timestamptz not null,
      primary key (scope, intent, key)
    );

    create table notification (
      id uuid primary key,
      message_id text not null unique,
      to_address text not null,
      to_person_id uuid references person,
      template text not null,
      data jsonb not null,
      about_type text,
      about_id uuid,
      state text not null check (state in ('waiting','sent','dead')),
      attempts int not null default 0,
      last_error text,
      created_at timestamptz not null,
      sent_at timestamptz
    );
    create index notification_state on notification (state, created_at) where state <> 'sent';
    create index notification_about on notification (about_type, about_id, created_at);

    create table worker_heartbeat (worker_id text primary key, seen_at timestamptz not null);

    create function enqueue_job(task text, payload json, run_at timestamptz default null, job_key text default null) returns void
    language sql security definer set search_path = pg_catalog as $$
      select graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key)
    $$;
  `.execute(db);
}
