import { expect, test } from "vitest";
import { createLog, type LogFields } from "#app/platform/log.server.ts";

function capture() {
  const lines: string[] = [];
  return { lines, log: createLog("info", { write: (line: string) => void lines.push(line) }) };
}

test("a line is one JSON object, whatever the values hold", () => {
  const { lines, log } = capture();
  log.info({ requestId: 'x\r\n{"level":60}', status: 200, ms: 3 }, "request");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toMatch(/[\r\n]/);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ status: 200, ms: 3, msg: "request" });
});

test("fields that are not on the list are dropped, from children too", () => {
  const { lines, log } = capture();
  const planted = { requestId: "r1", body: "canary", surname: "canary" } as LogFields;
  log.child(planted).warn({ ...planted, task: { canary: true } } as unknown as LogFields, "said");
  expect(lines.join()).toContain("r1");
  expect(lines.join()).not.toContain("canary");
});

test("a database error is told by class, code and constraint, never by its words", () => {
  const { lines, log } = capture();
  const error = Object.assign(new Error("duplicate key canary\n    at canary:1"), {
    code: "23505",
    constraint: "provider_name_key",
    detail: "Key (name)=(canary) already exists.",
  });
  log.error({ error, requestId: "r2" }, "refused");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    errorClass: "Error",
    code: "23505",
    constraint: "provider_name_key",
  });
  expect(lines[0]).not.toContain("canary");
  expect(lines[0]).toContain("log.server.test.ts");
});

test("levels below the setting are silent", () => {
  const { lines, log } = capture();
  log.debug({}, "not written");
  expect(lines).toEqual([]);
});
