import { beforeEach, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { nextApplication } from "./next-application.server.ts";
import { rankQueue } from "./rank-queue.server.ts";

const database = testDatabase();
const now = new Date("2026-11-27T09:00:00Z");
let qa: Officer;
let lot: MadeLot;
beforeEach(async () => {
  qa = await anOfficer(database.owner, ["qa"]);
  lot = await aTuitionLot(database.owner);
});

const sent = async (date: string) =>
  (await aSubmittedApplication(database.owner, { lot, at: new Date(`${date}T09:00:00Z`) })).id;
const next = async (who = qa, after?: string) => {
  await rankQueue(database.web, { kind: "system", task: "rank-queue" }, now);
  return nextApplication(database.web, who, now, after);
};
const given = (applicationId: string, to: Officer, round = 1) =>
  database.owner
    .insertInto("application_assignment")
    .values({
      ...{ id: uuidv7(), application_id: applicationId, round, person_id: to.personId, how: "hand" },
      ...{ assigned_by: to.personId, assigned_at: now },
    })
    .execute();

it("N26: next is my own first, then what nobody has by the order, never another’s", async () => {
  const [first, second, third] = [await sent("2026-11-02"), await sent("2026-11-10"), await sent("2026-11-20")];
  expect(await next()).toBe(first);
  await given(first, await anOfficer(database.owner, ["qa"]));
  expect(await next()).toBe(second);
  await given(third, qa);
  expect(await next()).toBe(third);
});

it("N26: from the one that is open it goes to the one after, and round again", async () => {
  const [first, second] = [await sent("2026-11-02"), await sent("2026-11-10")];
  expect(await next(qa, first)).toBe(second);
  expect(await next(qa, second)).toBe(first);
});

it("row 26: what I declared a conflict with never comes next, nor what I have advised on", async () => {
  const [first, second] = [await sent("2026-11-02"), await sent("2026-11-10")];
  await adviseOn(database.web, qa, first, now);
  expect(await next()).toBe(second);
  const { provider_id: providerId } = await database.owner
    .selectFrom("application")
    .select("provider_id")
    .where("id", "=", second)
    .executeTakeFirstOrThrow();
  await declareConflict(database.web, qa, { providerId, note: "A cousin works there" }, now);
  expect(await next()).toBeUndefined();
  expect(await next(await anOfficer(database.owner, ["qa"]))).toBe(first);
});

it("N26: what is before a decision comes next only for whoever holds the power today", async () => {
  const { id } = await aSubmittedApplication(database.owner, { lot, status: "moderated" });
  expect(await next()).toBeUndefined();
  expect(await next(await anOfficer(database.owner, ["commissioner"]))).toBeUndefined();
  expect(await next(await anOfficer(database.owner, ["commissioner"], { delegated: true }))).toBe(id);
});
