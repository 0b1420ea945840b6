import { describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { lotAsAt } from "./as-at/lot-as-at.server.ts";
import { type Closing, closeLot } from "./close-lot.server.ts";
import { applicationCounts, getLot, listLots, lotHistory } from "./lots.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

const decision = (lotId: string, more: Partial<Closing> = {}): Closing => ({
  lotId,
  reason: "Enough tutors for this year",
  version: 1,
  submissionKey: uuidv7(),
  ...more,
});
const commissioner = () => anOfficer(database.owner, ["commissioner"], { name: "Colin Marsh" });
const written = async (lotId: string) => ({
  status: (await getLot(database.owner, { id: lotId }, now)).status,
  events: (await lotHistory(database.owner, lotId)).length,
  audit: (await database.owner.selectFrom("audit_entry").select("action").execute()).map(({ action }) => action),
});

describe("closing", () => {
  it("closes, keeps the reason and who gave it", async () => {
    const who = await commissioner();
    const { id } = await aTuitionLot(database.owner);
    await closeLot(database.web, who, decision(id), now);
    expect(await written(id)).toEqual({ status: "closed", events: 1, audit: ["lot.close"] });
    expect(await lotHistory(database.web, id)).toMatchObject([
      { event: "close", reason: "Enough tutors for this year", by: "Colin Marsh" },
    ]);
  });

  it("does it once for the same form", async () => {
    const who = await commissioner();
    const { id } = await aTuitionLot(database.owner);
    const same = decision(id);
    await Promise.all([closeLot(database.web, who, same, now), closeLot(database.web, who, same, now)]);
    expect(await written(id)).toEqual({ status: "closed", events: 1, audit: ["lot.close"] });
  });

  it.each([
    ["a stale page", 7, "Someone else has changed"],
    ["the wrong state", 1, "close what is closed"],
  ])("refuses %s and writes nothing", async (name, version, message) => {
    const who = await commissioner();
    const status = name === "a stale page" ? "open" : "closed";
    const { id } = await aTuitionLot(database.owner, { status });
    await expect(closeLot(database.web, who, decision(id, { version }), now)).rejects.toThrow(message);
    expect(await written(id)).toEqual({ status, events: 0, audit: [] });
    expect(await database.owner.selectFrom("idempotency_key").select("key").execute()).toEqual([]);
  });

  it("refuses officers who only read lots with 403, providers with 404", async () => {
    const { id } = await aTuitionLot(database.owner);
    const qa = await anOfficer(database.owner, ["qa"]);
    const provider = await aProviderPerson(database.owner);
    await expect(closeLot(database.web, qa, decision(id), now)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(closeLot(database.web, provider, decision(id), now)).rejects.toMatchObject({ kind: "not-found" });
    expect(await written(id)).toEqual({ status: "open", events: 0, audit: [] });
  });

  it.each([uuidv7(), "no-uuid"])("knows no lot %s", async (id) => {
    const who: Officer = await commissioner();
    await expect(closeLot(database.web, who, decision(id), now)).rejects.toMatchObject({ kind: "not-found" });
  });
});

it("tells what a lot asks, and how many have applied", async () => {
  const { lot } = await anApprovedProvider(database.owner);
  const asked = await lotAsAt(database.web, lot.slug, now, now);
  expect(asked).toMatchObject({ status: "open", asks: { version: 1 }, framework: { name: "Alternative provision" } });
  expect(asked?.asks?.sections.length).toBeGreaterThan(5);
  expect((await applicationCounts(database.web)).get(lot.id)).toEqual({ applied: 1, admitted: 1, undecided: 0 });
  expect((await listLots(database.web, now)).map(({ id }) => id)).toEqual([lot.id]);
  await expect(lotAsAt(database.web, "mentoring", now, now)).rejects.toMatchObject({ kind: "not-found" });
});
