import { expect, it } from "vitest";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { reviewQueue } from "#app/domain/reviews/review-queue.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { scale } from "./scale.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

it("makes as many as it is told: searchable, some on hold, some waiting", async () => {
  await database.owner.transaction().execute((trx) => scale(trx, { providers: 300, waiting: 40 }, now));
  const found = await findServices(database.web, { page: 1 }, undefined);
  expect(found).toMatchObject({ total: 297, services: { length: 20 } });
  const art = await findServices(database.web, { page: 1, q: "pottery" }, undefined);
  expect(art.total).toBeGreaterThan(10);
  expect(art.total).toBeLessThan(150);
  const queue = await reviewQueue(database.web, { statuses: ["submitted"], q: "", page: 1 });
  expect(queue.total).toBe(40);
});
