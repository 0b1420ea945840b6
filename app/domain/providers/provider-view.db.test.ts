import { expect, it } from "vitest";
import { type CouncilRole, councilRoles } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider, aStaffMember } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { listProviders } from "./provider-list.server.ts";
import { providerInFull } from "./provider-view.server.ts";
import { staffGrid } from "./staff-grid.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const seenBy = async (providerId: string, ...roles: CouncilRole[]) => {
  const officer = await anOfficer(database.owner, roles);
  return readAs(database.web, officer, (trx) => providerInFull(trx, officer, providerId, now));
};

it("rule 5 shows the single central record to QA alone, and counts to everyone", async () => {
  const { providerId } = await anApprovedProvider(database.owner);
  await aStaffMember(database.owner, providerId, { name: "Canary Name", unchecked: true });
  expect(JSON.stringify(await staffGrid(database.web, providerId, 1, "2026-09-14"))).toContain("Canary Name");
  for (const role of councilRoles) {
    const mayOpen = can(await anOfficer(database.owner, [role]), "staff.read");
    expect([role, mayOpen]).toEqual([role, role === "qa" || role === "qa_lead"]);
  }
  for (const role of ["qa", "broker", "finance", "commissioner", "procurement", "auditor"] as const) {
    const view = await seenBy(providerId, role);
    expect(view.seesGrid).toBe(role === "qa");
    expect(JSON.stringify(view)).not.toContain("Canary Name");
    expect(view.staff).toMatchObject({
      total: 2,
      checks: expect.arrayContaining([{ check: "Enhanced DBS", done: 1 }]),
    });
  }
});

it("computes standing from open holds, that minute", async () => {
  const { providerId, lot } = await anApprovedProvider(database.owner, { name: "Hold Me" });
  expect((await seenBy(providerId, "broker")).admissions).toMatchObject([{ admitted: true, holds: [] }]);
  await database.owner
    .insertInto("hold")
    .values({
      id: uuidv7(),
      provider_id: providerId,
      lot_id: lot.id,
      kind: "lapse",
      reason: "INS-01 ended",
      opened_at: now,
    })
    .execute();
  expect((await seenBy(providerId, "broker")).admissions).toMatchObject([{ holds: [{ kind: "lapse" }] }]);
  expect((await listProviders(database.web, { q: "hold", page: 1 })).rows).toMatchObject([
    { name: "Hold Me", approvedOn: ["Tuition"], openHolds: 1 },
  ]);
});

it("lets only those record a check who may", async () => {
  const { providerId } = await anApprovedProvider(database.owner);
  expect((await seenBy(providerId, "procurement")).mayCheck).toBe(true);
  expect((await seenBy(providerId, "broker")).mayCheck).toBe(false);
  await expect(seenBy("none", "qa")).rejects.toMatchObject({ kind: "not-found" });
  await expect(seenBy(uuidv7(), "qa")).rejects.toMatchObject({ kind: "not-found" });
});
