import { createClock } from "#app/platform/clock.server.ts";
import { ConfigError, exitOnConfigError, loadConfig } from "#app/platform/config.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import { ensureBuild } from "#app/server/embedded/build.ts";
import { DataDirError, openDataDir } from "#app/server/embedded/data-dir.ts";
import { type Parts, settingsFor, startParts } from "#app/server/embedded/demonstration-parts.ts";
import { isFree } from "#app/server/embedded/free-port.ts";
import { type Kept, keepRunning } from "#app/server/embedded/keep-running.ts";
import { demonstrationAccounts } from "#db/demonstration/accounts.ts";
import { seedDemonstration } from "#db/demonstration/seed.server.ts";
import { migrate } from "#db/migrate.server.ts";

const readyWithinMs = 60_000;
/** npm and the terminal both pass Ctrl-C on; two of them this close together are one. */
const sameSignalMs = 1_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const stops: (() => Promise<void> | void)[] = [];
const building = new AbortController();
let leavingSince: number | undefined;

/** The demonstration on this machine: everything it needs, started, filled once, served, and stopped cleanly. */
async function main(dev: boolean): Promise<void> {
  if (process.env.DATABASE_URL || process.env.DATABASE_URL_FILE)
    throw new DataDirError(
      "DATABASE_URL is set, and npm start only runs a demonstration on a database of its own. " +
        "For a real installation: npm run build, npm run migrate, then npm run web and npm run worker.",
    );
  process.on("SIGINT", () => leave(0));
  process.on("SIGTERM", () => leave(0));
  if (process.stdin.isTTY) process.on("SIGHUP", () => leave(0));
  if (process.env.npm_lifecycle_event) leaveWithParent();
  const started = Date.now();

  const dataDir = await openDataDir(process.env.DATA_DIR || ".data", process.env.DEMO_PASSWORD || undefined);
  stops.push(dataDir.release);
  const { kept } = dataDir;
  const noDatabase = { DATABASE_URL: "postgres://127.0.0.1/portal", DATA_DIR: dataDir.path };
  const { port, host } = loadConfig({ ...settingsFor(kept, process.env), ...noDatabase }, "web");
  if (!(await isFree(port, host))) throw new DataDirError(`Port ${port} is in use. Name another one: PORT=3001`);

  if (!dev) await ensureBuild(say, building.signal);
  if (leavingSince) return;
  const starting = startParts(dataDir, process.env);
  stops.push(async () => (await starting.catch(() => undefined))?.stop());
  const parts = await starting;
  await prepare(parts, kept.passwords.demonstration);
  if (leavingSince) return;

  const children: Kept[] = [];
  stops.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
  const watch = {
    onStart: () => queueMicrotask(() => dataDir.recordChildren(children.flatMap((child) => child.pid() ?? []))),
    onGivenUp: (why: string) => {
      process.stderr.write(`${why}\n`);
      void leave(1);
    },
  };
  const development = dev ? { NODE_ENV: "development", DEV: "yes" } : {};
  children.push(keepRunning("app/server/web.ts", { ...parts.web, ...development }, watch));
  children.push(keepRunning("app/server/worker.ts", parts.worker, watch));
  const url = parts.web.PUBLIC_URL ?? "";
  await untilReady(`http://${host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "[::1]" : host}:${port}/health/ready`);
  if (!leavingSince) introduce(url, parts.inboxUrl, dataDir.path, kept.passwords.demonstration, Date.now() - started);
}

async function prepare(parts: Parts, password: string): Promise<void> {
  const config = loadConfig(parts.worker, "command");
  const urls = { ownerUrl: config.database.ownerUrl ?? "", webUrl: config.database.url };
  const store = createObjectStore(config.s3);
  await store.ensureBucket();
  await migrate(urls);
  await seedDemonstration({ ...urls, config, store, password, now: createClock(config.clock)() });
  store.close();
}

async function untilReady(address: string): Promise<void> {
  for (const end = Date.now() + readyWithinMs; Date.now() < end && !leavingSince; ) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  if (!leavingSince) throw new Error("The portal was not ready within a minute; its log is above.");
}

function introduce(url: string, inboxUrl: string, folder: string, password: string, ms: number): void {
  const width = Math.max(...demonstrationAccounts.map(({ email }) => email.length));
  const accounts = demonstrationAccounts.map(({ email, who }) => `  ${email.padEnd(width)}  ${who}`);
  say(`
The demonstration is ready after ${(ms / 1000).toFixed(1)} seconds.

  Portal  ${url}
  Mail    ${inboxUrl} (every mail that the portal sends)
  Data    ${folder} (npm run reset empties it)

Every account below signs in at ${url.replace(/\/$/, "")}/sign-in with the password ${password}

${accounts.join("\n")}

Ctrl-C stops everything and keeps it for the next start.`);
}

/** The shell that npm puts between does not always pass a signal on, but it ends. */
function leaveWithParent(): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && leave(0), 250).unref();
}

/** Stops what was started, the last first, and exits. A second signal exits at once. */
async function leave(code: number): Promise<void> {
  if (leavingSince) {
    if (Date.now() - leavingSince > sameSignalMs) process.exit(1);
    return;
  }
  leavingSince = Date.now();
  building.abort();
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      process.stderr.write(`Stopping went wrong: ${error instanceof Error ? error.message : error}\n`);
    }
  }
  process.exit(code);
}

main(process.argv.includes("--dev")).catch(async (error: unknown) => {
  if (leavingSince) return; // what was under way failed because it was stopped
  if (error instanceof ConfigError) {
    for (const stop of stops.reverse()) await stop();
    exitOnConfigError(error);
  }
  const plain = error instanceof DataDirError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${plain}\n`);
  await leave(1);
});
