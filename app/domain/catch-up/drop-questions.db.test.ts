import { beforeEach, expect, it } from "vitest";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { newQuestionsInBrief } from "#app/domain/reviews/new-answers.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aVersion, newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { findOpenCatchUp } from "./catch-ups.server.ts";
import { lapseCatchUps } from "./lapse-catch-ups.server.ts";
import { newQuestionsPage } from "./new-questions-page.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "put-in-force" } as const;
const second = new Date("2026-11-23T00:00:00Z");
const third = new Date("2026-12-16T00:00:00Z");

let made: MadeApplication;
beforeEach(async () => {
  made = await anApplication(database.owner, { status: "admitted" });
});

/** The second version asks these; on the day after they were due, the third has none of the new questions. */
async function askedAndDropped(mustAnswer: string[]): Promise<void> {
  const must = { mustAnswer, mustAnswerBy: "2026-12-14", drafts: "keep" } as const;
  const reworded = { "SAF-15": "Who reports a concern about an adult?" };
  await aVersion(database.owner, made.lot, withQuestions(newQuestions, 2, reworded), { publishedAt: second, ...must });
  await putInForce(database.web, system, second);
  await lapseCatchUps(database.web, system, third);
  expect(await holds()).toHaveLength(1);
  await aVersion(database.owner, made.lot, withQuestions([], 3, reworded), { publishedAt: third, drafts: "keep" });
  await putInForce(database.web, system, third);
}
const holds = async () => (await standingOf(database.web, made.owner.providerId, made.lot.id)).holds;
const page = () => readAs(database.web, made.owner, (trx) => newQuestionsPage(trx, made.owner, made.id, third));

it("leaves to answer what is still asked", async () => {
  await askedAndDropped(["NEW-01", "NEW-03", "SAF-15"]);
  expect(await findOpenCatchUp(database.web, made.id)).toMatchObject({ questionIds: ["SAF-15"] });
  expect(await page()).toMatchObject({ open: { paused: true, questions: [{ id: "SAF-15" }] } });
  expect(await holds()).toHaveLength(1);
});

it("closes what has no question left, and ends the pause that being late began", async () => {
  await askedAndDropped(["NEW-01", "NEW-03"]);
  expect(await findOpenCatchUp(database.web, made.id)).toBeUndefined();
  expect(await holds()).toEqual([]);
  expect(await lapseCatchUps(database.web, system, third)).toBe(0);
  const toDo = await readAs(database.web, made.owner, (trx) => providerToDo(trx, made.owner, third));
  expect(toDo.filter(({ text }) => text.includes("new questions"))).toEqual([]);
  expect(await page()).toMatchObject({ open: undefined, sent: undefined });
  expect(await newQuestionsInBrief(database.web, made.id)).toMatchObject([
    { questions: 2, answered: undefined, closed: "16 December 2026", paused: false },
  ]);
});

it("leaves alone what was answered", async () => {
  const answered = { answered_at: second, answered_by: made.owner.personId };
  const must = { mustAnswer: ["NEW-01"], mustAnswerBy: "2026-12-14", drafts: "keep" } as const;
  await aVersion(database.owner, made.lot, withQuestions(newQuestions, 2), { publishedAt: second, ...must });
  await putInForce(database.web, system, second);
  await database.owner.updateTable("catch_up").set(answered).execute();
  await aVersion(database.owner, made.lot, withQuestions([], 3), { publishedAt: third, drafts: "keep" });
  await putInForce(database.web, system, third);
  expect(await newQuestionsInBrief(database.web, made.id)).toMatchObject([{ questions: 1, closed: undefined }]);
});
