import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { unknownRoles } from "#app/domain/accounts/single-sign-on.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { createClock } from "#app/platform/clock.server.ts";
import { type Config, ConfigError, exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createFindATender } from "#app/platform/find-a-tender.server.ts";
import { createIdentityProvider } from "#app/platform/identity-provider.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import { createMailer } from "#app/platform/mailer.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import { createScanner } from "#app/platform/scanner.server.ts";
import { checkColours } from "#app/ui/contrast.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { requireSchema } from "#db/migrate.server.ts";
import { requireHumbleRole, requireMarkerForDemo } from "#db/standing.server.ts";
import { leaveInOrder } from "./leave.ts";
import { loadBuild } from "./load-build.ts";
import { patience } from "./patience.ts";
import { createWebApp } from "./web-app.ts";

const COUNCIL_REMEMBERED_MS = 60_000;

/** One web process: serves pages, holds no state, never migrates. */
async function main(): Promise<void> {
  const config = readSettings();
  const log = createLog(config.logLevel);
  const onError = (error: Error) => log.warn({ error }, "idle database connection closed");
  const { named } = config.database;
  const db = createDb(config.database.url, { onError, named });
  const readDb = config.database.readUrl ? createDb(config.database.readUrl, { onError, named }) : db;
  const now = createClock(config.clock);
  await requireHumbleRole(db);
  await requireSchema(db);
  await requireMarkerForDemo(db, config.demo);
  const council = rememberCouncil(db, now);
  const faults = checkColours(await council());
  if (faults.length > 0) throw new Error(`The council's colours cannot be read by everyone: ${faults.join("; ")}`);

  const { build, middlewares } = await loadBuild(process.env.DEV === "yes");
  const mailer = createMailer(config.mail);
  const store = createObjectStore(config.s3);
  let draining = false;
  const app = createWebApp({
    db,
    readDb,
    config,
    log,
    now,
    store,
    scanner: createScanner(config.scanner),
    findATender: createFindATender(config.findATender),
    identityProvider:
      config.singleSignOn &&
      createIdentityProvider(config.singleSignOn, new URL(paths.singleSignOnReturn(), config.publicUrl)),
    council,
    build,
    draining: () => draining,
    dev: middlewares !== undefined,
    mailHealthy: mailer.healthy,
  });
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(patience, (req, res) =>
    middlewares ? middlewares(req, res, () => void listener(req, res)) : void listener(req, res),
  );
  server.listen(config.port, config.host, () => log.info({ port: config.port }, "web is listening"));
  leaveInOrder(log, async () => {
    draining = true;
    await new Promise((closed) => {
      server.close(closed);
      server.closeIdleConnections();
    });
    mailer.close();
    await Promise.all([db.destroy(), readDb === db ? undefined : readDb.destroy()]);
  });
}

function readSettings(): Config {
  try {
    const config = loadConfig(process.env, "web");
    const unknown = unknownRoles(config.singleSignOn?.roleMap ?? []);
    if (unknown.length > 0)
      throw new ConfigError([`OIDC_ROLE_MAP: names roles that council staff cannot have: ${unknown.join(", ")}`]);
    return config;
  } catch (error) {
    return exitOnConfigError(error);
  }
}

function rememberCouncil(db: Db, now: () => Date) {
  let held: ReturnType<typeof readCouncil> | undefined;
  let until = 0;
  return () => {
    if (!held || Date.now() > until) {
      until = Date.now() + COUNCIL_REMEMBERED_MS;
      const before = held;
      // A page still shows its frame when the database is away.
      held = readCouncil(db, today(now())).catch((error) => {
        if (before) return before;
        held = undefined;
        throw error;
      });
    }
    return held;
  };
}

main().catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
});
