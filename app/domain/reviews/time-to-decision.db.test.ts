import { expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aDecidedApplication } from "#db/factories/decided-applications.ts";
import { aSecondLot, aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { shippedOrder } from "./queue/order.ts";
import { timeToDecision } from "./time-to-decision.server.ts";

const database = testDatabase();
const now = new Date("2026-11-27T09:00:00Z");
const on = (date: string) => new Date(`${date}T10:00:00Z`);
const within = (sent: string, decided: string) => ({ sentAt: on(sent), decidedAt: on(decided) });

it("row 29: the time to decide is the median of what was decided on this lot, without the days with the provider", async () => {
  const lot = await aTuitionLot(database.owner);
  const asked = { at: on("2026-10-07"), repliedAt: on("2026-10-26") };
  await aDecidedApplication(database.owner, lot, { ...within("2026-10-05", "2026-10-28"), asked });
  for (const decided of ["2026-11-03", "2026-11-04", "2026-11-12"])
    await aDecidedApplication(database.owner, lot, within("2026-11-02", decided));
  expect(await timeToDecision(database.web, lot.id, now)).toEqual({ decided: 4, targetWorkingDays: 20 });

  await aDecidedApplication(database.owner, lot, { ...within("2026-11-02", "2026-11-09"), outcome: "refused" });
  expect(await timeToDecision(database.web, lot.id, now)).toEqual({
    ...{ medianWorkingDays: 4, decided: 5, targetWorkingDays: 20 },
  });
});

it("row 29: another lot’s decisions, and those of more than a year ago, say nothing", async () => {
  const lot = await aTuitionLot(database.owner);
  const other = await aSecondLot(database.owner, lot);
  for (let made = 0; made < 5; made += 1) {
    await aDecidedApplication(database.owner, other, within("2026-11-02", "2026-11-09"));
    await aDecidedApplication(database.owner, lot, within("2025-11-03", "2025-11-10"));
  }
  expect(await timeToDecision(database.web, lot.id, now)).toEqual({ decided: 0, targetWorkingDays: 20 });
});

it("row 29: the target is the one in force, from the date that the council set", async () => {
  const lot = await aTuitionLot(database.owner);
  const { personId } = await anOfficer(database.owner, ["qa_lead"]);
  const rules = { ...shippedOrder, targets: { firstResponse: 5, decision: 15 } };
  await database.owner
    .insertInto("review_order")
    .values({
      ...{ id: uuidv7(), from_on: "2026-11-27", rules: JSON.stringify(rules) },
      ...{ reason: "Quicker", set_by: personId, set_at: now },
    })
    .execute();
  expect((await timeToDecision(database.web, lot.id, now)).targetWorkingDays).toBe(15);
  expect((await timeToDecision(database.web, lot.id, on("2026-11-26"))).targetWorkingDays).toBe(20);
});
