import { beforeEach, expect, test } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement, type MadePlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { type Decision, decidePlacement } from "./decide-placement.server.ts";
import { decisionForProvider, decisionsAbout, listDecisions } from "./decisions.server.ts";
import { keepDecisions } from "./keep-decisions.server.ts";
import { openDecisions } from "./open-decisions.server.ts";
import { recordTold } from "./record-told.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const due = new Date("2026-09-16T16:00:00Z");
const system = { kind: "system", task: "test" } as const;
let lead: Officer;
let director: Officer;
let placement: MadePlacement;
let holdId: string;

const hold = async (made: MadePlacement) => {
  const opened = await aHoldOn(database.owner, { providerId: made.provider.providerId, at });
  await transact(database.web, system, at, (work) => openDecisions(work, [opened]));
  return opened.holdId;
};
const rows = () => database.owner.selectFrom("placement_decision").selectAll().orderBy("id").execute();
const seenOf = async (placementId: string) =>
  (await rows())
    .filter((row) => row.placement_id === placementId && !row.decided_at && !row.closed_at)
    .map(({ id }) => id)
    .join(",");
type Choice = { choice: "continue"; reviewOn: string } | { choice: "pause" } | { choice: "move" };
const decide = async (actor: Actor, choice: Choice, { id } = placement, now = at, seen?: string) => {
  const input: Decision = {
    ...{
      placementId: id,
      submissionKey: uuidv7(),
      seen: seen ?? (await seenOf(id)),
      reason: "Two adults at all times",
    },
    ...choice,
  };
  return decidePlacement(database.web, actor, input, now);
};
const goesOn = { choice: "continue", reviewOn: "2026-09-23" } as const;
const status = async ({ id } = placement) =>
  (await database.owner.selectFrom("placement").select("status").where("id", "=", id).executeTakeFirstOrThrow()).status;
const keep = (now: Date) => keepDecisions(database.web, system, now);
const mailsTo = async ({ email }: { email: string }) =>
  (await database.owner.selectFrom("notification").select("template").where("to_address", "=", email).execute())
    .map(({ template }) => template)
    .sort();
const waitsFor = async (officer: Officer, now = at) =>
  (await readAs(database.web, officer, (trx) => councilToDo(trx, officer, now)))
    .filter(({ count, href }) => count > 0 && href === "/admin/placement-decisions")
    .map(({ count, text }) => `${count} ${text}`);

beforeEach(async () => {
  lead = await anOfficer(database.owner, ["qa_lead"]);
  director = await anOfficer(database.owner, ["director"]);
  placement = await aPlacement(database.owner);
  holdId = await hold(placement);
});

test("rules 4 a lapse with three running placements: each is decided by its own choice, and kept with who, when and why", async () => {
  const provider = await anApprovedProvider(database.owner);
  const three: MadePlacement[] = [];
  for (let made = 0; made < 3; made++) three.push(await aPlacement(database.owner, { provider }));
  const [first, second, third] = three as [MadePlacement, MadePlacement, MadePlacement];
  await hold(first);
  await decide(lead, goesOn, first);
  await decide(lead, { choice: "pause" }, second);
  await decide(lead, { choice: "move" }, third);
  expect(await Promise.all(three.map(status))).toEqual(["live", "paused", "paused"]);
  const kept = (await rows()).filter((row) => three.some(({ id }) => id === row.placement_id));
  expect(kept).toHaveLength(3);
  for (const row of kept)
    expect(row).toMatchObject({
      due_at: due,
      decided_at: at,
      decided_by: lead.personId,
      reason: "Two adults at all times",
    });
  expect(kept.map(({ choice, review_on }) => [choice, review_on])).toEqual(
    expect.arrayContaining([
      ["continue", "2026-09-23"],
      ["pause", null],
      ["move", null],
    ]),
  );
  expect(await mailsTo(third.broker)).toEqual(["placement-decided", "placement-decision-due"]);
  expect(await mailsTo(provider.owner)).toEqual(Array(3).fill("provider-placement-decided"));
  expect(await waitsFor(third.broker)).toEqual([
    "1 placement decided about: tell the school and the family",
    "1 placement to move: refer the child anew, then end the placement",
  ]);
});

