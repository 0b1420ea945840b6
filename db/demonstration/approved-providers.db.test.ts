import { expect, it } from "vitest";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { lotWithQuestions } from "#app/domain/frameworks/lots.server.ts";
import { findPlace } from "#app/domain/postcodes/place-of.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedApprovedProviders } from "./approved-providers.server.ts";
import { seedLots } from "./lots.server.ts";
import { seedPeople } from "./people.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

it("has an open lot and two approved firms that parents find by distance", async () => {
  await database.owner.transaction().execute(async (trx) => {
    await seedPeople(trx, "none", now);
    await seedApprovedProviders(trx, await seedLots(trx, now), now);
  });
  expect(await lotWithQuestions(database.web, "tuition", now)).toMatchObject({ status: "open", name: "Tuition" });
  const hereford = await findPlace(database.web, "HR1 2AA");
  const found = await findServices(database.web, { page: 1 }, hereford);
  expect(found.services.map(({ slug, outcode }) => [slug, outcode])).toEqual([
    ["bright-path", "HR1"],
    ["hilltop-tuition", "HR6"],
  ]);
  expect(found.services[1]?.km).toBeGreaterThan(15);
});
