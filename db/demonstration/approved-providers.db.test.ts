import { expect, it } from "vitest";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { lotAsAt } from "#app/domain/frameworks/as-at/lot-as-at.server.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedApprovedProviders } from "./approved-providers.server.ts";
import { seedLots } from "./lots.server.ts";
import { seedPeople } from "./people.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

it("has four open lots and two approved firms, one on all of them, that parents find by distance", async () => {
  await database.owner.transaction().execute(async (trx) => {
    await seedPeople(trx, "none", now);
    await seedApprovedProviders(trx, await seedLots(trx, now), now);
  });
  expect(await lotAsAt(database.web, "tuition", now, now)).toMatchObject({ status: "open", name: "Tuition" });
  const hereford = await findPlace(database.web, "HR1 2AA");
  const found = await findServices(database.web, { page: 1 }, hereford);
  const lots = await database.owner.selectFrom("lot").select(["number", "slug", "status"]).orderBy("number").execute();
  expect(lots.map(({ number, slug, status }) => `${number} ${slug} ${status}`)).toEqual([
    "1 education-and-engagement open",
    "2 mentoring open",
    "3 tuition open",
    "4 specialist-workforce open",
  ]);
  // Specialists are hired by the council, so parents don't find them.
  expect(found.services.map(({ slug, outcode }) => `${outcode} ${slug}`).sort()).toEqual([
    "HR1 bright-path",
    "HR1 bright-path-education-and-engagement",
    "HR1 bright-path-mentoring",
    "HR6 hilltop-tuition",
  ]);
  expect(found.services.at(-1)?.km).toBeGreaterThan(15);
  const admitted = await database.owner
    .selectFrom("service")
    .innerJoin("provider", "provider.id", "service.provider_id")
    .innerJoin("lot", "lot.id", "service.lot_id")
    .select(["provider.slug", "lot.code", "rate_unit"])
    .orderBy("lot.number")
    .execute();
  expect(admitted.filter(({ slug }) => slug === "bright-path")).toMatchObject([
    { code: "education", rate_unit: "day" },
    { code: "mentoring", rate_unit: "hour" },
    { code: "tuition", rate_unit: "hour" },
    { code: "specialist", rate_unit: "day" },
  ]);
});
