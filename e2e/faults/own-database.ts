import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createClock } from "#app/platform/clock.server.ts";
import { loadConfig } from "#app/platform/config.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import type { Kept } from "#app/server/embedded/data-dir.ts";
import { ensurePortalDatabase } from "#app/server/embedded/portal-database.ts";
import { seedDemonstration } from "#db/demonstration/seed.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { type Portal, settingsOf } from "../portal.ts";

/**
 * The settings of a demonstration in a database and a bucket of its own on the running portal's services: nothing but
 * what the test starts takes its jobs.
 */
export async function ownDatabase(portal: Portal, name: string) {
  const { passwords, ports }: Kept = JSON.parse(readFileSync(join(portal.dataDir, "settings.json"), "utf8"));
  const admin = `postgres://postgres:${passwords.admin}@127.0.0.1:${ports.postgres}/postgres`;
  const urls = await ensurePortalDatabase(admin, name, passwords);
  await migrate(urls);
  const own = {
    DATABASE_URL: urls.webUrl,
    DATABASE_OWNER_URL: urls.ownerUrl,
    S3_BUCKET: name.replaceAll("_", "-"),
  };
  const config = loadConfig({ ...settingsOf(portal), ...own }, "command");
  const store = createObjectStore(config.s3);
  await store.ensureBucket();
  await seedDemonstration({ ...urls, config, store, password: portal.password, now: createClock(config.clock)() });
  store.close();
  return own;
}
