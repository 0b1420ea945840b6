import { describe, expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anAwardedPlacement } from "#db/factories/placements-in-steps.ts";
import { aStaffMember } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { checksLetter } from "./checks-letter.server.ts";
import { gatesOf } from "./placement-gates.server.ts";
import { getPlacement } from "./placements.server.ts";

const database = testDatabase();
const now = new Date("2026-09-16T10:00:00Z");
type Reader = Parameters<typeof checksLetter>[1];
const letter = (who: Reader, id: string) => readAs(database.web, who, (trx) => checksLetter(trx, who, id, now));

/** A placement of two people, at a provider with a third who is not named on it. */
async function ofTwo() {
  const { id, provider } = await aPlacement(database.owner);
  const add = (name: string, unchecked = false) =>
    aStaffMember(database.owner, provider.providerId, { name, unchecked });
  const second = await add("Ulla Second");
  await add("Nora Notnamed", true);
  await database.owner.insertInto("placement_staff").values({ placement_id: id, staff_member_id: second }).execute();
  return { id, second, owner: provider.owner, qa: await anOfficer(database.owner, ["qa"]) };
}

/** Whether the gate of the named staff is open, which the letter must agree with. */
const gateIsMet = (who: Reader, id: string) =>
  readAs(database.web, who, async (trx) => {
    const { placement } = await gatesOf(trx, await getPlacement(trx, who, id), now);
    return placement.find(({ gate }) => gate === "staff")?.met;
  });

describe("the letter on the checks of a placement’s staff", () => {
  test("SAF-17 names exactly the staff named on the placement, and each check: when it was seen and by whom", async () => {
    const { id, owner, qa } = await ofTwo();
    const own = await letter(owner, id);
    expect(await letter(qa, id)).toEqual(own);
    expect(own).toMatchObject({ missing: [], drawnUp: "11am on 16 September 2026" });
    expect(own.people.map(({ name, role }) => [name, role])).toEqual([
      ["Tess Tutor", "Tutor"],
      ["Ulla Second", "Tutor"],
    ]);
    for (const { checks } of own.people) {
      expect(checks).toHaveLength(8);
      for (const { seen } of checks) expect(seen).toEqual({ on: "2 January 2026", level: "", by: "Bridget Path" });
    }
    expect(await gateIsMet(qa, id)).toBe(true);
  });

  test("SAF-17 names those whom the chosen offer named", async () => {
    const { placementId, owner } = await anAwardedPlacement(database);
    const offer = await database.owner
      .selectFrom("response")
      .innerJoin("award", "award.request_id", "response.request_id")
      .innerJoin("placement", "placement.award_id", "award.id")
      .select("staff_member_ids as staff")
      .where("placement.id", "=", placementId)
      .executeTakeFirstOrThrow();
    const { people, missing } = await letter(owner, placementId);
    expect(people.map(({ id }) => id)).toEqual(offer.staff);
    expect(people).toHaveLength(1);
    expect(missing).toEqual([]);
  });

  test("SAF-17 is no confirmation while a check is missing, somebody has left or is stopped, or nobody is named", async () => {
    const { id, second, owner, qa } = await ofTwo();
    const missing = async () => {
      expect(await gateIsMet(qa, id)).toBe(false);
      return (await letter(owner, id)).missing;
    };
    const checks = database.owner.deleteFrom("staff_check").where("staff_member_id", "=", second);
    await checks.where("check_name", "=", "overseas").execute();
    expect((await letter(owner, id)).missing).toEqual([]);
    await checks.where("check_name", "in", ["enhanced-dbs", "references"]).execute();
    expect(await missing()).toEqual(["Missing on the record for Ulla Second: Enhanced DBS certificate, References."]);
    const member = database.owner.updateTable("staff_member").where("id", "=", second);
    await member.set({ left_at: now }).execute();
    expect(await missing()).toContain("Ulla Second no longer works for the provider.");
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    const stop = {
      id: uuidv7(),
      name: "Tess Tutor",
      reason: "A question is open",
      stopped_by: lead.personId,
      stopped_at: now,
    };
    await database.owner.insertInto("staff_stop").values(stop).execute();
    const said = await missing();
    expect(said).toContain("Tess Tutor cannot be named at the moment: speak to the quality lead.");
    expect(said.join()).not.toContain("A question is open");
    await database.owner.deleteFrom("placement_staff").where("placement_id", "=", id).execute();
    expect(await missing()).toEqual(["Nobody is named on this placement."]);
  });

  test("SAF-17 is for the provider and quality assurance: brokers, finance and other providers find nothing", async () => {
    const { id } = await ofTwo();
    for (const role of ["broker", "finance", "approver", "caseworker", "auditor"] as const)
      await expect(letter(await anOfficer(database.owner, [role]), id)).rejects.toMatchObject({ kind: "not-found" });
    const stranger = await aProviderPerson(database.owner);
    await expect(letter(stranger, id)).rejects.toMatchObject({ kind: "not-found" });
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    await expect(letter(lead, id)).resolves.toMatchObject({ missing: [] });
    await expect(letter(lead, "no-id")).rejects.toMatchObject({ kind: "not-found" });
  });
});
