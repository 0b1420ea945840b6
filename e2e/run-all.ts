import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { playwrightFailures, vitestFailures } from "./what-failed.ts";

/** `what` names the tests that failed. */
type Count = { passed: number; failed: number; what?: string[] };

const bin = (path: string) => [process.execPath, `node_modules/${path}`];
const vitest = (project: string) => [
  ...bin("vitest/vitest.mjs"),
  "run",
  "--project",
  project,
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=test-results/${project}.json`,
];

/** Every part of the suite: how it runs, and how what it did is counted. */
const parts: { name: string; command: string[]; count: (code: number) => Count }[] = [
  { name: "types", command: [...bin("typescript/bin/tsc"), "--noEmit"], count: byExit },
  { name: "lint", command: [...bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."], count: byExit },
  { name: "unit", command: vitest("unit"), count: byVitest("unit") },
  { name: "database", command: vitest("db"), count: byVitest("db") },
  { name: "browser", command: [process.execPath, "--import", "tsx", "e2e/run-browser.ts"], count: byPlaywright },
];

function byExit(code: number): Count {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function byVitest(project: string) {
  return (code: number): Count => {
    const report = readReport(`test-results/${project}.json`);
    const count = {
      passed: report?.numPassedTests ?? 0,
      failed: (report?.numFailedTests ?? 0) as number,
      what: vitestFailures(report ?? {}),
    };
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  };
}

function byPlaywright(code: number): Count {
  const report = readReport("test-results/browser.json");
  const stats = report?.stats;
  const count = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.skipped ?? 0),
    what: playwrightFailures(report ?? {}),
  };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readReport(path: string) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

const run = (command: string[]): Promise<number> =>
  new Promise((resolve) => {
    const [program = "", ...args] = command;
    spawn(program, args, { stdio: "inherit" }).once("exit", (code) => resolve(code ?? 1));
  });

rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results");
const total = { passed: 0, failed: 0 };
const failures: string[] = [];
for (const { name, command, count } of parts) {
  process.stdout.write(`\n== ${name}\n`);
  const started = Date.now();
  const { passed, failed, what = [] } = count(await run(command));
  if (failed > 0) failures.push(...(what.length > 0 ? what : ["see above"]).map((one) => `✗ ${name}: ${one}`));
  total.passed += passed;
  total.failed += failed;
  process.stdout.write(
    `== ${name}: ${passed} passed, ${failed} failed in ${((Date.now() - started) / 1000).toFixed(0)} s\n`,
  );
}
for (const failure of failures) process.stdout.write(`${failure}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exit(total.failed === 0 ? 0 : 1);
