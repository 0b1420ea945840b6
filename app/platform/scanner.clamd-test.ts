import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { createScanner } from "#app/platform/scanner.server.ts";

declare module "vitest" {
  interface ProvidedContext {
    clamdPort: number;
  }
}

// Against the real clamd, with a database that knows only the EICAR test file and a limit of 25 MB.
const scanner = createScanner({ host: "127.0.0.1", port: inject("clamdPort") });
// In parts, so that no scanner takes this file itself for the test file.
const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}", "$EICAR-", "STANDARD-ANTIVIRUS-", "TEST-FILE!$H+H*"].join("");

describe("the scanner", () => {
  test("is well", async () => {
    expect(await scanner?.healthy()).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["text", "A plain letter."],
    ["10 MB", Buffer.alloc(10 * 1024 * 1024, 66)],
  ])("calls %s clean", async (_name, bytes) => {
    expect(await scanner?.scan(Readable.from([Buffer.from(bytes)]))).toEqual({ state: "clean" });
  });

  test.each([
    ["alone", Buffer.from(eicar)],
    ["in the middle of a file", Buffer.from(`letter\n${eicar}`)],
    ["compressed", gzipSync(eicar)],
  ])("finds the test file %s", async (_name, bytes) => {
    const parts = [bytes.subarray(0, 10), bytes.subarray(10)];
    const result = await scanner?.scan(Readable.from(parts));
    expect(result).toEqual({ state: "refused", signature: expect.stringMatching(/^Eicar-/) });
  });

  test("refuses what is over its limit, and never calls it clean", async () => {
    const chunks = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(1024 * 1024)));
    expect(await scanner?.scan(chunks)).toEqual({ state: "too-large" });
  });
});
