import { expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { type OfferedReferral, theWorkedReferral } from "#db/factories/awards.ts";
import { aBasis } from "#db/factories/lots.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { awardReferral } from "./award-referral.server.ts";
import { worthOf } from "./call-off.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

const award = (referral: OfferedReferral) =>
  awardReferral(
    database.web,
    referral.broker,
    {
      ...{ referralId: referral.id, requestId: referral.offers[2]?.requestId ?? "", version: 1 },
      ...{ submissionKey: uuidv7(), reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" },
    },
    at,
  );
const awards = async () => (await database.owner.selectFrom("award").select("id").execute()).length;

it("counts every week that a placement begins in, with VAT", () => {
  const offer = { pricePence: 10_000, startOn: "2026-09-21" };
  const of = { endOn: "2026-09-28", sessionsPerWeek: 2 };
  expect(worthOf(offer, { ...of, vatBasisPoints: 0 })).toBe(40_000);
  expect(worthOf(offer, { ...of, vatBasisPoints: 2_000 })).toBe(48_000);
  expect(worthOf(offer, { ...of, endOn: "2026-09-27", vatBasisPoints: 0 })).toBe(20_000);
});

it("is refused below the threshold on a dynamic market, with the reason, and written nowhere", async () => {
  const referral = await theWorkedReferral(database.owner);
  await aBasis(database.owner, referral.lot.frameworkId, "dynamic-market", new Date("2026-06-01T00:00:00Z"));
  await expect(award(referral)).rejects.toMatchObject({
    kind: "not-allowed-now",
    message: expect.stringContaining("is below the light-touch threshold of £663,540"),
  });
  expect(await awards()).toBe(0);
});

it("is refused for a start after the framework’s last day", async () => {
  const referral = await theWorkedReferral(database.owner);
  const ends = database.owner.updateTable("framework").set({ ends_on: "2026-09-20" });
  await ends.where("id", "=", referral.lot.frameworkId).execute();
  await expect(award(referral)).rejects.toMatchObject({
    message: expect.stringContaining("ends on 20 September 2026"),
  });
  expect(await awards()).toBe(0);
});

it("goes through on a pseudo-DPS", async () => {
  await award(await theWorkedReferral(database.owner));
  expect(await awards()).toBe(1);
});
