import { createClock } from "#app/platform/clock.server.ts";
import { type Config, exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { createMailer } from "#app/platform/mailer.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import { createScanner } from "#app/platform/scanner.server.ts";
import { createDb } from "#db/client.server.ts";
import { requireSchema } from "#db/migrate.server.ts";
import { requireHumbleRole, requireMarkerForDemo } from "#db/standing.server.ts";
import { leaveInOrder } from "./leave.ts";
import { runQueue } from "./queue.ts";
import { tasksOf } from "./tasks.ts";

/** One worker process: takes jobs as the humble role; only its queue connection is the owner's. Never migrates. */
async function main(): Promise<void> {
  const config = readSettings();
  const log = createLog(config.logLevel);
  const onError = (error: Error) => log.warn({ error }, "idle database connection closed");
  const db = createDb(config.database.url, { onError, statementTimeoutMs: 300_000 });
  await requireHumbleRole(db);
  await requireSchema(db);
  await requireMarkerForDemo(db, config.demo);
  const mailer = createMailer(config.mail);
  const means = {
    db,
    config,
    log,
    mailer,
    store: createObjectStore(config.s3),
    scanner: createScanner(config.scanner),
    now: createClock(config.clock),
  };
  const queue = await runQueue(config.database.ownerUrl ?? "", tasksOf(means), log);
  log.info({}, "worker is taking jobs");
  leaveInOrder(log, async () => {
    await queue.stop();
    mailer.close();
    await db.destroy();
  });
}

function readSettings(): Config {
  try {
    return loadConfig(process.env, "worker");
  } catch (error) {
    return exitOnConfigError(error);
  }
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
