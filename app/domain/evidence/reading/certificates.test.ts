import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDocument } from "#app/platform/documents/read-document.server.ts";
import { certificates, drawn } from "#db/factories/certificates.ts";
import { type Proposals, propose } from "./propose.ts";

const results: { wanted: (typeof certificates)[number]; got: Proposals }[] = [];

beforeAll(async () => {
  const waiting = certificates.map((wanted, index) => ({ wanted, index }));
  const reader = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const folder = await mkdtemp(join(tmpdir(), "portal-certificate-"));
      const { bytes, contentType } = await drawn(next.wanted, next.index + 1);
      await writeFile(join(folder, "file"), bytes);
      const read = await readDocument(join(folder, "file"), contentType, folder);
      results.push({ wanted: next.wanted, got: "pages" in read ? propose(read.pages.map(({ text }) => text)) : {} });
      await rm(folder, { recursive: true });
    }
  };
  await Promise.all([reader(), reader()]);
}, 120_000);

afterAll(() => {
  const right = results.filter(({ wanted, got }) => got.ends?.value === wanted.ends);
  console.log(`End dates proposed right: ${right.length} of ${results.length} certificates`);
});

it("proposes the end date right in at least 80 % of forty varied certificates", () => {
  const wrong = results.filter(({ wanted, got }) => got.ends?.value !== wanted.ends);
  expect(results).toHaveLength(40);
  expect(wrong.length).toBeLessThanOrEqual(8);
});

it("proposes the amount right in at least 80 % of those that name one", () => {
  const named = results.filter(({ wanted }) => wanted.amount);
  const right = named.filter(({ wanted, got }) => got.amount?.value === wanted.amount);
  expect(right.length / named.length).toBeGreaterThanOrEqual(0.8);
});
