import { type Kysely, sql } from "kysely";

/** What happened to each mark and why, and on which day and under which reference an invoice was paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mark_event (
      id uuid primary key,
      mark_id uuid not null references mark,
      event text not null check (event in ('record','change','challenge','confirm','correct')),
      code text not null,
      reason text,
      at timestamptz not null,
      person_id uuid references person
    );
    create index mark_event_mark on mark_event (mark_id, at);
    alter table invoice
      add column paid_on date,
      add column payment_reference text;
  `.execute(db);
}
