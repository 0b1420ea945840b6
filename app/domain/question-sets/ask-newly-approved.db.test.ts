import { beforeEach, expect, it } from "vitest";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { aVersion, newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askNewlyApproved } from "./ask-newly-approved.server.ts";
import { putInForce } from "./put-in-force.server.ts";
import type { Publication } from "./question-sets.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "ask-newly-approved" } as const;
const publishedAt = new Date("2026-11-23T00:00:00Z");
const now = new Date("2026-11-23T00:01:00Z");
const must = { mustAnswer: ["NEW-01", "NEW-02", "NEW-03", "SAF-15"], mustAnswerBy: "2026-12-14" };
const reworded = withQuestions(newQuestions, 2, { "SAF-15": "Who reports a concern about an adult?" });

let lot: MadeLot;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
});

const publish = (publication: Partial<Publication>, set = reworded) =>
  aVersion(database.owner, lot, set, { publishedAt, drafts: "keep", ...publication });
const run = () => putInForce(database.web, system, now);
const catchUps = () => database.owner.selectFrom("catch_up").selectAll().execute();

it("asks those approved later on earlier questions, with as many days, and once; on the newest, never", async () => {
  const earlier = await anApplication(database.owner, { lot, status: "moderated" });
  const newest = await anApplication(database.owner, { lot, status: "moderated" });
  const before = await anApplication(database.owner, { lot, status: "admitted" });
  const id = await publish(must);
  await run();
  await database.owner.updateTable("application").set({ question_set_id: id }).where("id", "=", newest.id).execute();
  await database.owner
    .updateTable("application")
    .set({ status: "admitted", decided_at: new Date("2026-12-01T09:00:00Z") })
    .where("id", "in", [earlier.id, newest.id])
    .execute();
  const later = new Date("2026-12-01T09:10:00Z");
  expect(await askNewlyApproved(database.web, system, later)).toBe(1);
  expect(await askNewlyApproved(database.web, system, later)).toBe(0);
  const rows = await database.owner
    .selectFrom("catch_up")
    .select(["application_id", "due_on"])
    .orderBy("due_on")
    .execute();
  expect(rows).toEqual([
    { application_id: before.id, due_on: "2026-12-14" },
    { application_id: earlier.id, due_on: "2026-12-22" },
  ]);
});

it("asks those approved in the minute in which it was put in force", async () => {
  const { id } = await anApplication(database.owner, { lot, status: "moderated" });
  await publish(must);
  await run();
  const decided = { status: "admitted", decided_at: new Date(now.getTime() - 30_000) };
  await database.owner.updateTable("application").set(decided).where("id", "=", id).execute();
  expect(await askNewlyApproved(database.web, system, now)).toBe(1);
});

it("does not ask what a newer version asks no more", async () => {
  const { id } = await anApplication(database.owner, { lot, status: "moderated" });
  await publish(must);
  await publish({}, withQuestions([], 3));
  await run();
  const decided = { status: "admitted", decided_at: new Date(now.getTime() + 30_000) };
  await database.owner.updateTable("application").set(decided).where("id", "=", id).execute();
  expect(await askNewlyApproved(database.web, system, new Date(now.getTime() + 60_000))).toBe(1);
  expect(await catchUps()).toMatchObject([{ application_id: id, question_ids: ["SAF-15"] }]);
});
