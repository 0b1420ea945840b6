import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Kept, keepRunning } from "#app/server/embedded/keep-running.ts";
import { processIdentity } from "#app/server/embedded/process-identity.ts";

let folder = "";
let kept: Kept | undefined;
const watch = { onStart: vi.fn(), onGivenUp: vi.fn() };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-keep-"));
  vi.resetAllMocks();
});

afterEach(async () => {
  await kept?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A script that adds a line to `runs` each time, then does what it is told. */
function script(then: string): string {
  const path = join(folder, "script.mjs");
  const count = `import { appendFileSync, readFileSync } from "node:fs"; appendFileSync(process.env.RUNS, "run\\n");`;
  writeFileSync(path, `${count} const runs = readFileSync(process.env.RUNS, "utf8").split("\\n").length - 1; ${then}`);
  return path;
}

const runs = () =>
  existsSync(join(folder, "runs")) ? readFileSync(join(folder, "runs"), "utf8").split("\n").length - 1 : 0;
const env = () => ({ RUNS: join(folder, "runs"), PATH: process.env.PATH });

test("what crashes is started again, and stops when told to", async () => {
  kept = keepRunning(script("if (runs === 1) process.exit(1); setInterval(() => {}, 1000);"), env(), watch);
  await vi.waitFor(() => expect(runs()).toBe(2), { timeout: 10_000 });
  expect(watch.onStart).toHaveBeenCalledTimes(2);
  const pid = kept.pid() ?? 0;
  await kept.stop();
  expect(processIdentity(pid)).toBeUndefined();
  expect(watch.onGivenUp).not.toHaveBeenCalled();
}, 20_000);

test("a fault in its settings is no reason to try again", async () => {
  kept = keepRunning(script("process.exit(78);"), env(), watch);
  await vi.waitFor(() => expect(watch.onGivenUp).toHaveBeenCalledOnce(), { timeout: 10_000 });
  expect(runs()).toBe(1);
}, 20_000);

test("it sees the settings it was given and nothing of ours", async () => {
  process.env.OF_OURS = "canary";
  kept = keepRunning(script("process.exit(process.env.OF_OURS ? 0 : 78);"), env(), watch);
  await vi.waitFor(() => expect(watch.onGivenUp).toHaveBeenCalledOnce(), { timeout: 10_000 });
  delete process.env.OF_OURS;
}, 20_000);
