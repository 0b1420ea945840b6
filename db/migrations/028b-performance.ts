import { type Kysely, sql } from "kysely";

/**
 * What is asked of providers by lot, in dated targets, and how each did in a quarter: counted by the portal, or entered by
 * hand with its source. Counts only: no child can be told from them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table kpi_target (
      id uuid primary key,
      lot_id uuid references lot,
      kpi text not null,
      target int not null check (target between 1 and 100),
      amber int not null check (amber between 0 and target),
      from_on date not null,
      source text not null,
      set_at timestamptz not null,
      set_by uuid not null references person
    );
    create index kpi_target_in_force on kpi_target (kpi, lot_id, from_on desc, set_at desc);
    create index kpi_target_lot on kpi_target (lot_id);

    create table kpi_result (
      provider_id uuid not null references provider,
      lot_id uuid not null references lot,
      kpi text not null,
      quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
      met int not null check (met between 0 and of_all),
      of_all int not null,
      source text,
      entered_by uuid references person,
      at timestamptz not null,
      primary key (provider_id, lot_id, quarter, kpi),
      check ((source is null) = (entered_by is null))
    );
    create index kpi_result_quarter on kpi_result (quarter, lot_id, provider_id);
    create index kpi_result_counted on kpi_result (quarter, at);
  `.execute(db);
}
