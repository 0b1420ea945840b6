import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { withdrawApplication } from "#app/domain/applications/withdraw-application.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { aPanelQuestion } from "#db/factories/panel-questions.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerToScore, readAnswer, scoredByMe, waitingFor } from "./panel-answers.server.ts";
import { usualAuthor, usualScale } from "./panel-question.ts";
import { findPanelQuestion } from "./panel-questions.server.ts";
import { type ScoreInput, scoreAnswer } from "./score-answer.server.ts";
import { scoresForCouncil } from "./scores-for-council.server.ts";
import { setPanelQuestion } from "./set-panel-question.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const later = new Date("2026-09-15T09:00:00Z");

const answer = "At Quill & Ink we ask first. Nia Tutor rings you on 01632 960 555; an hour is £41.";
let given: SubmittedApplication;
let young: Officer;
beforeEach(async () => {
  const owner = await aProviderPerson(database.owner, {
    providerName: "Quill & Ink Tuition Ltd",
    name: "Nia Tutor",
    email: "nia@quill-ink.example",
  });
  const answers = { ...soleTutorAnswers("2026-03-02", "2027-08-31"), "EDU-11": { value: answer } };
  given = await aSubmittedApplication(database.owner, { owner, answers });
  young = await anOfficer(database.owner, ["panel"]);
});

const waiting = (actor = young) => readAs(database.web, actor, (db) => waitingFor(db, actor, 1));
const codeOf = async () => (await waiting()).rows[0]?.code ?? "";
const open = (code: string, actor = young) => readAs(database.web, actor, (db) => answerToScore(db, actor, code));
type Scoring = Omit<ScoreInput, "read">;
const scoring = (code: string, more: Partial<Scoring> = {}): Scoring => ({
  ...{ code, score: 3, reason: "They ask first", changedBecause: "", version: 0, submissionKey: uuidv7() },
  ...more,
});
const score = async (input: Scoring & { read?: string }, actor = young, at = now) => {
  const read = input.read ?? readAnswer(await open(input.code, actor));
  return scoreAnswer(database.web, actor, { ...input, read }, at);
};
const isWrittenAnew = async () => {
  const row = database.owner.selectFrom("application").select("submission").where("id", "=", given.id);
  const { submission } = await row.executeTakeFirstOrThrow();
  const anew = JSON.stringify(submission).replace("we ask first", "we begin");
  await database.owner.updateTable("application").set({ submission: anew }).where("id", "=", given.id).execute();
};
const kept = () =>
  database.owner
    .selectFrom("panel_score")
    .select(["scorer_id", "number", "score", "changed_because"])
    .orderBy("at")
    .execute();
const seenBy = async (officer: Officer) =>
  scoresForCouncil(database.web, officer, await readCase(database.web, officer, given.id));

describe("N19: what young people read", () => {
  it("N19: is the question, their model answer and the text: no provider, no person, no price, no reference", async () => {
    await aPanelQuestion(database.web, given.lot.id, { modelAnswer: "Ask me first" });
    const { rows, total } = await waiting();
    expect(total).toBe(1);
    expect(rows[0]).toMatchObject({ lot: "Tuition", modelAnswer: "Ask me first", hidden: true });
    expect(rows[0]?.question).toMatch(/^Young people ask/);
    expect(rows[0]?.text).toBe("At [name] we ask first. [name] rings you on [contact details]; an hour is [price].");
    const all = JSON.stringify([rows, await open(rows[0]?.code ?? "")]);
    for (const known of [
      given.id,
      given.ref,
      given.owner.providerId,
      given.owner.personId,
      "Quill",
      "quill-ink",
      "Nia",
    ])
      expect(all).not.toContain(known);
    expect(answer, "the names are there to be found").toMatch(/Quill.*Nia/);
  });

  it("N19: is nothing once the application is withdrawn, and nothing for anybody else", async () => {
    await aPanelQuestion(database.web, given.lot.id);
    const code = await codeOf();
    expect((await open(code.toLowerCase().replaceAll("-", " "))).code).toBe(code);
    await expect(open("YP-2222-22")).rejects.toMatchObject({ kind: "not-found" });
    const qa = await anOfficer(database.owner, ["qa_lead"]);
    await expect(open(code, qa)).rejects.toMatchObject({ kind: "not-found" });
    await expect(score({ ...scoring(code), read: "" }, qa)).rejects.toMatchObject({ kind: "not-found" });
    const back = { applicationId: given.id, version: 1, submissionKey: uuidv7() };
    await withdrawApplication(database.web, given.owner, back, now);
    expect(await waiting()).toMatchObject({ total: 0, rows: [] });
    await expect(open(code)).rejects.toMatchObject({ kind: "not-found" });
    await expect(score({ ...scoring(code), read: "" })).rejects.toMatchObject({ kind: "not-found" });
  });
});

