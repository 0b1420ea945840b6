import { type Kysely, sql } from "kysely";

/**
 * What the scanner said of each document, by which signatures, and when it is asked next; documents that were withdrawn
 * after they had come through; the alert that documents wait for the scanner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await withdrawn(db);
  await scans(db);
}

const withdrawn = (db: Kysely<unknown>) =>
  sql`
    -- contract: wider only; the code before this one writes none of the new state.
    alter table evidence
      drop constraint evidence_state_check,
      add constraint evidence_state_check
        check (state in ('given','accepted','needs-change','superseded','removed','withdrawn')),
      add column withdrawn_at timestamptz,
      add column withdrawn_because text check (withdrawn_because in ('virus','missing','received-in-error')),
      add check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_because is not null));
  `.execute(db);

// `scan_signatures` is the version of the scanner's database, as it gives it. `scan_next_at`: a waiting document's next
// try, a clean one's next check; null is at once.
const scans = (db: Kysely<unknown>) =>
  sql`
    alter table evidence
      add column scanned_at timestamptz,
      add column scan_engine text,
      add column scan_signatures text,
      add column scan_signatures_at timestamptz,
      add column scan_found text,
      add column scan_tries int not null default 0,
      add column scan_next_at timestamptz;
    create index evidence_waiting on evidence (uploaded_at) where scan in ('pending','error');
    create index evidence_scan_next on evidence (scan_next_at nulls first, object_key)
      where scan in ('clean','not-scanned') and state not in ('removed','withdrawn');
    create index evidence_kept_out on evidence ((coalesce(withdrawn_at, scanned_at, uploaded_at)) desc, id)
      where scan = 'refused' or state = 'withdrawn';

    create table scanner_alert (
      id uuid primary key,
      since timestamptz not null,
      raised_at timestamptz not null,
      ended_at timestamptz
    );
    create unique index scanner_alert_open on scanner_alert ((true)) where ended_at is null;
  `.execute(db);
