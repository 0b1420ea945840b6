import { beforeEach, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { aPanelQuestion } from "#db/factories/panel-questions.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { usualScale } from "./panel-question.ts";
import { findPanelQuestion } from "./panel-questions.server.ts";
import { setPanelQuestion, stopPanelQuestion } from "./set-panel-question.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let lot: MadeLot;
let commissioner: Officer;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
  commissioner = await anOfficer(database.owner, ["commissioner"]);
});

const words = { writtenBy: "Young Voices", modelAnswer: "Ask me first", scale: usualScale, because: "" };
const input = (more: object = {}) => ({
  ...{ lotId: lot.id, questionId: "EDU-11", version: 0, submissionKey: uuidv7(), ...words },
  ...more,
});
const answers = () => database.owner.selectFrom("panel_answer").select(["code", "question_id"]).execute();

test("N19: a commissioner marks a question as the young people's, and later words keep the earlier ones", async () => {
  await setPanelQuestion(database.web, commissioner, input(), now);
  const change = { version: 1, modelAnswer: "Ask me, then listen" };
  await expect(setPanelQuestion(database.web, commissioner, input(change), now)).rejects.toMatchObject({
    field: "because",
  });
  await setPanelQuestion(database.web, commissioner, input({ ...change, because: "They met again" }), now);
  await expect(
    setPanelQuestion(database.web, commissioner, input({ version: 1, because: "x" }), now),
  ).rejects.toMatchObject({ kind: "conflict" });
  const rows = await database.owner
    .selectFrom("panel_question")
    .select(["version", "model_answer", "from_on"])
    .orderBy("version")
    .execute();
  expect(rows).toEqual([
    { version: 1, model_answer: "Ask me first", from_on: "2026-09-14" },
    { version: 2, model_answer: "Ask me, then listen", from_on: "2026-09-14" },
  ]);
});

test("N19: only a question of one long text that this lot asks, and only by a commissioner", async () => {
  for (const questionId of ["SAF-01", "ORG-01", "NONE-1"])
    await expect(setPanelQuestion(database.web, commissioner, input({ questionId }), now)).rejects.toMatchObject({
      kind: "refused",
      field: "questionId",
    });
  const qa = await anOfficer(database.owner, ["qa"]);
  await expect(setPanelQuestion(database.web, qa, input(), now)).rejects.toMatchObject({ kind: "forbidden" });
  const owner = await aProviderPerson(database.owner);
  await expect(setPanelQuestion(database.web, owner, input(), now)).rejects.toMatchObject({ kind: "not-found" });
  await expect(setPanelQuestion(database.web, commissioner, input({ lotId: uuidv7() }), now)).rejects.toMatchObject({
    kind: "not-found",
  });
  expect(await database.owner.selectFrom("panel_question").select("id").execute()).toEqual([]);
});

test("N19: what is under review goes before the panel at once, what is sent later when it is sent, each once with its own code", async () => {
  await aSubmittedApplication(database.owner, { lot });
  await aSubmittedApplication(database.owner, { lot, status: "moderated" });
  await aPanelQuestion(database.web, lot.id, { commissioner });
  await aPanelQuestion(database.web, lot.id, { commissioner, questionId: "EDU-13" });
  expect(await answers()).toHaveLength(4);
  const owner = await aProviderPerson(database.owner);
  const typed = soleTutorAnswers("2026-09-01", "2027-06-01");
  const { id } = await anApplication(database.owner, { owner, lot, answers: typed });
  await submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, now);
  expect(new Set((await answers()).map(({ code }) => code)).size).toBe(6);
});

test("N19: a question that is stopped asks for no more scores, and may be asked again", async () => {
  await setPanelQuestion(database.web, commissioner, input(), now);
  const stop = { lotId: lot.id, questionId: "EDU-11", version: 1, stopBecause: "A new panel", submissionKey: uuidv7() };
  await stopPanelQuestion(database.web, commissioner, stop, now);
  await stopPanelQuestion(database.web, commissioner, stop, now);
  await aSubmittedApplication(database.owner, { lot });
  expect(await findPanelQuestion(database.web, lot.id, "EDU-11")).toMatchObject({ version: 2, asked: false });
  const twice = { ...stop, version: 2, submissionKey: uuidv7() };
  await expect(stopPanelQuestion(database.web, commissioner, twice, now)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  await setPanelQuestion(database.web, commissioner, input({ version: 2, because: "It met" }), now);
  expect(await answers()).toHaveLength(1);
});
