import { Hono } from "hono";
import { sql } from "kysely";
import type { Context } from "#app/context.ts";
import { openAlert } from "#app/domain/evidence/scanning/watch-scanner.server.ts";
import { requireSchema } from "#db/migrate.server.ts";

type Means = Pick<Context, "db" | "store" | "scanner"> & {
  draining: () => boolean;
  mailHealthy?: () => Promise<boolean>;
};

const within = <T>(work: Promise<T>, ms: number): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error("late")), ms).unref())]);

const up = async (check: () => Promise<unknown>): Promise<"up" | "down"> => {
  try {
    return (await within(check(), 2_000)) === false ? "down" : "up";
  } catch {
    return "down";
  }
};

/**
 * /health/live: this process answers. /health/ready: it can serve; database and schema decide, while S3, mail and
 * scanner are reported and don't. `scansWaitSince`: documents have waited too long for the scanner, since this instant.
 */
export function health(means: Means) {
  const app = new Hono();
  app.get("/live", (c) => c.json({ live: true }, 200, { "cache-control": "no-store" }));
  app.get("/ready", async (c) => {
    const [database, schema, objectStore, mail, scanner, scansWaitSince] = await Promise.all([
      up(() => sql`select 1`.execute(means.db)),
      up(() => requireSchema(means.db)),
      up(() => means.store.healthy()),
      means.mailHealthy ? up(means.mailHealthy) : "not checked",
      means.scanner ? up(means.scanner.healthy) : "none",
      within(openAlert(means.db), 2_000).then(
        (alert) => alert?.since,
        () => undefined,
      ),
    ]);
    const ready = database === "up" && schema === "up" && !means.draining();
    const parts = { database, schema, objectStore, mail, scanner, scansWaitSince };
    const body = { ready, draining: means.draining(), ...parts };
    return c.json(body, ready ? 200 : 503, { "cache-control": "no-store" });
  });
  return app;
}