test("rules 4 two QA leads decide at once: one does, and nothing is written for the other", async () => {
  const other = await anOfficer(database.owner, ["qa_lead"]);
  const seen = await seenOf(placement.id);
  const done = await Promise.allSettled([
    decide(lead, { choice: "pause" }, placement, at, seen),
    decide(other, goesOn, placement, at, seen),
  ]);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = done.find((one): one is PromiseRejectedResult => one.status === "rejected");
  expect(refused?.reason).toMatchObject({ kind: "not-allowed-now" });
  expect(await mailsTo(placement.broker)).toEqual(["placement-decided", "placement-decision-due"]);
});

test("rules 4 nobody decides about what was opened after they read the page, nor with a review day that is over or more than 28 days away", async () => {
  const seen = await seenOf(placement.id);
  await hold(placement);
  await expect(decide(lead, { choice: "pause" }, placement, at, seen)).rejects.toMatchObject({ kind: "conflict" });
  await expect(decide(lead, { choice: "continue", reviewOn: "2026-09-16" })).rejects.toMatchObject({
    field: "reviewOn",
  });
  await expect(decide(lead, { choice: "continue", reviewOn: "2026-10-15" })).rejects.toMatchObject({
    field: "reviewOn",
    message: "The review date must be 14 October 2026 or earlier",
  });
  await decide(lead, { choice: "pause" });
  expect((await rows()).map(({ choice }) => choice)).toEqual(["pause", "pause"]);
});

test("rules 4 undecided when due, it moves to the director once, who could not decide before", async () => {
  await expect(decide(director, goesOn)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await keep(new Date(due.getTime() - 1));
  expect([await mailsTo(director), await waitsFor(director), await waitsFor(lead)]).toEqual([
    [],
    [],
    ["1 placement to decide about: the provider is on hold"],
  ]);
  await Promise.all([keep(due), keep(due)]);
  expect([await mailsTo(director), await waitsFor(director, due)]).toEqual([
    ["placement-decision-late"],
    ["1 placement to decide about, overdue"],
  ]);
  await decide(director, goesOn, placement, due);
  expect(await rows()).toMatchObject([{ escalated_at: due, decided_by: director.personId, choice: "continue" }]);
  expect(await waitsFor(director, due)).toEqual([]);
});

test("rules 4 a hold lifted before anybody decided closes the decision, recorded", async () => {
  await database.owner.updateTable("hold").set({ lifted_at: at }).where("id", "=", holdId).execute();
  await expect(decide(lead, { choice: "pause" })).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await waitsFor(lead)).toEqual([]);
  await keep(due);
  expect(await rows()).toMatchObject([{ closed_at: due, escalated_at: null, decided_at: null }]);
  const audit = database.owner
    .selectFrom("audit_entry")
    .select("action")
    .where("action", "like", "placement-decision.%");
  expect((await audit.orderBy("seq").execute()).map(({ action }) => action)).toEqual([
    "placement-decision.open",
    "placement-decision.no-longer-needed",
  ]);
});

test("rules 4 a placement that started beside a suspension, a concern or an exclusion gets its decision within the minute", async () => {
  const late = await aPlacement(database.owner);
  const { providerId } = late.provider;
  for (const kind of ["suspension", "concern", "exclusion", "condition"])
    await aHoldOn(database.owner, { providerId, lotId: late.provider.lot.id, kind, at });
  await Promise.all([keep(at), keep(at)]);
  expect((await rows()).filter(({ placement_id }) => placement_id === late.id)).toHaveLength(3);
});

