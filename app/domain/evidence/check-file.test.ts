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

it("row 17 tells the type by the bytes", async () => {
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
])("row 17 refuses %s and says what to do", async (name, bytes, says) => {
  expect(await check(name, bytes)).toEqual({ problem: expect.stringContaining(says) });
});

it("refuses no file, and one that is too big", async () => {
  expect(await checkFile(undefined)).toEqual({ problem: "Select a file" });
  const big = await check("policy.pdf", pdf, 15 * 1024 * 1024 + 1);
  expect(big).toEqual({ problem: "The selected file must be smaller than 15 MB" });
});

it("B11 refuses a picture of 40,000 × 40,000 by what it declares, and a damaged one, before it is stored", async () => {
  const huge = Buffer.from(png);
  huge.writeUInt32BE(40_000, 16);
  huge.writeUInt32BE(40_000, 20);
  expect(await check("photo.png", huge)).toMatchObject({ problem: expect.stringContaining("too large") });
  expect(await check("photo.png", png.subarray(0, 45))).toMatchObject({ problem: expect.stringContaining("damaged") });
});

it.each([
  ["photo.jpg", Buffer.from("GIF89a=1;alert(1)//"), png.length, "ending that it really has"],
  ["policy.pdf", pdf, 15 * 1024 * 1024 + 1, "smaller than 15 MB"],
  [`${"漢".repeat(296)}.pdf`, pdf, pdf.length, "100 characters"],
  ["policy.exe.pdf", pdf, pdf.length, "one ending only"],
])("B10 refuses %s and says what to do", async (name, bytes, size, says) => {
  expect(await check(name, bytes, size)).toMatchObject({ problem: expect.stringContaining(says) });
});

it("B10 takes CON.pdf: a name is data", async () => {
  expect(await check("CON.pdf", pdf)).toEqual({ contentType: "application/pdf" });
});
