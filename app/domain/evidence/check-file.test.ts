import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { checkFile } from "./check-file.server.ts";

const folder = mkdtempSync(join(tmpdir(), "portal-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pdf = Buffer.from(shortPdf("A policy"));
const encrypted = Buffer.concat([pdf, Buffer.from("trailer << /Encrypt 9 0 R >>\n")]);
const late = Buffer.concat([pdf, Buffer.alloc(65_530, " "), Buffer.from("/Encrypt 9 0 R")]);
const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
let made = 0;
function check(name: string, bytes: Buffer, size = bytes.length) {
  made += 1;
  const path = join(folder, String(made));
  writeFileSync(path, bytes);
  return checkFile({ path, name, size, sha256: "" });
}

it("tells the type by the bytes", async () => {
  expect(await check("policy.pdf", pdf)).toEqual({ contentType: "application/pdf" });
  expect(await check("photo.PNG", png)).toEqual({ contentType: "image/png" });
});

it.each([
  ["policy.pdf", Buffer.from("<!doctype html><script>alert(1)</script>"), "must be a PDF"],
  ["policy.pdf", png, "ending that it really has"],
  ["photo.jpg", pdf, "ending that it really has"],
  ["policy.pdf", Buffer.alloc(0), "empty"],
  ["policy.pdf", encrypted, "password"],
  ["policy.pdf", late, "password"],
  ["policy.pdf.html", pdf, "must be a PDF"],
  ["../../x", pdf, "slash"],
])("refuses %s and says what to do", async (name, bytes, says) => {
  expect(await check(name, bytes)).toEqual({ problem: expect.stringContaining(says) });
});

it("refuses no file, and one that is too big", async () => {
  expect(await checkFile(undefined)).toEqual({ problem: "Select a file" });
  const big = await check("policy.pdf", pdf, 15 * 1024 * 1024 + 1);
  expect(big).toEqual({ problem: "The selected file must be smaller than 15 MB" });
});
