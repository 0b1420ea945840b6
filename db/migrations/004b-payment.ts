import { type Kysely, sql } from "kysely";

/** Attendance marks, and the invoices built from confirmed ones. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mark (
      id uuid primary key,
      placement_id uuid not null references placement,
      date date not null,
      half text not null check (half in ('am','pm')),
      code text not null check (code in ('attended','absent','cancelled-by-provider','cancelled-by-council','closed')),
      version int not null default 1,
      recorded_by uuid not null references person,
      recorded_at timestamptz not null,
      confirmed_at timestamptz,
      confirmed_by uuid references person,
      confirmed_how text check (confirmed_how in ('school','officer','five-working-days')),
      challenged_at timestamptz,
      challenged_by uuid references person,
      challenge text,
      unique (placement_id, date, half)
    );
    create index mark_unconfirmed on mark (recorded_at) where confirmed_at is null and challenged_at is null;

    create table invoice (
      id uuid primary key,
      ref text not null unique,
      provider_id uuid not null references provider,
      placement_id uuid not null references placement,
      number text not null,
      number_key text not null,
      status text not null check (status in ('submitted','queried','approved','paid')),
      version int not null default 1,
      invoice_date date not null,
      received_on date not null,
      pay_by date not null,
      order_number text not null,
      vat_number text,
      net_pence bigint not null check (net_pence >= 0),
      vat_pence bigint not null check (vat_pence >= 0),
      total_pence bigint not null check (total_pence = net_pence + vat_pence),
      submitted_by uuid not null references person,
      submitted_at timestamptz not null,
      approved_by uuid references person,
      approved_at timestamptz,
      paid_by uuid references person,
      paid_at timestamptz,
      unique (provider_id, number_key)
    );
    create index invoice_queue on invoice (status, pay_by, id);
    create index invoice_provider on invoice (provider_id, submitted_at desc, id);
    create index invoice_placement on invoice (placement_id);
    create table invoice_line (
      id uuid primary key,
      invoice_id uuid not null references invoice,
      mark_id uuid not null unique references mark,
      service_date date not null,
      half text not null check (half in ('am','pm')),
      quantity_hundredths int not null,
      rate_pence bigint not null,
      net_pence bigint not null,
      vat_basis_points int not null,
      vat_pence bigint not null
    );
    create index invoice_line_invoice on invoice_line (invoice_id, service_date, half);
    create table invoice_event (
      id uuid primary key,
      invoice_id uuid not null references invoice,
      event text not null,
      from_status text not null,
      to_status text not null,
      reason text,
      at timestamptz not null,
      person_id uuid references person
    );
    create index invoice_event_invoice on invoice_event (invoice_id, at);
  `.execute(db);
}
