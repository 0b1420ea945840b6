import { expect, it } from "vitest";
import { providerInFull } from "#app/domain/providers/provider-view.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { isChanged } from "#app/domain/reviews/check-findings.ts";
import { questionsIn } from "#app/domain/reviews/section-checks.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedApprovedProviders } from "./approved-providers.server.ts";
import { seedLots } from "./lots.server.ts";
import { seedPeople } from "./people.server.ts";
import { seedReviews } from "./reviews.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

it("shows for each approved firm who read it, what they advised, and a recent debarment check", async () => {
  await database.owner.transaction().execute(async (trx) => {
    await seedPeople(trx, "none", now);
    await seedApprovedProviders(trx, await seedLots(trx, now), now);
    await seedReviews(trx, now);
  });
  const auditor = await anOfficer(database.owner, ["auditor"]);
  const admitted = await database.owner
    .selectFrom("application")
    .select(["id", "provider_id"])
    .where("status", "=", "admitted")
    .execute();
  expect(admitted).toHaveLength(5);
  for (const { id, provider_id } of admitted) {
    const file = await readCase(database.web, auditor, id);
    expect(file.recommendations.map(({ round, reviewerName, outcome }) => [round, reviewerName, outcome])).toEqual([
      [1, "Quentin Abbey", "admit"],
      [2, "Leda Quayle", "admit"],
    ]);
    expect(file.results).toHaveLength(file.sections.length * 2);
    expect(file.findings).toHaveLength(questionsIn(file.sections).length * 2);
    expect(file.findings.filter((found) => found.result !== "met" || isChanged(found, file))).toEqual([]);
    const view = await readAs(database.web, auditor, (trx) => providerInFull(trx, auditor, provider_id, now));
    expect(view.checks[0]).toMatchObject({ name: "Debarment list", result: "Pass", on: "20 November 2026" });
  }
});
