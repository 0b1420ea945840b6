import { beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { sampleFramework } from "#db/defaults/framework-details.ts";
import { aFrameworkThroughTime, type Made } from "#db/factories/framework-through-time.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { endOf } from "./as-at.ts";
import { frameworkAsAt } from "./framework-as-at.server.ts";
import { lotAsAt } from "./lot-as-at.server.ts";
import { lotsAsAt } from "./lots-as-at.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
let made: Made;

beforeEach(async () => {
  made = await aFrameworkThroughTime(database.owner);
});

const frameworkOn = (date: string) => frameworkAsAt(database.web, made.slug, endOf(date), now);
const lotOn = (date: string) => lotAsAt(database.web, made.lotSlug, endOf(date), now);
const judgedInsurance = (lot: Awaited<ReturnType<typeof lotOn>>) =>
  lot?.asks?.sections
    .flatMap(({ questions }) => questions.flatMap(({ judged }) => judged))
    .find((words) => words.includes("checks the cover"));

describe("Everything dated is replayed", () => {
  it("Everything dated is replayed: on the framework's page", async () => {
    expect(await frameworkOn("2026-02-01")).toMatchObject({
      name: "Alternative provision",
      words: { ceiling: "£20 million, without VAT" },
      basis: { basis: "pdps", adviser: "First adviser" },
      lots: [{ name: "Tuition", status: "open", terms: [{ version: "1" }], closesAt: undefined }],
      versions: [{ version: 1, fromOn: "2026-01-05" }],
    });
    expect(await frameworkOn("2026-04-15")).toMatchObject({
      words: { ceiling: "£25 million, without VAT" },
      basis: { basis: "pdps" },
      lots: [{ name: "Tuition and coaching", status: "closed", terms: [{ version: "1" }] }],
      versions: [{ version: 1 }],
    });
    expect(await frameworkOn("2026-07-15")).toMatchObject({
      words: { ceiling: "£25 million, without VAT" },
      basis: { basis: "open-framework", adviser: "Second adviser" },
      lots: [{ status: "open", terms: [{ version: "2", fromOn: "2026-06-01" }, { version: "1" }] }],
      versions: [{ version: 2, fromOn: "2026-07-01" }, { version: 1 }],
    });
  });

  it("Everything dated is replayed: on the lot's page, with the amount that passes", async () => {
    const first = await lotOn("2026-02-01");
    expect(first).toMatchObject({ name: "Tuition", status: "open", asks: { version: 1 }, basis: { basis: "pdps" } });
    expect(judgedInsurance(first)).toContain("at least £5 million");
    const second = await lotOn("2026-04-15");
    expect(second).toMatchObject({ name: "Tuition and coaching", status: "closed", asks: { version: 1 }, answered: 0 });
    const third = await lotOn("2026-07-15");
    expect(third).toMatchObject({
      ...{ name: "Tuition and coaching", status: "open", closesAt: new Date("2026-08-31T16:00:00Z") },
      ...{ asks: { version: 2 }, basis: { basis: "open-framework" }, terms: [{ version: "2" }, { version: "1" }] },
      answered: 1,
    });
    expect(judgedInsurance(third)).toContain("at least £7.5 million");
  });

  it("Everything dated is replayed: nothing was there before it opened, and everything live is there now", async () => {
    expect(await frameworkOn("2026-01-04")).toBeUndefined();
    expect(await lotOn("2026-01-04")).toBeUndefined();
    expect(await lotsAsAt(database.web, endOf("2026-01-04"), now)).toEqual([]);
    expect(await lotOn("2026-01-05")).toMatchObject({ name: "Tuition" });
    expect(await lotAsAt(database.web, made.lotSlug, now, now)).toMatchObject({
      ...{ name: "Tuition and coaching", status: "closed", asks: { version: 2 } },
    });
    expect(await frameworkAsAt(database.web, made.slug, now, now)).toMatchObject({ ended: false });
  });

  it("Everything dated is replayed: a version of the questions that was withdrawn never shows", async () => {
    await database.owner.updateTable("question_set").set({ withdrawn_at: now }).where("version", "=", 2).execute();
    expect(await lotOn("2026-07-15")).toMatchObject({ asks: { version: 1 }, versions: [{ version: 1 }] });
  });

  it("Everything dated is replayed: each version of the questions names a day on which it can be read", async () => {
    const early = { published_at: new Date("2025-12-01T09:00:00Z") };
    await database.owner.updateTable("question_set").set(early).where("version", "=", 1).execute();
    expect((await lotOn("2026-07-15"))?.versions).toEqual([
      { version: 2, fromOn: "2026-07-01", readOn: "2026-07-01" },
      { version: 1, fromOn: "2025-12-01", readOn: "2026-01-05" },
    ]);
    await database.owner.updateTable("question_set").set(early).where("version", "=", 2).execute();
    expect((await lotOn("2026-07-15"))?.versions.map(({ readOn }) => readOn)).toEqual(["2026-01-05", undefined]);
  });
});

it("row 5: lists every lot with its description, and whether and until when it is open", async () => {
  const [framework] = await lotsAsAt(database.web, endOf("2026-07-15"), now);
  expect(framework).toMatchObject({
    ...{ slug: made.slug, name: "Alternative provision", summary: sampleFramework.about?.summary },
    lots: [
      {
        ...{ slug: made.lotSlug, number: 1, name: "Tuition and coaching", description: "Teaching and coaching" },
        ...{ status: "open", closesAt: new Date("2026-08-31T16:00:00Z") },
      },
    ],
  });
});

it("row 76: the scheme's page names its portal, its reference, how providers are chosen and by which weights", async () => {
  expect(await frameworkAsAt(database.web, made.slug, now, now)).toMatchObject({
    words: {
      ...{ portal: "This portal", reference: "WYE-2026-014", regime: expect.stringContaining("Procurement Act 2023") },
      ...{ method: sampleFramework.calloff?.method, ties: sampleFramework.calloff?.ties },
      weights: expect.arrayContaining([{ label: "Price", percent: 20 }]),
      notices: [{ kind: "UK4" }],
      contacts: [{ role: "Applying and the framework" }, { role: "Referrals" }],
    },
    lots: [{ words: { measures: expect.arrayContaining([expect.objectContaining({ target: "95%" })]) } }],
  });
});

describe("what nobody outside may know of", () => {
  it.each([now, endOf("2026-07-15")])("hides a draft, also at %s", async (at) => {
    await database.owner.updateTable("framework").set({ status: "draft" }).execute();
    await expect(frameworkAsAt(database.web, made.slug, at, now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(lotAsAt(database.web, made.lotSlug, at, now)).rejects.toMatchObject({ kind: "not-found" });
    expect(await lotsAsAt(database.web, at, now)).toEqual([]);
  });

  it("knows no other slug", async () => {
    await expect(frameworkAsAt(database.web, uuidv7(), now, now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(lotAsAt(database.web, "no-such-lot", now, now)).rejects.toMatchObject({ kind: "not-found" });
  });
});
