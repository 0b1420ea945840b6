import { spawnSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { deadlineVectors } from "#app/domain/calendar/deadline-vectors.ts";

// Each test starts a process of its own.
vi.setConfig({ testTimeout: 30_000 });

function run(...words: string[]) {
  const { DATABASE_URL: _url, DATABASE_URL_FILE: _file, ...env } = process.env;
  return spawnSync(process.execPath, ["--import", "tsx", "db/commands/deadline.ts", ...words], {
    env,
    encoding: "utf8",
  });
}

test("without a database it answers from the shipped calendar, and says so", () => {
  const { stdout, status, stderr } = run("2026-12-24 17:01");
  expect([status, stderr]).toEqual([0, ""]);
  expect(JSON.parse(stdout)).toEqual({
    sent: "2026-12-24T17:01:00.000Z",
    deemed: "2026-12-29",
    due: "2026-12-30T17:00:00.000Z",
    rule: expect.stringMatching(/^Counts from .* the calendar shipped with the portal\.$/),
  });
});

test("the time may carry seconds", () => {
  const vector = deadlineVectors.find((one) => one.why === "a second late");
  expect(JSON.parse(run(vector?.sent ?? "").stdout)).toMatchObject({ deemed: vector?.deemed });
});

test.each([
  ["2030-01-02 10:00", "npm run import:bank-holidays -- FILE"],
  ["24 December 2026", '"24 December 2026" is not a London date and time'],
  ["", 'Write it like this: "2026-12-24 17:01"'],
])("%j is refused with 2, a message, and nothing on stdout", (typed, message) => {
  const { stdout, stderr, status } = run(typed);
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
