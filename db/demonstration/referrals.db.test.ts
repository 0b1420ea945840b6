import { expect, it } from "vitest";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedApprovedProviders } from "./approved-providers.server.ts";
import { seedCertificates } from "./certificates.server.ts";
import { seedLots } from "./lots.server.ts";
import { seedPeople } from "./people.server.ts";
import { seedReferrals } from "./referrals.server.ts";

const database = testDatabase();

async function seed(now: Date) {
  const kept: string[] = [];
  const lotId = await database.owner.transaction().execute(async (trx) => {
    await seedPeople(trx, "none", now);
    const lot = await seedLots(trx, now);
    await seedApprovedProviders(trx, lot, now);
    await seedCertificates(trx, async (key) => void kept.push(key), now);
    return lot;
  });
  await seedReferrals(database.owner, childKeys, lotId, now);
  return kept;
}

const statuses = async () =>
  (await database.owner.selectFrom("referral").select("status").orderBy("status").execute()).map(
    ({ status }) => status,
  );

it("has one referral sent to both approved firms and one not sent, with the certificates kept", async () => {
  expect(await seed(new Date("2026-11-21T10:00:00Z"))).toHaveLength(8);
  expect(await statuses()).toEqual(["draft", "sent"]);
  expect(await database.owner.selectFrom("referral_request").select("id").execute()).toHaveLength(2);
});

it("begins after the known bank holidays end, with nothing sent", async () => {
  await seed(new Date("2029-02-01T10:00:00Z"));
  expect(await statuses()).toEqual(["draft", "draft"]);
});
