import { expect, test } from "vitest";
import { changePlacement } from "#app/domain/placements/change-placement.server.ts";
import { gatesOf } from "#app/domain/placements/placement-gates.server.ts";
import {
  bringStaffIn,
  previewStaffImport,
  stageStaffImport,
  summaryOf,
} from "#app/domain/providers/import-staff.server.ts";
import { addStaff, changeStaff } from "#app/domain/providers/keep-staff.server.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { getStop, namesakes } from "#app/domain/staff-stops/staff-stops.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { theWorkedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider, aStaffMember } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { refuseStoppedPlacement, refuseStoppedStaff } from "./refuse-stopped.server.ts";
import { liftStop, stopStaff } from "./stop-staff.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const lead = () => anOfficer(database.owner, ["qa_lead"]);

async function stop(name: string, meant?: string[]) {
  const shown = (await namesakes(database.web, name)).map(({ id }) => id);
  const form = { name, reason: "Canary reason", shown, meant: meant ?? shown, submissionKey: uuidv7() };
  return stopStaff(database.web, await lead(), form, at);
}
const naming = (...ids: string[]) => {
  const system = { kind: "system", task: "test" } as const;
  return transact(database.web, system, at, (work) => refuseStoppedStaff(work.trx, ids));
};

test("rule 5 a stop halts whoever is meant at every provider, and whoever is added under the name, until it is lifted", async () => {
  const one = await anApprovedProvider(database.owner);
  const other = await anApprovedProvider(database.owner);
  const here = await aStaffMember(database.owner, one.providerId, { name: "Zoë Smith-Jones" });
  const there = await aStaffMember(database.owner, other.providerId, { name: "ZOE  SMITH JONES" });
  const else_ = await aStaffMember(database.owner, other.providerId, { name: "Zoe Smith Jones" });
  await naming(here, there, else_);
  const { id } = await stop("Zoe Smith Jones", [here, there]);
  for (const stopped of [here, there]) await expect(naming(stopped)).rejects.toMatchObject({ field: "staff" });
  await naming(else_);
  const again = await aStaffMember(database.owner, one.providerId, { name: "Zoe Smith-Jones" });
  await expect(naming(again)).rejects.toMatchObject({ kind: "refused" });
  expect((await getStop(database.web, id)).people).toHaveLength(3);
  const told = await database.owner.selectFrom("notification").select(["to_address", "data"]).execute();
  expect(told.map(({ to_address }) => to_address).sort()).toEqual([one.owner.email, other.owner.email].sort());
  const kept = JSON.stringify([told, await database.owner.selectFrom("audit_entry").selectAll().execute()]);
  expect(kept).not.toMatch(/Canary|Smith/);
  await liftStop(database.web, await lead(), { id, reason: "Answered" }, at);
  await naming(here, there, again);
  await expect(liftStop(database.web, await lead(), { id, reason: "Twice" }, at)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
});

test("rule 5 only a QA lead stops anybody, and nobody who was added while they looked is passed over", async () => {
  const { providerId } = await anApprovedProvider(database.owner);
  const form = { name: "Ann Other", reason: "A question", shown: [], meant: [], submissionKey: uuidv7() };
  for (const role of ["qa", "broker", "director"] as const)
    await expect(stopStaff(database.web, await anOfficer(database.owner, [role]), form, at)).rejects.toMatchObject({
      kind: "not-found",
    });
  await aStaffMember(database.owner, providerId, { name: "Ann Other" });
  await expect(stopStaff(database.web, await lead(), form, at)).rejects.toMatchObject({ kind: "conflict" });
});

test("rule 5 a placement that names a stopped worker cannot start, and its gate says neither who nor why", async () => {
  const placement = await aPlacement(database.owner);
  const staffId = await aStaffMember(database.owner, placement.provider.providerId, { name: "Canary Worker" });
  await database.owner
    .insertInto("placement_staff")
    .values({ placement_id: placement.id, staff_member_id: staffId })
    .execute();
  const { id } = await stop("canary worker");
  expect((await getStop(database.web, id)).placements).toMatchObject([{ id: placement.id }]);
  const gates = await readAs(database.web, placement.broker, (trx) =>
    gatesOf(
      trx,
      {
        id: placement.id,
        providerId: placement.provider.providerId,
        lotId: placement.provider.lot.id,
        startsOn: "2026-09-21",
        createdAt: at,
      },
      at,
    ),
  );
  const staff = gates.placement.find(({ gate }) => gate === "staff");
  expect(staff).toMatchObject({ met: false, owner: "qa", why: expect.stringContaining("1 cannot be placed") });
  expect(JSON.stringify(gates)).not.toMatch(/Canary/);
  await expect(
    transact(database.web, placement.broker, at, (work) => refuseStoppedPlacement(work.trx, placement.id, "start it")),
  ).rejects.toMatchObject({ kind: "not-allowed-now" });
});

test("rule 5 a stop between choosing and awarding: either the award is refused, or the stop finds its placement", async () => {
  for (const first of ["stop", "both"] as const) {
    const referral = await theWorkedReferral(database.owner);
    const chosen = referral.offers[2];
    const staffId = chosen?.provider.staffMemberId ?? "";
    const name = `Worker ${first}`;
    await database.owner.updateTable("staff_member").set({ name }).where("id", "=", staffId).execute();
    const award = () =>
      awardReferral(
        database.web,
        referral.broker,
        {
          ...{ referralId: referral.id, requestId: chosen?.requestId ?? "", version: 1, submissionKey: uuidv7() },
          ...{ reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" },
        },
        at,
      );
    if (first === "stop") {
      await stop(name);
      const refused = await award().catch((error: Error) => error);
      expect(refused).toMatchObject({ kind: "not-allowed-now" });
      expect(String(refused)).not.toMatch(/Worker|Canary/);
      expect(await database.owner.selectFrom("award").select("id").execute()).toEqual([]);
    } else {
      const [stopped, awarded] = await Promise.allSettled([stop(name), award()]);
      if (stopped.status === "rejected") throw stopped.reason;
      const { placements } = await getStop(database.web, stopped.value.id);
      expect(placements).toHaveLength(awarded.status === "fulfilled" ? 1 : 0);
    }
  }
});

test("rule 5 a stopped worker keeps the name, in the form and in a list, also one who was added after the stop", async () => {
  const { owner, providerId } = await anApprovedProvider(database.owner);
  const before = await aStaffMember(database.owner, providerId, { name: "Canary Worker" });
  const { id: stopId } = await stop("Canary Worker");
  const form = { name: "Canary Worker", role: "Mentor", submissionKey: uuidv7() };
  const { id: added } = await addStaff(database.web, owner, form, at);
  for (const id of [before, added]) {
    const renamed = changeStaff(database.web, owner, id, { name: "Quite Different", role: "Tutor" }, at);
    await expect(renamed).rejects.toMatchObject({ field: "name", message: expect.not.stringMatching(/stop|Canary/i) });
    await changeStaff(database.web, owner, id, { name: "Canary Worker", role: "Lead tutor" }, at);
  }
  const bring = async (content: string) => {
    const { id } = await stageStaffImport(database.web, owner, { content, submissionKey: uuidv7() }, at);
    const { changes } = await previewStaffImport(database.web, owner, id, at);
    await bringStaffIn(database.web, owner, { id, goodOnly: true, seen: summaryOf(changes) }, at);
    return changes.errors;
  };
  const errors = await bring(`Reference,Name,Role\n${added},Quite Different,Tutor\n,Canary-Worker,Cook`);
  expect(errors).toMatchObject([{ column: "Name", message: expect.not.stringMatching(/stop|Canary/i) }]);
  const stopped = await database.owner
    .selectFrom("staff_stop_member")
    .innerJoin("staff_member", "staff_member.id", "staff_member_id")
    .select(["name", "meant"])
    .where("stop_id", "=", stopId)
    .orderBy("name")
    .execute();
  expect(stopped).toEqual(["Canary Worker", "Canary Worker", "Canary-Worker"].map((name) => ({ name, meant: true })));
});

test("rule 5 a stop pauses the running placements that name the worker, and tells of it without saying who or why", async () => {
  const [placement, beside] = [await aPlacement(database.owner), await aPlacement(database.owner)];
  const nameOn = async ({ id, provider }: typeof placement, name: string) => {
    const staffId = await aStaffMember(database.owner, provider.providerId, { name });
    await database.owner.deleteFrom("placement_staff").where("placement_id", "=", id).execute();
    await database.owner.insertInto("placement_staff").values({ placement_id: id, staff_member_id: staffId }).execute();
    return staffId;
  };
  const worker = await nameOn(placement, "Canary Worker");
  await nameOn(beside, "Canary Worker");
  const { id } = await stop("Canary Worker", [worker]);
  const read = database.owner.selectFrom("placement").select(["id", "status"]).orderBy("created_at").orderBy("id");
  const status = new Map((await read.execute()).map((one) => [one.id, one.status]));
  expect([status.get(placement.id), status.get(beside.id)]).toEqual(["paused", "live"]);
  expect((await getStop(database.web, id)).placements).toMatchObject([
    { id: placement.id, status: "paused", paused: true },
  ]);
  const events = await database.owner.selectFrom("placement_event").select(["event", "reason"]).execute();
  expect(events).toEqual([{ event: "pause", reason: "A check on a named person" }]);
  const mails = await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
  const told = mails.filter(({ template }) => template.endsWith("placement-paused"));
  expect(told.map(({ to_address }) => to_address).sort()).toEqual(
    [placement.broker.email, placement.provider.owner.email].sort(),
  );
  expect(JSON.stringify(told)).not.toMatch(/Canary/);
  const resume = () => {
    const form = { placementId: placement.id, submissionKey: uuidv7(), move: "resume" as const, reason: "Go on" };
    return changePlacement(database.web, placement.broker, form, at);
  };
  const refused = await resume().catch((error: Error) => error);
  expect(refused).toMatchObject({ kind: "not-allowed-now", message: expect.stringContaining("staff that it names") });
  expect(String(refused)).not.toMatch(/Canary/);
});
