import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { ensurePortalDatabase } from "#app/server/embedded/portal-database.ts";
import { startPostgres } from "#app/server/embedded/postgres.ts";
import { migrate } from "#db/migrate.server.ts";

export const template = "portal_test";
const passwords = { owner: "owner", web: "web" };

declare module "vitest" {
  interface ProvidedContext {
    adminUrl: string;
  }
}

/**
 * A throw-away PostgreSQL (or the one at TEST_DATABASE_ADMIN_URL), migrated once into a template from which every
 * test file's database is cloned.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_ADMIN_URL;
  const dir = mkdtempSync(join(tmpdir(), "portal-test-"));
  const embedded = given ? undefined : await startPostgres({ dir, durable: false });
  const adminUrl = given ?? embedded?.adminUrl ?? "";
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${template}`);
  await admin.end();
  await migrate(await ensurePortalDatabase(adminUrl, template, passwords), new Date("2026-01-05T09:00:00Z"));
  provide("adminUrl", adminUrl);
  return async () => {
    await embedded?.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
