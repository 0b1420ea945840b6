import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "#app/platform/config.server.ts";
import type { DataDir } from "#app/server/embedded/data-dir.ts";
import { startInbox } from "#app/server/embedded/inbox.ts";
import { ensurePortalDatabase } from "#app/server/embedded/portal-database.ts";
import { startPostgres } from "#app/server/embedded/postgres.ts";
import { createS3Server } from "#app/server/embedded/s3/server.ts";

export type Parts = { web: Environment; worker: Environment; inboxUrl: string; stop(): Promise<void> };

/** Settings of the person who starts the demonstration that reach its processes; nothing else of the environment does. */
const passedOn = ["PORT", "HOST", "PUBLIC_URL", "TRUSTED_PROXIES", "LOG_LEVEL", "CLOCK", "PAGE_CACHE_MS"];
const scanner = ["CLAMD_HOST", "CLAMD_PORT", "CLAMD_SOCKET"];
const system = ["PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH"];

/**
 * Starts PostgreSQL, the object store and the mail inbox of a DATA_DIR, and tells the settings with which web and worker
 * reach them. While they run, `command-settings.json` lets commands find them too.
 */
export async function startParts({ path, kept }: DataDir, env: Environment): Promise<Parts> {
  const { ports, passwords } = kept;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const postgres = await startPostgres({ dir: path, port: ports.postgres, password: passwords.admin });
    stops.push(postgres.stop);
    const { owner, web: humble } = passwords;
    const database = await ensurePortalDatabase(postgres.adminUrl, "portal", { owner, web: humble });
    const s3 = createS3Server({ dir: join(path, "objects"), credentials: kept.s3 }).listen(ports.s3, "127.0.0.1");
    await once(s3, "listening");
    stops.push(() => new Promise((closed) => s3.close(closed).closeAllConnections()));
    const inbox = await startInbox({ dir: join(path, "mail"), smtpPort: ports.smtp, httpPort: ports.inbox });
    stops.push(inbox.close);
    const web = { ...settingsFor(kept, env), DATA_DIR: path, DATABASE_URL: database.webUrl };
    const worker = { ...web, DATABASE_OWNER_URL: database.ownerUrl };
    const commandSettings = join(path, "command-settings.json");
    writeFileSync(commandSettings, JSON.stringify({ ...worker, ...unset(system) }), { mode: 0o600 });
    stops.push(async () => rmSync(commandSettings, { force: true }));
    return { web, worker, inboxUrl: web.INBOX_URL, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The settings of a demonstration's web process, save its database: also used to check them before anything starts. */
export function settingsFor(kept: DataDir["kept"], env: Environment) {
  const { ports, passwords } = kept;
  const host = env.HOST && env.HOST !== "0.0.0.0" && env.HOST !== "::" ? env.HOST : "127.0.0.1";
  return {
    NODE_ENV: "production",
    PUBLIC_URL: `http://${host.includes(":") ? `[${host}]` : host}:${env.PORT || 3000}`,
    LOG_LEVEL: "warn", // so that the addresses printed at the start stay in sight
    ...pick(env, [...passedOn, ...scanner, ...system]),
    DEMO: "yes",
    DEMO_PASSWORD: passwords.demonstration,
    S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
    S3_REGION: "eu-west-2",
    S3_BUCKET: "provider-portal",
    S3_FORCE_PATH_STYLE: "yes",
    AWS_ACCESS_KEY_ID: kept.s3.accessKeyId,
    AWS_SECRET_ACCESS_KEY: kept.s3.secretAccessKey,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: "Provider portal <no-reply@council.example>",
    INBOX_URL: `http://127.0.0.1:${ports.inbox}`,
    SESSION_SECRET: kept.sessionSecret,
    DATA_KEYS: kept.dataKeys,
    DATA_INDEX_KEY: kept.dataIndexKey,
    EVIDENCE_PACK_KEY: kept.evidencePackKey,
  };
}

function pick(env: Environment, names: string[]): Environment {
  return Object.fromEntries(names.filter((name) => env[name]).map((name) => [name, env[name]]));
}

function unset(names: string[]): Environment {
  return Object.fromEntries(names.map((name) => [name, undefined]));
}