describe("N19: a young person's score", () => {
  let code: string;
  beforeEach(async () => {
    await aPanelQuestion(database.web, given.lot.id);
    code = await codeOf();
  });

  it("N19: is one for each member, and a change stands beside it with its reason", async () => {
    const friend = await anOfficer(database.owner, ["panel"]);
    const first = scoring(code);
    await score(first);
    await score(first);
    await score(scoring(code, { score: 1 }), friend);
    await expect(score(scoring(code, { version: 1, score: 4 }))).rejects.toMatchObject({
      kind: "refused",
      field: "changedBecause",
    });
    await expect(score(scoring(code, { changedBecause: "Read again" }))).rejects.toMatchObject({ kind: "conflict" });
    await score(scoring(code, { version: 1, score: 4, changedBecause: "I read it again" }), young, later);
    expect(await kept()).toEqual([
      { scorer_id: young.personId, number: 1, score: 3, changed_because: null },
      { scorer_id: friend.personId, number: 1, score: 1, changed_because: null },
      { scorer_id: young.personId, number: 2, score: 4, changed_because: "I read it again" },
    ]);
    expect((await open(code)).mine.map(({ number }) => number)).toEqual([2, 1]);
    expect(await waiting()).toMatchObject({ total: 0 });
    const mine = await readAs(database.web, young, (db) => scoredByMe(db, young, 1));
    expect(mine).toMatchObject({ total: 1, rows: [{ code, score: 4 }] });
  });

  it("N19: is counted for whoever set the question, without saying what it was", async () => {
    const answers = async () => (await findPanelQuestion(database.web, given.lot.id, "EDU-11"))?.answers;
    expect(await answers()).toEqual({ before: 1, scored: 0 });
    await score(scoring(code));
    await score(scoring(code), await anOfficer(database.owner, ["panel"]));
    expect(await answers()).toEqual({ before: 1, scored: 1 });
  });

  it("N19: can be neither changed nor removed, even by the web role", async () => {
    await score(scoring(code));
    await expect(database.web.updateTable("panel_score").set({ score: 0 }).execute()).rejects.toThrow(/permission/);
    await expect(database.web.deleteFrom("panel_score").execute()).rejects.toThrow(/permission/);
    expect(await kept()).toHaveLength(1);
  });

  it("N19: is of what they read: not of an answer written anew meanwhile, nor against another model answer", async () => {
    const read = readAnswer(await open(code));
    await isWrittenAnew();
    const late = score({ ...scoring(code), read });
    await expect(late).rejects.toMatchObject({ kind: "conflict" });
    await expect(late).rejects.toThrow("The answer changed while you read it: read it again");
    const again = readAnswer(await open(code));
    const words = {
      writtenBy: usualAuthor,
      scale: usualScale,
      modelAnswer: "Begin with me",
      because: "We hope for more",
    };
    const question = { lotId: given.lot.id, questionId: "EDU-11", version: 1, submissionKey: uuidv7() };
    await setPanelQuestion(
      database.web,
      await anOfficer(database.owner, ["commissioner"]),
      { ...question, ...words },
      now,
    );
    await expect(score({ ...scoring(code), read: again })).rejects.toMatchObject({ kind: "conflict" });
    expect(await kept()).toEqual([]);
    await score(scoring(code));
  });

  it("N19: is told when the answer has changed since", async () => {
    await score(scoring(code));
    expect(await open(code)).toMatchObject({ changedSince: false });
    await isWrittenAnew();
    expect(await open(code)).toMatchObject({ changedSince: true });
  });

  it("N19: is kept apart: a reviewer reads it after advising, whoever decides at once, and it decides nothing", async () => {
    const [qa, lead] = [await anOfficer(database.owner, ["qa"]), await anOfficer(database.owner, ["qa_lead"])];
    const commissioner = await anOfficer(database.owner, ["commissioner"]);
    await score(scoring(code, { score: 0, reason: "It says nothing to us" }));
    expect(await seenBy(qa)).toEqual({ hidden: true, questions: [] });
    const shown = { hidden: false, questions: [{ questionId: "EDU-11", scores: [{ member: 1, score: 0 }] }] };
    expect(await seenBy(commissioner)).toMatchObject(shown);
    expect(JSON.stringify(await seenBy(commissioner))).not.toContain(young.personId);
    await adviseOn(database.web, qa, given.id, now);
    expect(await seenBy(qa)).toMatchObject(shown);
    expect(await seenBy(lead)).toEqual({ hidden: true, questions: [] });
    await adviseOn(database.web, lead, given.id, later);
    expect(await seenBy(lead)).toMatchObject(shown);
    const { status } = await database.owner
      .selectFrom("application")
      .select("status")
      .where("id", "=", given.id)
      .executeTakeFirstOrThrow();
    expect(status).toBe("moderated");
  });

  it("N19: leaves no words of young people in the audit", async () => {
    await score(scoring(code, { reason: "A canary in words" }));
    const entries = await database.owner.selectFrom("audit_entry").selectAll().execute();
    expect(JSON.stringify(entries)).toContain("panel.score");
    expect(JSON.stringify(entries)).not.toContain("canary");
  });
});
