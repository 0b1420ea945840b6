import { expect, test } from "vitest";
import { isUuid, uuidv7 } from "./uuid.ts";

test("a UUIDv7 carries its millisecond, version and variant", () => {
  const id = uuidv7(Date.UTC(2026, 8, 14, 10));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(Date.UTC(2026, 8, 14, 10));
});

test("ids made within one millisecond sort in the order of making, and none repeats", () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7(1_800_000_000_000));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a later millisecond sorts later", () => {
  expect(uuidv7(1_800_000_000_000) < uuidv7(1_800_000_000_001)).toBe(true);
});

test("isUuid takes ids only", () => {
  expect(isUuid(uuidv7())).toBe(true);
  expect(isUuid("1' or '1'='1")).toBe(false);
  expect(isUuid(`${uuidv7()}\n`)).toBe(false);
});
