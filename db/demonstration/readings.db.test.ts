import { expect, it } from "vitest";
import { viewsOf } from "#app/domain/evidence/evidence-views.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedPeople } from "./people.server.ts";
import { seedReadings } from "./readings.server.ts";

const database = testDatabase();

it("shows of each accepted document that a reviewer opened it, never before it was given", async () => {
  await database.owner.transaction().execute((trx) => seedPeople(trx, "none", new Date("2026-09-01T09:00:00Z")));
  const { owner } = await anApprovedProvider(database.owner);
  await seedReadings(database.owner);
  const documents = await database.owner.selectFrom("evidence").select(["id", "uploaded_at"]).execute();
  expect(documents.length).toBeGreaterThan(0);
  for (const { id, uploaded_at } of documents) {
    const views = await readAs(database.web, owner, (trx) => viewsOf(trx, id));
    expect(views).toMatchObject([{ name: "Quentin Abbey" }]);
    expect((views[0]?.on ?? "") >= uploaded_at.toISOString().slice(0, 10)).toBe(true);
  }
});
