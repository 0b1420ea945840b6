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
  let sweeper: Sweeper | undefined;

  beforeAll(async () => {
    await asAdmin(`create database ${name} template portal_test owner portal_test_owner`);
    owner = createDb(urlOf("owner", name), { max: 4 });
    web = createDb(urlOf("web", name), { max: webConnections });
    sweeper = await sweeperOf(name);
  });
  beforeEach(async () => {
    if (!owner) return;
    await sweeper?.sweep();
    await sql`update audit_head set seq = 0, hash = '\\x00'`.execute(owner);
  });
  afterAll(async () => {
    await web?.destroy();
    await owner?.destroy();
    await sweeper?.end();
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

type Sweeper = { sweep: () => Promise<void>; end: () => Promise<void> };

/**
 * Empties the tables that hold something. Truncating all of them took several times as long as most tests do; rows go
 * in any order and past the triggers that protect them, because a superuser says so for its connection.
 */
async function sweeperOf(database: string): Promise<Sweeper> {
  const url = new URL(inject("adminUrl"));
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query("set session_replication_role = replica");
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where (schemaname = 'public' and not tablename = any($1))
        or (schemaname = 'graphile_worker' and tablename = '_private_jobs')`,
    [kept],
  );
  const filled = rows
    .map(({ name }) => `select '${name}' as name where exists (select from ${name})`)
    .join(" union all ");
  return {
    sweep: async () => {
      const { rows: found } = await client.query<{ name: string }>(filled);
      await client.query(found.map(({ name }) => `delete from ${name}`).join("; "));
    },
    end: () => client.end(),
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