test("rules 4 brokers read of their own placements, others of none; only a QA lead or a director decides", async () => {
  const reads = (actor: Actor) => readAs(database.web, actor, (trx) => decisionsAbout(trx, actor, placement.id));
  const lists = async (actor: Actor) =>
    (await readAs(database.web, actor, (trx) => listDecisions(trx, actor, 1))).rows.map(
      ({ placementId }) => placementId,
    );
  const stranger = await anOfficer(database.owner, ["broker"]);
  expect(await reads(placement.broker)).toHaveLength(1);
  expect([await lists(lead), await lists(placement.broker), await lists(stranger)]).toEqual([
    [placement.id],
    [placement.id],
    [],
  ]);
  await expect(reads(stranger)).rejects.toMatchObject({ kind: "not-found" });
  for (const role of ["finance", "qa", "caseworker", "auditor"] as const) {
    const other = await anOfficer(database.owner, [role]);
    await expect(reads(other)).rejects.toMatchObject({ kind: "not-found" });
    await expect(decide(other, goesOn)).rejects.toMatchObject({ kind: "forbidden" });
  }
  await expect(decide(placement.broker, goesOn)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(decide(placement.provider.owner, goesOn)).rejects.toMatchObject({ kind: "forbidden" });
});

test("rules 4 who was told by telephone is recorded, by the placement's own broker, and the provider reads what was decided", async () => {
  const told = (actor: Actor, whom: "school" | "family", toldAt = "11:00") =>
    recordTold(
      database.web,
      actor,
      { placementId: placement.id, submissionKey: uuidv7(), whom, toldOn: "2026-09-16", toldAt },
      at,
    );
  const read = () => readAs(database.web, placement.provider.owner, (trx) => decisionForProvider(trx, placement.id));
  expect(await read()).toMatchObject({ choice: null, dueAt: due });
  await expect(told(lead, "school")).rejects.toMatchObject({ kind: "not-allowed-now" });
  await decide(lead, goesOn);
  expect(await read()).toMatchObject({ choice: "continue", safeguards: "Two adults at all times" });
  await expect(told(await anOfficer(database.owner, ["broker"]), "school")).rejects.toMatchObject({
    kind: "not-found",
  });
  await expect(told(placement.broker, "school", "23:30")).rejects.toThrow("in the future");
  await expect(told(placement.broker, "school", "10:59")).rejects.toThrow("before it was decided");
  await told(placement.broker, "school");
  expect(await waitsFor(placement.broker)).toEqual(["1 placement decided about: tell the school and the family"]);
  await told(placement.broker, "family");
  expect(await waitsFor(placement.broker)).toEqual([]);
  await database.owner.updateTable("hold").set({ lifted_at: at }).where("id", "=", holdId).execute();
  expect(await read()).toBeUndefined();
});

test("rules 4 safeguards are looked at again on their day, once, while the hold is open; until then they stand", async () => {
  const read = () => readAs(database.web, placement.provider.owner, (trx) => decisionForProvider(trx, placement.id));
  const [dayBefore, reviewDay] = [new Date("2026-09-22T22:59:00Z"), new Date("2026-09-22T23:00:00Z")];
  await decide(lead, goesOn);
  await keep(dayBefore);
  expect(await rows()).toHaveLength(1);
  await Promise.all([keep(reviewDay), keep(reviewDay)]);
  const [first, again] = await rows();
  expect(again).toMatchObject({ review_of: first?.id, due_at: new Date("2026-09-23T16:00:00Z"), decided_at: null });
  expect(await rows()).toHaveLength(2);
  expect(await read()).toMatchObject({ choice: "continue" });
  expect(await waitsFor(lead, reviewDay)).toEqual(["1 placement to decide about: the provider is on hold"]);
  await decide(lead, { choice: "pause" }, placement, reviewDay);
  expect([await status(), (await read())?.choice]).toEqual(["paused", "pause"]);
  await keep(new Date("2026-09-30T10:00:00Z"));
  expect(await rows()).toHaveLength(2);
});
