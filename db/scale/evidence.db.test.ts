import { sql } from "kysely";
import { expect, it } from "vitest";
import { documentsAsked } from "#app/domain/evidence/lapse/documents-asked.server.ts";
import { lapseEvidence } from "#app/domain/evidence/lapse/lapse-evidence.server.ts";
import { listRenewals } from "#app/domain/evidence/renewals/list-renewals.server.ts";
import { renewalsAsked } from "#app/domain/evidence/renewals/renewals.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { scaleEvidence } from "./evidence.server.ts";
import { scale } from "./scale.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
const system = { kind: "system", task: "test" } as const;

it("makes documents that end day by day: listed by their index, and the first lapse only after their ends", async () => {
  const { owner, web } = database;
  const lotId = await owner.transaction().execute((trx) => scale(trx, { providers: 200 }, now));
  const person = await owner
    .selectFrom("person")
    .select("id")
    .where("email", "=", "scale@council.example")
    .executeTakeFirstOrThrow();
  const documents = await documentsAsked(owner, now);
  const made = await owner
    .transaction()
    .execute((trx) => scaleEvidence(trx, { lotId, documents, owner: person.id }, now));
  expect(made).toBe(200 * documents.filter((one) => one.lotId === lotId).length);
  const asked = renewalsAsked(new URLSearchParams("days=14"));
  const { rows, total } = await readAs(web, system, (trx) => listRenewals(trx, asked, now));
  expect([rows.length, total > 100, total < 400]).toEqual([20, true, true]);
  const plan = await sql<{ "QUERY PLAN": string }>`explain select id from evidence
    where state = 'accepted' and ends_on < ${"2026-11-21"}`.execute(owner);
  expect(plan.rows.map((row) => row["QUERY PLAN"]).join(" ")).toContain("evidence_ends");
  expect(await lapseEvidence(web, system, now)).toBe(0);
  expect(await lapseEvidence(web, system, new Date("2026-11-23T10:00:00Z"))).toBeGreaterThan(0);
});
