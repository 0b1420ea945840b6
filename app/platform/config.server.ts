import type { KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isClockSetting } from "#app/platform/clock.server.ts";
import * as setting from "#app/platform/setting.server.ts";
import {
  type SingleSignOn,
  singleSignOnFaults,
  singleSignOnOf,
  singleSignOnSettings,
} from "#app/platform/single-sign-on-settings.server.ts";

export type Config = {
  port: number;
  host: string;
  publicUrl: URL;
  trustedProxies: string[];
  logLevel: setting.LogLevel;
  /** How long public pages may be remembered for people who are not signed in; 0 for never. */
  pageCacheMs: number;
  dataDir: string;
  database: { url: string; ownerUrl?: string; readUrl?: string; named: boolean };
  s3: {
    endpoint?: string;
    region: string;
    bucket: string;
    forcePathStyle: boolean;
    accessKeyId: string;
    secretAccessKey: string;
  };
  mail: { smtpUrl: string; from: string };
  /** Where shares of supplier information are read, and with which key; undefined where providers upload them. */
  findATender?: { url: string; key?: string };
  scanner?: { host: string; port: number } | { socket: string };
  allowUnscannedUploads: boolean;
  sessionSecret: string;
  /** The council's own identity provider; undefined where its people sign in with passwords of ours. */
  singleSignOn?: SingleSignOn;
  dataKeys: { id: string; key: Buffer }[];
  dataIndexKey: Buffer;
  /** The private key that signs evidence packs; undefined where none are made. */
  evidencePackKey?: KeyObject;
  demo: boolean;
  demoPassword?: string;
  clock?: string;
  inboxUrl?: string;
};

/** `process.env`, or one made for a child process or a test. */
export type Environment = Record<string, string | undefined>;

/** The kind of process that reads the settings: each may see less, or needs more, than the others. */
export type ProcessKind = "web" | "worker" | "command";

/** Every fault found in the settings, one a line; never a value, because a value may be a secret. */
export class ConfigError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The settings are not complete or not right:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.name = "ConfigError";
    this.faults = faults;
  }
}

const schema = z.object({
  PORT: setting.port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  PUBLIC_URL: setting.publicUrl,
  TRUSTED_PROXIES: setting.networks.default([]),
  LOG_LEVEL: z.enum(setting.logLevels).default("info"),
  PAGE_CACHE_MS: z.coerce.number().int().min(0).max(10_000, "must be from 0 to 10000").default(5_000),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: setting.postgresUrl,
  DATABASE_OWNER_URL: setting.postgresUrl.optional(),
  DATABASE_READ_URL: setting.postgresUrl.optional(),
  PG_NAMED: setting.onOff.default(true),
  S3_ENDPOINT: setting.httpUrl.optional(),
  S3_REGION: z.string().default("eu-west-2"),
  S3_BUCKET: setting.bucketName,
  S3_FORCE_PATH_STYLE: setting.yesNo.optional(),
  AWS_ACCESS_KEY_ID: setting.text,
  AWS_SECRET_ACCESS_KEY: setting.text,
  SMTP_URL: setting.smtpUrl,
  MAIL_FROM: setting.text,
  CLAMD_HOST: z.string().optional(),
  CLAMD_PORT: setting.port.optional(),
  CLAMD_SOCKET: z.string().optional(),
  ALLOW_UNSCANNED_UPLOADS: setting.yesNo.default(false),
  FIND_A_TENDER_URL: setting.httpUrl.optional(),
  FIND_A_TENDER_KEY: setting.text.optional(),
  SESSION_SECRET: setting.text.min(32, "must be at least 32 characters"),
  ...singleSignOnSettings,
  DATA_KEYS: setting.keyRing,
  DATA_INDEX_KEY: setting.key,
  EVIDENCE_PACK_KEY: setting.signingKey.optional(),
  DEMO: setting.yesNo.default(false),
  DEMO_PASSWORD: z.string().min(8, "must be at least 8 characters").optional(),
  CLOCK: z.string().refine(isClockSetting, "must be an ISO instant ending in Z, or a duration such as P3D").optional(),
  INBOX_URL: setting.httpUrl.optional(),
});

/** The name of every setting, in the order of `.env.example`. */
export const settingNames = Object.keys(schema.shape);

/** Settings that may also come from a file, named by the same name followed by `_FILE`. */
export const secretNames = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_READ_URL",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "SMTP_URL",
  "FIND_A_TENDER_KEY",
  "SESSION_SECRET",
  "OIDC_CLIENT_SECRET",
  "DATA_KEYS",
  "DATA_INDEX_KEY",
  "EVIDENCE_PACK_KEY",
  "DEMO_PASSWORD",
];

/**
 * Reads and checks all settings of a process, once, at its start.
 * @throws {ConfigError} naming every fault at once.
 */
export function loadConfig(env: Environment, kind: ProcessKind): Config {
  const faults: string[] = [];
  const used = kind === "command" ? withDemonstration(env) : env;
  const values = readValues(used, faults);
  const parsed = schema.safeParse(values);
  faults.push(...crossChecks(values, used, kind));
  if (!parsed.success) faults.push(...named(parsed.error));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return toConfig(parsed.data);
}

/**
 * Reads only the two database addresses, for commands that touch nothing else.
 * @throws {ConfigError} naming every fault at once.
 */
