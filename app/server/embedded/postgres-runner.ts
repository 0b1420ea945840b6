import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nativeFolder } from "#app/server/embedded/postgres-binaries.ts";

/**
 * How PostgreSQL, which refuses to run as root, is run: as we are; in a user namespace in which root looks like nobody
 * (files stay root's); or as another user, with its files where that user can reach them.
 */
export type Runner =
  | { mode: "plain"; clusterDir: string; native: string }
  | { mode: "namespace"; clusterDir: string; native: string }
  | { mode: "user"; clusterDir: string; native: string; uid: number; gid: number };

const namespace = ["-U", "--map-user=65534", "--map-group=65534", "--"];

/** The way chosen at the first start in this folder, recorded there, or the first way that works. @throws if none does. */
export function runnerFor(dir: string): Runner {
  const record = join(dir, "postgres-runner.json");
  if (existsSync(record)) {
    const known = JSON.parse(readFileSync(record, "utf8")) as Runner;
    // Folders are looked up anew, because both may have been moved since; another user's stay where they were put.
    return known.mode === "user" ? known : { ...known, clusterDir: join(dir, "postgres"), native: nativeFolder() };
  }
  const runner = chooseRunner(resolve(dir));
  writeFileSync(record, JSON.stringify(runner), { mode: 0o600 });
  return runner;
}

function chooseRunner(dir: string): Runner {
  const native = nativeFolder();
  const clusterDir = join(dir, "postgres");
  if (process.getuid?.() !== 0) return { mode: "plain", clusterDir, native };
  const postgres = join(native, "bin", "postgres");
  if (spawnSync("unshare", [...namespace, postgres, "--version"]).status === 0)
    return { mode: "namespace", clusterDir, native };
  return asAnotherUser(dir);
}

/** Exported for its test: the fallback where user namespaces are forbidden, as in many containers. */
export function asAnotherUser(dir: string): Runner {
  const user = otherUser();
  const open = everybodyMayPass(dirname(dir));
  // Nobody else may enter this folder's parents, and they aren't ours to open up: the cluster lives elsewhere then.
  const place = createHash("sha256").update(dir).digest("hex").slice(0, 16);
  const base = open ? dir : join(existsSync("/var/tmp") ? "/var/tmp" : tmpdir(), `provider-portal-${place}`);
  mkdirSync(base, { recursive: true });
  chmodSync(base, 0o711);
  const native = everybodyMayPass(nativeFolder()) ? nativeFolder() : join(base, "postgres-binaries");
  if (!existsSync(native)) cpSync(nativeFolder(), native, { recursive: true, verbatimSymlinks: true });
  const clusterDir = join(base, "postgres");
  const tried = spawnSync(join(native, "bin", "postgres"), ["--version"], { ...user, cwd: "/" });
  if (tried.status === 0) return { mode: "user", clusterDir, native, ...user };
  throw new Error(
    "PostgreSQL does not run as root, and neither a user namespace nor another user worked here. " +
      "Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.",
  );
}

/** Gives a file or folder to the user that PostgreSQL runs as, and to nobody else. */
export function handOver(runner: Runner, path: string, mode: 0o600 | 0o700): void {
  chmodSync(path, mode);
  if (runner.mode === "user") chownSync(path, runner.uid, runner.gid);
}

/** Runs a program of PostgreSQL to its end. @throws with what it said when it fails. */
export function runOnce(runner: Runner, program: string, args: string[]): void {
  const [command, allArgs] = commandLine(runner, program, args);
  const ran = spawnSync(command, allArgs, { ...options(runner), encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${program} failed: ${ran.error?.message ?? ran.stderr.trim()}`);
}

/** Starts a program of PostgreSQL in a process group of its own, so that Ctrl-C reaches us first. */
export function runDetached(runner: Runner, program: string, args: string[], log: number): ChildProcess {
  const [command, allArgs] = commandLine(runner, program, args);
  return spawn(command, allArgs, { ...options(runner), detached: true, stdio: ["ignore", log, log] });
}

function commandLine(runner: Runner, program: string, args: string[]): [string, string[]] {
  const path = join(runner.native, "bin", program);
  return runner.mode === "namespace" ? ["unshare", [...namespace, path, ...args]] : [path, args];
}

function options(runner: Runner): SpawnOptions & { cwd: string } {
  const env = { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
  return { env, cwd: "/", ...(runner.mode === "user" ? { uid: runner.uid, gid: runner.gid } : {}) };
}

function otherUser(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  const line = users.find((user) => user.startsWith("postgres:")) ?? users.find((user) => user.startsWith("nobody:"));
  const [, , uid, gid] = (line ?? "nobody:x:65534:65534").split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

function everybodyMayPass(path: string): boolean {
  const parent = dirname(path);
  return (statSync(path).mode & 0o001) !== 0 && (parent === path || everybodyMayPass(parent));
}
