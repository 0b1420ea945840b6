import { expect, it } from "vitest";
import { londonDate } from "#app/domain/london-time.ts";
import { recordReferral } from "#app/domain/referrals/record-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aReferralForm, childKeys } from "#db/factories/referrals.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { shippedOrder } from "./order.ts";
import { type PlaceShown, rankQueue } from "./rank-queue.server.ts";

const database = testDatabase();
const now = new Date("2026-11-27T09:00:00Z");
const job = { kind: "system", task: "rank-queue" } as const;
const ranked = async () => {
  await rankQueue(database.web, job, now);
  const rows = await database.owner.selectFrom("queue_place").selectAll().orderBy("points", "desc").execute();
  return rows.map(({ application_id: id, points, reasons, due_on }) => ({
    ...{ id, points, due_on },
    ...(reasons as unknown as PlaceShown),
  }));
};

it("N26: the longest waiting comes first, and says so", async () => {
  const lot = await aTuitionLot(database.owner);
  const late = await aSubmittedApplication(database.owner, { lot, at: new Date("2026-11-02T09:00:00Z") });
  const fresh = await aSubmittedApplication(database.owner, { lot, at: new Date("2026-11-25T09:00:00Z") });
  const places = await ranked();
  expect(places.map(({ id }) => id)).toEqual([late.id, fresh.id]);
  expect(places[0]?.because[0]).toBe("we have used 19 of our 20 working days to decide");
  expect(places[0]?.because[1]).toBe("a reviewer’s first question or recommendation is 9 working days late");
  expect(places[1]?.because).toContain("a reviewer asks a first question or recommends by 9 December 2026");
  expect(places.map(({ due_on }) => due_on)).toEqual(["2026-11-30", "2026-12-23"]);
});

it("N26: a child who waits for what this provider offers lifts it above one that came before", async () => {
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
  const [busy, idle] = [await aTuitionLot(database.owner), await aTuitionLot(database.owner)];
  const sooner = await aSubmittedApplication(database.owner, { lot: idle, at: new Date("2026-11-24T09:00:00Z") });
  const wanted = await aSubmittedApplication(database.owner, { lot: busy, at: new Date("2026-11-25T09:00:00Z") });
  expect((await ranked()).map(({ id }) => id)).toEqual([sooner.id, wanted.id]);
  const broker = await anOfficer(database.owner, ["broker"]);
  await recordReferral(database.web, broker, childKeys, aReferralForm(busy.id), new Date("2026-09-14T09:00:00Z"));
  const [top] = await ranked();
  expect(top?.id).toBe(wanted.id);
  expect(top?.because.join("; ")).toContain("1 child waits for this lot");
});

it("row 29: a question to the provider stops the clock in the queue too", async () => {
  const given = await aSubmittedApplication(database.owner, { at: new Date("2026-11-16T09:00:00Z") });
  const qa = await anOfficer(database.owner, ["qa"]);
  await askOn(database.web, qa, given.id, "SAF-01", new Date("2026-11-20T09:00:00Z"));
  expect(await ranked()).toMatchObject([
    { clock: "4 of 20 working days; stopped since 20 November 2026, waiting for the provider", due_on: null },
  ]);
});

it("N26: a reviewer’s failed finding on safeguarding flags it", async () => {
  const given = await aSubmittedApplication(database.owner, { at: new Date("2026-11-26T09:00:00Z") });
  const { personId } = await anOfficer(database.owner, ["qa"]);
  const finding = { result: "fail", comment: "No lead is named", at: now };
  await database.owner
    .insertInto("section_review")
    .values({ application_id: given.id, section_id: "safeguarding", reviewer_id: personId, ...finding })
    .execute();
  expect((await ranked())[0]?.because[0]).toBe("safeguarding section flagged by a reviewer");
});

it("N26: a new order holds from its date, and places follow it", async () => {
  await aSubmittedApplication(database.owner, { at: new Date("2026-11-25T09:00:00Z") });
  const [before] = await ranked();
  const { personId: set_by } = await anOfficer(database.owner, ["qa_lead"]);
  const rules = JSON.stringify({ ...shippedOrder, waiting: 80 });
  const order = { rules, reason: "Waiting first", set_by, set_at: now };
  await database.owner
    .insertInto("review_order")
    .values([
      { id: uuidv7(), from_on: "2026-12-24", ...order, rules: JSON.stringify({ ...shippedOrder, waiting: 1 }) },
      { id: uuidv7(), from_on: londonDate(now), ...order },
    ])
    .execute();
  const [after] = await ranked();
  expect((after?.points ?? 0) - (before?.points ?? 0)).toBe(40);
});

it("what is over leaves the queue, and its reader is free", async () => {
  const given = await aSubmittedApplication(database.owner);
  const { personId } = await anOfficer(database.owner, ["qa"]);
  const made = { person_id: personId, how: "hand", assigned_by: personId, assigned_at: now };
  await database.owner
    .insertInto("application_assignment")
    .values({ id: uuidv7(), application_id: given.id, round: 1, ...made })
    .execute();
  expect(await ranked()).toHaveLength(1);
  await database.owner.updateTable("application").set({ status: "withdrawn" }).execute();
  expect(await ranked()).toHaveLength(0);
  const left = await database.owner.selectFrom("application_assignment").select("ended_at").execute();
  expect(left).toEqual([{ ended_at: now }]);
});

it("N26: however many are open, each gets its place", async () => {
  const lot = await aTuitionLot(database.owner);
  const sent = [];
  for (let day = 2; day < 7; day++)
    sent.push((await aSubmittedApplication(database.owner, { lot, at: new Date(`2026-11-0${day}T09:00:00Z`) })).id);
  await rankQueue(database.web, job, now, 2);
  const placed = await database.owner
    .selectFrom("queue_place")
    .select("application_id")
    .orderBy("points", "desc")
    .execute();
  expect(placed.map(({ application_id }) => application_id)).toEqual(sent);
});
