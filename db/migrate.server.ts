import { runMigrations } from "graphile-worker";
import { type Kysely, Migrator, sql } from "kysely";
import pg from "pg";
import { saveCalendar } from "#app/domain/calendar/calendars.server.ts";
import { shippedCalendar } from "#db/defaults/bank-holidays.ts";
import { createDb, type Db } from "./client.server.ts";
import { migrations, newestMigration } from "./migrations/index.ts";

const LOCK_NOT_AVAILABLE = "55P03";
const TRIES = 30;

/**
 * Brings the database to the newest schema, the queue's included, and grants the web role what it needs.
 * Waits at most 1 s for a lock and tries again. Twice is harmless.
 */
export async function migrate(urls: { ownerUrl: string; webUrl: string }, now = new Date()): Promise<void> {
  const owner = createDb(urls.ownerUrl, { max: 2, statementTimeoutMs: 300_000 });
  try {
    await sql`set lock_timeout = '1s'`.execute(owner);
    await patiently(() => migrateQueue(urls.ownerUrl));
    await patiently(() => migrateToLatest(owner));
    await grant(owner, new URL(urls.webUrl).username);
    await shipCalendar(owner, now);
  } finally {
    await owner.destroy();
  }
}

/** The newest migration that has run, or undefined in an empty database. */
export async function schemaVersion(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from kysely_migration order by name desc limit 1`.execute(db);
  return rows[0]?.name;
}

/** Throws when the schema is older than this code needs; a newer one is fine. */
export async function requireSchema(db: Db): Promise<void> {
  const version = await schemaVersion(db).catch(() => undefined);
  if (!version || version < newestMigration)
    throw new Error(
      `The database's schema is ${version ?? "empty"}; this version needs ${newestMigration}. Run: npm run migrate`,
    );
}

async function migrateToLatest(db: Kysely<unknown> | Db): Promise<void> {
  const migrator = new Migrator({ db: db as Kysely<unknown>, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function migrateQueue(connectionString: string): Promise<void> {
  const pgPool = new pg.Pool({ connectionString, max: 1 });
  const ignore = () => undefined; // The statement that suffers reports it.
  pgPool.on("error", ignore);
  pgPool.on("connect", (client) => client.on("error", ignore));
  try {
    await runMigrations({ pgPool });
  } finally {
    await pgPool.end();
  }
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt === TRIES) throw error;
    }
  }
}

// Append-only or owner-only tables stay closed to the web role; everything else it reads and writes. What was sent with
// an application is kept beside its events for good: it adds to them and changes none. So are the terms that a provider
// accepted, what a document said, how a framework stood, whom a round was announced to,
// and how young people scored.
async function grant(db: Db, webRole: string): Promise<void> {
  const role = pg.escapeIdentifier(webRole);
  await sql
    .raw(`
      grant usage on schema public to ${role};
      grant select, insert, update, delete on all tables in schema public to ${role};
      revoke insert, update, delete on audit_entry, audit_head, bank_holiday, closure_day, calendar_version, setting,
        postcode, outcode, kysely_migration, kysely_migration_lock, accepted_evidence, evidence_in_renewal, child_case, concern_register, concern_receipt from ${role};
      revoke update, delete on application_event, framework_version, lot_document, terms_acceptance, round_recipient,
        registration_test, concern_entry, concern_opening, panel_score
        from ${role};
      revoke execute on function audit_append(jsonb), enqueue_job(text, json, timestamptz, text),
        enqueue_jobs(text, json) from public;
      grant execute on function audit_append(jsonb), enqueue_job(text, json, timestamptz, text),
        enqueue_jobs(text, json) to ${role};
    `)
    .execute(db);
}

async function shipCalendar(db: Db, now: Date): Promise<void> {
  const held = await db.selectFrom("calendar_version").select("id").limit(1).executeTakeFirst();
  if (!held) await db.transaction().execute((trx) => saveCalendar(trx, shippedCalendar, now));
}