export function loadDatabaseConfig(env: Environment): { url: string; ownerUrl: string } {
  const faults: string[] = [];
  const parsed = z
    .object({ DATABASE_URL: setting.postgresUrl, DATABASE_OWNER_URL: setting.postgresUrl })
    .safeParse(readValues(withDemonstration(env), faults));
  if (!parsed.success) faults.push(...named(parsed.error));
  if (!parsed.success || faults.length > 0) throw new ConfigError(faults);
  return { url: parsed.data.DATABASE_URL, ownerUrl: parsed.data.DATABASE_OWNER_URL };
}

/** Prints the faults and leaves with 78 (EX_CONFIG of sysexits.h); any other error is thrown on. */
export function exitOnConfigError(error: unknown): never {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\nEvery setting is described in .env.example.\n`);
  process.exit(78);
}

/** A command for which no database is named works on the demonstration that runs in DATA_DIR, if one does. */
function withDemonstration(env: Environment): Environment {
  const file = join(env.DATA_DIR || ".data", "command-settings.json");
  if (env.DATABASE_URL || env.DATABASE_URL_FILE || !existsSync(file)) return env;
  return { ...env, ...(JSON.parse(readFileSync(file, "utf8")) as Environment) };
}

function readValues(env: Environment, faults: string[]): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {};
  for (const name of settingNames) values[name] = env[name] === "" ? undefined : env[name];
  for (const name of secretNames) {
    const file = env[`${name}_FILE`];
    if (!file) continue;
    if (values[name] !== undefined) faults.push(`${name}: is set twice, directly and by ${name}_FILE`);
    try {
      values[name] = readFileSync(file, "utf8").trim() || undefined;
    } catch {
      faults.push(`${name}_FILE: names a file that cannot be read`);
    }
  }
  return values;
}

function crossChecks(values: Record<string, string | undefined>, env: Environment, kind: ProcessKind): string[] {
  const faults: string[] = [];
  const demo = values.DEMO === "yes";
  const owner = values.DATABASE_OWNER_URL !== undefined;
  if (kind === "web" && owner) faults.push("DATABASE_OWNER_URL: must not be set for web, which owns nothing");
  if (kind !== "web" && !owner) faults.push(`DATABASE_OWNER_URL: is needed by a ${kind}`);
  if (values.CLAMD_SOCKET && values.CLAMD_HOST) faults.push("CLAMD_SOCKET: set either this or CLAMD_HOST, not both");
  if (values.CLAMD_PORT && !values.CLAMD_HOST) faults.push("CLAMD_HOST: is needed with CLAMD_PORT");
  const scanner = values.CLAMD_SOCKET ?? values.CLAMD_HOST;
  if (kind !== "command" && !scanner && !demo && values.ALLOW_UNSCANNED_UPLOADS !== "yes")
    faults.push("CLAMD_HOST: name a scanner (or CLAMD_SOCKET), or accept the risk with ALLOW_UNSCANNED_UPLOADS=yes");
  faults.push(...singleSignOnFaults(values));
  if (values.CLOCK && !demo && env.NODE_ENV !== "test") faults.push("CLOCK: is only for a demonstration (DEMO=yes)");
  return faults;
}

function named(error: z.ZodError): string[] {
  return error.issues.map((issue) => {
    const missing = issue.code === "invalid_type" && /received undefined/.test(issue.message);
    return `${String(issue.path[0])}: ${missing ? "is missing" : issue.message}`;
  });
}

function toConfig(value: z.output<typeof schema>): Config {
  return {
    port: value.PORT,
    host: value.HOST,
    publicUrl: value.PUBLIC_URL,
    trustedProxies: value.TRUSTED_PROXIES,
    logLevel: value.LOG_LEVEL,
    pageCacheMs: value.PAGE_CACHE_MS,
    dataDir: value.DATA_DIR,
    database: {
      url: value.DATABASE_URL,
      ownerUrl: value.DATABASE_OWNER_URL,
      readUrl: value.DATABASE_READ_URL,
      named: value.PG_NAMED,
    },
    s3: {
      endpoint: value.S3_ENDPOINT,
      region: value.S3_REGION,
      bucket: value.S3_BUCKET,
      forcePathStyle: value.S3_FORCE_PATH_STYLE ?? value.S3_ENDPOINT !== undefined,
      accessKeyId: value.AWS_ACCESS_KEY_ID,
      secretAccessKey: value.AWS_SECRET_ACCESS_KEY,
    },
    mail: { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM },
    scanner: value.CLAMD_SOCKET
      ? { socket: value.CLAMD_SOCKET }
      : value.CLAMD_HOST
        ? { host: value.CLAMD_HOST, port: value.CLAMD_PORT ?? 3310 }
        : undefined,
    allowUnscannedUploads: value.ALLOW_UNSCANNED_UPLOADS || value.DEMO,
    findATender: value.FIND_A_TENDER_URL ? { url: value.FIND_A_TENDER_URL, key: value.FIND_A_TENDER_KEY } : undefined,
    sessionSecret: value.SESSION_SECRET,
    singleSignOn: singleSignOnOf(value),
    dataKeys: value.DATA_KEYS,
    dataIndexKey: value.DATA_INDEX_KEY,
    evidencePackKey: value.EVIDENCE_PACK_KEY,
    demo: value.DEMO,
    demoPassword: value.DEMO_PASSWORD,
    clock: value.CLOCK,
    inboxUrl: value.INBOX_URL,
  };
}
