import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { freePort } from "#app/server/embedded/free-port.ts";
import { isAlive, processIdentity, waitUntilGone } from "#app/server/embedded/process-identity.ts";

/** What the first start makes up and every later one finds: ports of 127.0.0.1, passwords and keys. */
export type Kept = {
  madeBy: "provider-portal";
  ports: { postgres: number; s3: number; smtp: number; inbox: number };
  passwords: { admin: string; owner: string; web: string; demonstration: string };
  s3: { accessKeyId: string; secretAccessKey: string };
  sessionSecret: string;
  dataKeys: string;
  dataIndexKey: string;
  evidencePackKey: string;
};

export type DataDir = {
  path: string;
  kept: Kept;
  /** Remembers the processes that this start made, so that the next one can end them if this one is killed. */
  recordChildren(pids: number[]): void;
  release(): void;
};

/** Said plainly to the person who typed the command. */
export class DataDirError extends Error {}

const names = { kept: "settings.json", lock: "started-by", children: "children.json" };

/**
 * Opens DATA_DIR for one start alone, making it (mode 0700) when it is new. Processes that a killed start left behind are
 * ended first.
 * @throws {DataDirError} when another start is using it, or when it holds something that isn't ours.
 */
export async function openDataDir(folder: string, demoPassword?: string): Promise<DataDir> {
  const path = resolve(folder);
  if (existsSync(path)) requireOurs(path);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  lock(path);
  await endChildrenOf(path);
  const file = join(path, names.kept);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : makeUp(demoPassword);
  // A folder of an earlier version has no such key yet.
  const kept = {
    ...before,
    evidencePackKey: before.evidencePackKey ?? packKey(),
    ports: await stillFree(before.ports),
  };
  write(file, kept);
  return {
    path,
    kept,
    recordChildren: (pids) => write(join(path, names.children), pids.map(processIdentity).filter(Boolean)),
    release: () => rmSync(join(path, names.lock), { force: true }),
  };
}

/** The process that is using the folder now, if any. */
export function liveStart(folder: string): number | undefined {
  const lockFile = join(folder, names.lock);
  if (!existsSync(lockFile)) return undefined;
  const identity = readFileSync(lockFile, "utf8");
  const pid = Number(identity.split(" ")[0]);
  return pid > 0 && processIdentity(pid) === identity ? pid : undefined;
}

/** @throws {DataDirError} when the folder holds anything that `npm start` did not make. */
export function requireOurs(path: string): void {
  const file = join(path, names.kept);
  const begun = readdirSync(path).every((name) => name === names.lock);
  const ours = existsSync(file) && (JSON.parse(readFileSync(file, "utf8")) as Partial<Kept>).madeBy;
  if (!begun && ours !== "provider-portal")
    throw new DataDirError(`${path} holds something that npm start did not make. Name another folder in DATA_DIR.`);
}

function lock(path: string): void {
  const pid = liveStart(path);
  if (pid) throw new DataDirError(`The portal is already running on ${path} (process ${pid}). Stop that one first.`);
  const lockFile = join(path, names.lock);
  rmSync(lockFile, { force: true });
  try {
    writeFileSync(lockFile, processIdentity(process.pid) ?? "", { flag: "wx", mode: 0o600 });
  } catch {
    throw new DataDirError(`Another start on ${path} was a moment earlier.`);
  }
}

async function endChildrenOf(path: string): Promise<void> {
  const file = join(path, names.children);
  if (!existsSync(file)) return;
  for (const identity of JSON.parse(readFileSync(file, "utf8")) as string[]) {
    const pid = Number(identity.split(" ")[0]);
    if (processIdentity(pid) !== identity) continue;
    process.kill(pid, "SIGTERM");
    if (!(await waitUntilGone(pid, 5_000)) && isAlive(pid)) process.kill(pid, "SIGKILL");
  }
  rmSync(file);
}

/** A port that a stranger has taken meanwhile is replaced; PostgreSQL's is left, for an orphan of ours may hold it. */
async function stillFree({ postgres, s3, smtp, inbox }: Kept["ports"]): Promise<Kept["ports"]> {
  const chosen = { postgres: postgres || (await freePort()), s3: 0, smtp: 0, inbox: 0 };
  for (const [name, port] of Object.entries({ s3, smtp, inbox }) as ["s3" | "smtp" | "inbox", number][]) {
    do chosen[name] = await freePort(port);
    while (Object.values(chosen).filter((other) => other === chosen[name]).length > 1);
  }
  return chosen;
}

function makeUp(demoPassword?: string): Kept {
  const secret = (bytes: number) => randomBytes(bytes).toString("base64url");
  const key = () => randomBytes(32).toString("base64");
  return {
    madeBy: "provider-portal",
    ports: { postgres: 0, s3: 0, smtp: 0, inbox: 0 },
    passwords: { admin: secret(24), owner: secret(24), web: secret(24), demonstration: demoPassword ?? secret(9) },
    s3: { accessKeyId: secret(12), secretAccessKey: secret(30) },
    sessionSecret: secret(36),
    dataKeys: `k1:${key()}`,
    dataIndexKey: key(),
    evidencePackKey: packKey(),
  };
}

/** A new Ed25519 key as PKCS #8 in base64, the form that EVIDENCE_PACK_KEY takes. */
const packKey = (): string =>
  generateKeyPairSync("ed25519").privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");

function write(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
