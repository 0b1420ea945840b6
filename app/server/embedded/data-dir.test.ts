import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type DataDir, DataDirError, openDataDir } from "#app/server/embedded/data-dir.ts";
import { isAlive, processIdentity } from "#app/server/embedded/process-identity.ts";

let parent = "";
let folder = "";
let open: DataDir | undefined;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "portal-data-"));
  folder = join(parent, "data");
});

afterEach(() => {
  open?.release();
  rmSync(parent, { recursive: true, force: true });
});

test("the first start makes keys for nobody else's eyes, the second finds them", async () => {
  open = await openDataDir(folder, "chosen-password");
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, "settings.json")).mode & 0o777).toBe(0o600);
  expect(open.kept.passwords.demonstration).toBe("chosen-password");
  expect(new Set(Object.values(open.kept.ports)).size).toBe(4);
  const { kept } = open;
  open.release();
  open = await openDataDir(folder, "another-password");
  expect(open.kept).toEqual(kept);
});

test("N27: a folder of an earlier version gets a key that signs packs, and keeps it", async () => {
  open = await openDataDir(folder);
  const file = join(folder, "settings.json");
  const { evidencePackKey: _, ...earlier } = open.kept;
  open.release();
  writeFileSync(file, JSON.stringify(earlier), { mode: 0o600 });
  open = await openDataDir(folder);
  const made = open.kept.evidencePackKey;
  expect(made.length).toBeGreaterThan(40);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  open.release();
  open = await openDataDir(folder);
  expect(open.kept).toEqual({ ...earlier, evidencePackKey: made });
});

test("a second start on a live folder is refused, one after a killed start is not", async () => {
  open = await openDataDir(folder);
  await expect(openDataDir(folder)).rejects.toThrow(`already running on ${folder} (process ${process.pid})`);
  writeFileSync(join(folder, "started-by"), (processIdentity(process.pid) ?? "").replace(/\d+$/, "1"));
  open = await openDataDir(folder);
});

test("a folder with anything else in it is left alone", async () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "thesis.txt"), "mine");
  await expect(openDataDir(folder)).rejects.toThrow(DataDirError);
  expect(readFileSync(join(folder, "thesis.txt"), "utf8")).toBe("mine");
  expect(existsSync(join(folder, "started-by"))).toBe(false);
});

test("processes of a killed start are ended, those of others are not", async () => {
  open = await openDataDir(folder);
  const [ours, others] = [1, 2].map(() => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]));
  open.recordChildren([ours?.pid ?? 0]);
  const recorded = JSON.parse(readFileSync(join(folder, "children.json"), "utf8")) as string[];
  const notTheSame = (processIdentity(others?.pid ?? 0) ?? "").replace(/\d+$/, "1");
  writeFileSync(join(folder, "children.json"), JSON.stringify([...recorded, notTheSame]));
  open.release();
  open = await openDataDir(folder);
  expect(processIdentity(ours?.pid ?? 0)).toBeUndefined();
  expect(isAlive(others?.pid ?? 0)).toBe(true);
  others?.kill("SIGKILL");
});

test("a port that a stranger took meanwhile is replaced, the others stay", async () => {
  open = await openDataDir(folder);
  const { ports } = open.kept;
  open.release();
  const stranger = createServer();
  await new Promise<void>((ready) => stranger.listen(ports.s3, "127.0.0.1", ready));
  open = await openDataDir(folder);
  expect(open.kept.ports).toMatchObject({ smtp: ports.smtp, inbox: ports.inbox, postgres: ports.postgres });
  expect(open.kept.ports.s3).not.toBe(ports.s3);
  stranger.close();
});
