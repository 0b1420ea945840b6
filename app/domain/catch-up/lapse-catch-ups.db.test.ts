import { beforeEach, expect, it } from "vitest";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aVersion, newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { lapseCatchUps } from "./lapse-catch-ups.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "lapse-catch-ups" } as const;
const publishedAt = new Date("2026-11-23T00:00:00Z");
const lastMinute = new Date("2026-12-14T23:59:00Z");
const dayAfter = new Date("2026-12-15T00:00:00Z");
const lapse = (at: Date) => lapseCatchUps(database.web, system, at);
const holds = () => database.owner.selectFrom("hold").selectAll().execute();
const catchUps = () => database.owner.selectFrom("catch_up").selectAll().execute();

let approved: MadeApplication;
const ask = async (version: number) => {
  const set = withQuestions(newQuestions, version);
  const must = { mustAnswer: ["NEW-01"], mustAnswerBy: "2026-12-14", drafts: "keep" } as const;
  await aVersion(database.owner, approved.lot, set, { publishedAt, ...must });
  await putInForce(database.web, system, publishedAt);
};

beforeEach(async () => {
  approved = await anApplication(database.owner, { status: "admitted" });
  await ask(2);
});

it("holds the lot from the day after the date, not before, and tells the owners once", async () => {
  const { lot, owner } = approved;
  expect([await lapse(lastMinute), await holds()]).toEqual([0, []]);
  await Promise.all([lapse(dayAfter), lapse(dayAfter)]);
  expect(await lapse(dayAfter)).toBe(0);
  const reason = "New questions on Tuition were not answered by 14 December 2026";
  expect((await standingOf(database.web, owner.providerId, lot.id)).holds).toEqual([{ kind: "lapse", reason }]);
  expect(await catchUps()).toMatchObject([{ hold_id: (await holds())[0]?.id }]);
  const mails = await database.owner.selectFrom("notification").select("template").orderBy("id").execute();
  expect(mails.map(({ template }) => template).sort()).toEqual(["catch-up-asked", "catch-up-lapsed"]);
});

it("holds nobody who has answered", async () => {
  await database.owner.updateTable("catch_up").set({ answered_at: lastMinute }).execute();
  expect([await lapse(dayAfter), await holds()]).toEqual([0, []]);
});

it("keeps apart the holds of two versions that were not answered", async () => {
  await ask(3);
  expect(await lapse(dayAfter)).toBe(2);
  const ids = (await catchUps()).map(({ hold_id }) => hold_id);
  expect(new Set(ids)).toEqual(new Set((await holds()).map(({ id }) => id)));
  expect(new Set(ids).size).toBe(2);
});
