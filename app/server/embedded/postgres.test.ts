import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { ensurePortalDatabase } from "#app/server/embedded/portal-database.ts";
import { type EmbeddedPostgres, startPostgres } from "#app/server/embedded/postgres.ts";
import { asAnotherUser } from "#app/server/embedded/postgres-runner.ts";
import { waitUntilGone } from "#app/server/embedded/process-identity.ts";

const password = "for-this-test-only";
const passwords = { owner: "owner-pw", web: "web-pw" };
let dir = "";
let server: EmbeddedPostgres | undefined;

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function newFolder(): string {
  dir = mkdtempSync(join(tmpdir(), "portal-postgres-"));
  return dir;
}

afterEach(async () => {
  await server?.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe("embedded PostgreSQL", { timeout: 60_000 }, () => {
  test("keeps its rows over a stop, and over a kill -9", async () => {
    server = await startPostgres({ dir: newFolder(), password });
    await query(server.adminUrl, "create table kept as select 'é' as value");
    await server.stop();
    expect(await waitUntilGone(server.pid, 5_000)).toBe(true);

    const { port } = server;
    server = await startPostgres({ dir, password, port });
    expect(server.port).toBe(port);
    await query(server.adminUrl, "insert into kept values ('second')");
    process.kill(server.pid, "SIGKILL");
    await waitUntilGone(server.pid, 5_000);

    server = await startPostgres({ dir, password, port });
    expect(await query(server.adminUrl, "select value from kept")).toEqual([{ value: "é" }, { value: "second" }]);
  });

  test("takes over what a killed parent left running", async () => {
    const first = await startPostgres({ dir: newFolder(), password });
    server = await startPostgres({ dir, password });
    expect(server.pid).toBe(first.pid);
    await server.stop();
    expect(await waitUntilGone(first.pid, 5_000)).toBe(true);
  });

  test("is not misled by the process id of another program", async () => {
    server = await startPostgres({ dir: newFolder(), password });
    await server.stop();
    writeFileSync(join(dir, "postgres", "postmaster.pid"), `${process.pid}\n${dir}\n0\n${server.port}\n`);
    server = await startPostgres({ dir, password });
    expect(await query(server.adminUrl, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("two roles: one owns the database, one owns nothing, neither is above the rules", async () => {
    server = await startPostgres({ dir: newFolder(), password, durable: false });
    const { ownerUrl, webUrl } = await ensurePortalDatabase(server.adminUrl, "portal", passwords);
    await ensurePortalDatabase(server.adminUrl, "portal", passwords);
    const roles = "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles";
    for (const row of await query(ownerUrl, `${roles} where rolname like 'portal%'`))
      expect(Object.values(row).filter((value) => value === true)).toEqual([]);
    await query(ownerUrl, "create extension pg_trgm");
    await query(ownerUrl, "create table owned (id int)");
    await expect(query(webUrl, "create table mine (id int)")).rejects.toThrow(/permission denied/);
    await expect(query(webUrl, "select * from owned")).rejects.toThrow(/permission denied/);
    await expect(query(webUrl.replace("web-pw", "wrong"), "select 1")).rejects.toThrow(/password authentication/);
    expect(readFileSync(join(dir, "postgres.log"), "utf8")).not.toContain("create table mine");
    expect(await query(ownerUrl, "select datlocprovider as p from pg_database where datname = 'portal'")).toEqual([
      { p: "i" },
    ]);
  });

  test.runIf(process.getuid?.() === 0)("as root without namespaces it runs as another user", async () => {
    const closed = newFolder();
    dir = join(closed, "data"); // mkdtemp's folders are 0700: as under /root, nobody else may pass
    mkdirSync(dir);
    const runner = asAnotherUser(dir);
    writeFileSync(join(dir, "postgres-runner.json"), JSON.stringify(runner));
    server = await startPostgres({ dir, password, durable: false });
    expect(statSync(runner.clusterDir).uid).not.toBe(0);
    await server.stop();
    rmSync(join(runner.clusterDir, ".."), { recursive: true, force: true });
    rmSync(closed, { recursive: true, force: true });
  });
});
