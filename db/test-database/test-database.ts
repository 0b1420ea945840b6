import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { createDb, type Db } from "#db/client.server.ts";

/** What comes with the migration and stays between tests. */
const kept = [
  "kysely_migration",
  "kysely_migration_lock",
  "calendar_version",
  "bank_holiday",
  "closure_day",
  "audit_head",
];

export type TestDatabase = {
  readonly web: Db;
  readonly owner: Db;
  /** For processes that a test starts. */
  readonly urls: { web: string; owner: string };
};

/**
 * A database of this test file's own, cloned from the migrated template and emptied before each test. `web` is the
 * role of pages and jobs, as which tests run; `owner` is for factories and for looking behind the walls.
 */
export function testDatabase({ webConnections = 10 } = {}): TestDatabase {
  const name = `portal_test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  let web: Db | undefined;
  let owner: Db | undefined;
  let tables = "";

  beforeAll(async () => {
    await asAdmin(`create database ${name} template portal_test owner portal_test_owner`);
    owner = createDb(urlOf("owner", name), { max: 4 });
    web = createDb(urlOf("web", name), { max: webConnections });
    const { rows } = await sql<{ name: string }>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where (schemaname = 'public' and not tablename = any(${kept}))
         or (schemaname = 'graphile_worker' and tablename = '_private_jobs')`.execute(owner);
    tables = rows.map((row) => row.name).join(", ");
  });
  beforeEach(async () => {
    if (!owner) return;
    await sql.raw(`truncate ${tables} cascade`).execute(owner);
    await sql`update audit_head set seq = 0, hash = '\\x00'`.execute(owner);
  });
  afterAll(async () => {
    await web?.destroy();
    await owner?.destroy();
    await asAdmin(`drop database if exists ${name} with (force)`);
  });

  const ready = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("The test database is there only inside tests");
    return value;
  };
  return {
    urls: { web: urlOf("web", name), owner: urlOf("owner", name) },
    get web() {
      return ready(web);
    },
    get owner() {
      return ready(owner);
    },
  };
}

function urlOf(role: "owner" | "web", database: string): string {
  const url = new URL(inject("adminUrl"));
  url.username = `portal_test_${role}`;
  url.password = role;
  url.pathname = `/${database}`;
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("adminUrl") });
  await client.connect();
  await client.query(statement);
  await client.end();
}
