import { expect, it } from "vitest";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { listQueue } from "#app/domain/reviews/queue/list-queue.server.ts";
import { queueAsked } from "#app/domain/reviews/queue/queue-asked.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
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
  const asked = queueAsked(new URLSearchParams({ status: "submitted" }));
  const queue = await listQueue(database.web, asked, { personId: uuidv7(), today: "2026-11-21" });
  expect(queue.total).toBe(40);
});
