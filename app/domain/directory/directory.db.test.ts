import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { keepRechecks } from "#app/domain/visits/keep-rechecks.server.ts";
import { createDb } from "#db/client.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aLot, aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { countServices } from "./count-services.server.ts";
import { findServices } from "./find-services.server.ts";
import { publicService } from "./public-service.server.ts";
import { PAGE_SIZE, readSearch } from "./search.ts";

const database = testDatabase();
const hereford = { outcode: "HR1", latitude: 52.0595, longitude: -2.6788 };
let lot: MadeLot;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
});

const find = (query: string, place?: typeof hereford) =>
  findServices(database.web, readSearch(new URLSearchParams(query)).search, place);
const names = async (query: string, place?: typeof hereford) =>
  (await find(query, place)).services.map(({ name }) => name);
type Service = NonNullable<Parameters<typeof anApprovedProvider>[1]>["service"];
const provider = (name: string, service: Service = {}) => anApprovedProvider(database.owner, { lot, name, service });

const hold = (providerId: string, lotId: string | null = null) =>
  database.owner
    .insertInto("hold")
    .values({
      id: uuidv7(),
      provider_id: providerId,
      lot_id: lotId,
      kind: "suspension",
      reason: "A concern",
      opened_at: new Date(),
    })
    .execute();

describe("the list", () => {
  it("has no specialists, whom only the council hires", async () => {
    await provider("Oak Tuition");
    const workforce = await aLot(database.owner, "specialist", { framework: lot });
    await anApprovedProvider(database.owner, { lot: workforce, name: "Elm Psychology", service: { slug: "elm" } });
    expect(await names("")).toEqual(["Oak Tuition"]);
    expect(await countServices(database.web)).toBe(1);
    await expect(publicService(database.web, "elm")).rejects.toMatchObject({ kind: "not-found" });
  });

  it("narrows by need, age, mode and words, and sorts by name", async () => {
    await provider("Oak", { needs: ["asd"], age_from: 5, age_to: 11, summary: "Forest school and pottery" });
    await provider("Ash", { needs: ["semh"], modes: ["premises"] });
    await provider("élan", { needs: ["semh"], modes: ["online"] });
    expect(await names("")).toEqual(["Ash", "élan", "Oak"]);
    expect(await names("need=semh")).toEqual(["Ash", "élan"]);
    expect(await names("age=11")).toEqual(["Ash", "élan", "Oak"]);
    expect(await names("age=5")).toEqual(["Oak"]);
    expect(await names("mode=premises")).toEqual(["Ash"]);
    expect(await names("q=potteries")).toEqual(["Oak"]);
    expect(await names("q=%27%22%3A%26%21(")).toEqual([]);
  });

  it("sorts by distance, and lets distance rule out nobody who teaches online", async () => {
    await provider("Far", { latitude: 52.63, longitude: -2.68, modes: ["premises"] });
    await provider("Near", { latitude: 52.09, longitude: -2.68, modes: ["premises"] });
    await provider("Far but online", { latitude: 52.63, longitude: -2.68, modes: ["online", "premises"] });
    await provider("Nowhere", { located: false, modes: ["home"] });
    expect(await names("postcode=HR1", hereford)).toEqual(["Near", "Far", "Far but online", "Nowhere"]);
    expect(await names("postcode=HR1&miles=5", hereford)).toEqual(["Near", "Far but online"]);
    expect(await names("postcode=HR1&miles=5&mode=premises", hereford)).toEqual(["Near"]);
    const near = (await find("postcode=HR1", hereford)).services;
    expect(near[0]?.km).toBeCloseTo(3.39, 1);
    expect(near.at(-1)?.km).toBeNull();
  });

  it("shows only who is in good standing, from that minute on", async () => {
    const held = await provider("Held");
    await provider("Free");
    await hold(held.providerId, (await aTuitionLot(database.owner)).id);
    expect(await names("")).toEqual(["Free", "Held"]);
    await hold(held.providerId);
    expect(await names("")).toEqual(["Free"]);
  });

  it("goes page by page, and counts all", async () => {
    for (let made = 0; made <= PAGE_SIZE; made++) await provider(`Tutor ${String(made).padStart(2, "0")}`);
    expect(await find("page=1")).toMatchObject({ total: PAGE_SIZE + 1, services: { length: PAGE_SIZE } });
    expect(await names("page=2")).toEqual([`Tutor ${PAGE_SIZE}`]);
  });

  it("goes on answering on a live named connection while a column is added", async () => {
    await provider("Oak");
    const one = createDb(database.urls.web, { max: 1, named: true });
    try {
      const ask = () => findServices(one, { page: 1 }, undefined);
      for (let asked = 0; asked < 7; asked++) expect(await ask()).toMatchObject({ total: 1 });
      const prepared = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(one);
      expect(prepared.rows).toEqual([{ name: "find-services" }]);
      await sql`alter table service add column motto text`.execute(database.owner);
      expect(await ask()).toMatchObject({ total: 1, services: [{ name: "Oak" }] });
    } finally {
      await one.destroy();
      await sql`alter table service drop column if exists motto`.execute(database.owner);
    }
  });
});

