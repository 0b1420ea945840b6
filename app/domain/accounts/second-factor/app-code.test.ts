import { generateSync } from "otplib";
import { expect, it } from "vitest";
import { appAddress, inFours, newAppKey, stepOfCode } from "./app-code.ts";

const now = new Date("2026-09-14T09:00:10Z");
const step = Math.floor(now.getTime() / 30_000);
const key = newAppKey();
const codeAt = (seconds: number) => generateSync({ secret: key, epoch: Math.floor(now.getTime() / 1000) + seconds });

it("takes the code of now, of the step before and of the step after, and no other", () => {
  expect(stepOfCode(key, codeAt(0), now, 0)).toBe(step);
  expect(stepOfCode(key, codeAt(-30), now, 0)).toBe(step - 1);
  expect(stepOfCode(key, codeAt(30), now, 0)).toBe(step + 1);
  expect(stepOfCode(key, codeAt(-60), now, 0)).toBeUndefined();
  expect(stepOfCode(key, codeAt(60), now, 0)).toBeUndefined();
});

it("takes no code of a step that was used, nor of one before it", () => {
  expect(stepOfCode(key, codeAt(0), now, step)).toBeUndefined();
  expect(stepOfCode(key, codeAt(-30), now, step)).toBeUndefined();
  expect(stepOfCode(key, codeAt(30), now, step)).toBe(step + 1);
});

it("reads a code however it is spaced, and nothing else", () => {
  const code = codeAt(0);
  expect(stepOfCode(key, ` ${code.slice(0, 3)} ${code.slice(3)} `, now, 0)).toBe(step);
  for (const typed of ["", "12345", "1234567", "abcdef", "１２３４５６", "-", "\n"])
    expect(stepOfCode(key, typed, now, 0)).toBeUndefined();
});

it("knows the test vector of RFC 6238, appendix B, shortened to six digits", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(stepOfCode(secret, "081804", new Date(1_111_111_109_000), 0)).toBe(37_037_036);
});

it("writes the key for hands and for apps", () => {
  expect(inFours("ABCDEFGH")).toBe("ABCD EFGH");
  expect(appAddress(key, "Wyeshire Council", "sam@new-start.example")).toMatch(
    new RegExp(`^otpauth://totp/Wyeshire%20Council:sam%40new-start.example\\?.*secret=${key}`),
  );
});