describe("a provider's page", () => {
  it("shows what was checked, and no price, address or id", async () => {
    await provider("Oak", { slug: "oak" });
    const oak = await publicService(database.web, "oak");
    expect(oak).toMatchObject({
      ...{ name: "Oak", outcode: "HR4" },
      checks: {
        lastVisit: { on: "2026-09-01", passed: true },
        insuredUntil: "2027-12-31",
        listCheckedOn: "2026-09-01",
        renewing: [],
      },
    });
    expect(Object.keys({ ...oak, ...oak.checks }).join()).not.toMatch(/rate|vat|_?id\b|admission/i);
  });

  it("N20: says which document has a newer one that the council still reads, and a check that found something is not told", async () => {
    const { owner, providerId } = await provider("Oak", { slug: "oak" });
    const renewed = { questionId: "INS-01", field: "certificate", version: 2 };
    await anEvidence(database.owner, owner, { ...renewed, scan: "refused" });
    expect((await publicService(database.web, "oak")).checks.renewing).toEqual([]);
    await anEvidence(database.owner, owner, { ...renewed, version: 3 });
    expect((await publicService(database.web, "oak")).checks.renewing).toEqual(["INS-01"]);
    const found = database.owner.updateTable("council_check").set({ result: "fail" });
    await found.where("question_id", "=", "EXC-04").where("provider_id", "=", providerId).execute();
    expect((await publicService(database.web, "oak")).checks.listCheckedOn).toBeNull();
  });

  const now = new Date("2026-11-27T09:00:00Z");
  const dates = async (at = now) => {
    const counted = database.owner.updateTable("recheck").set({ counted_on: "2026-01-01" });
    await counted.execute();
    await keepRechecks(database.web, { kind: "system", task: "keep-rechecks" }, at);
    const { lastVisit, nextCheckOn } = (await publicService(database.web, "oak")).checks;
    return { lastVisit, nextCheckOn };
  };

  it("N20: says when it was visited last and is due next, and neither a concern nor a late action moves that date", async () => {
    const { providerId, owner } = await provider("Oak", { slug: "oak" });
    const before = await dates();
    expect(before).toEqual({
      lastVisit: { on: "2026-09-01", passed: true },
      nextCheckOn: expect.stringMatching(/^202[78]-\d{2}-\d{2}$/),
    });
    const elsewhere = (await aTuitionLot(database.owner)).id;
    await hold(providerId, elsewhere);
    await hold(providerId, elsewhere);
    const meeting = uuidv7();
    await database.owner
      .insertInto("provider_review")
      .values({
        ...{ id: meeting, provider_id: providerId, kind: "quality-audit", held_on: "2026-09-02", notes: "" },
        ...{ council_people: "", provider_people: "", recorded_at: now, recorded_by: owner.personId },
      })
      .execute();
    await database.owner
      .insertInto("action_point")
      .values({
        ...{ id: uuidv7(), provider_id: providerId, review_id: meeting, what: "Mend the door", owner: "provider" },
        ...{ due_on: "2026-10-01", status: "open", agreed_at: now, agreed_by: owner.personId },
      })
      .execute();
    expect(await dates()).toEqual(before);
    const kept = await database.owner.selectFrom("recheck").select(["due_on", "risk"]).executeTakeFirstOrThrow();
    expect(kept).toEqual({ due_on: "2027-03-01", risk: "higher" });
  });

  it("N20: a failed visit stands as the last one, and with no visit there is none", async () => {
    const { providerId, owner } = await provider("Oak", { slug: "oak" });
    await database.owner
      .insertInto("council_check")
      .values({
        ...{ id: uuidv7(), provider_id: providerId, question_id: "VIS-01", result: "fail", note: "Not passed" },
        ...{ checked_on: "2026-11-10", checked_by: owner.personId, recorded_at: now },
      })
      .execute();
    expect((await dates()).lastVisit).toEqual({ on: "2026-11-10", passed: false });
    await database.owner.deleteFrom("council_check").where("provider_id", "=", providerId).execute();
    expect(await dates()).toEqual({ lastVisit: null, nextCheckOn: "2026-01-05" });
  });

  it("is gone when standing is lost, and for a name that nobody has", async () => {
    const oak = await provider("Oak", { slug: "oak" });
    await hold(oak.providerId, lot.id);
    await expect(publicService(database.web, "oak")).rejects.toMatchObject({ kind: "not-found" });
    await expect(publicService(database.web, "elm")).rejects.toMatchObject({ kind: "not-found" });
  });
});
