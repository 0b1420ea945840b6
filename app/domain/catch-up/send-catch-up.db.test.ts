import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { findSubmission, getApplication } from "#app/domain/applications/applications.server.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { reuseAnswers } from "#app/domain/applications/reuse-answers.server.ts";
import { saveAnswers } from "#app/domain/applications/save-answers.server.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { aVersion, newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askedSince } from "./asked-since.ts";
import { findOpenCatchUp } from "./catch-ups.server.ts";
import { lapseCatchUps } from "./lapse-catch-ups.server.ts";
import { sendCatchUp } from "./send-catch-up.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "put-in-force" } as const;
const publishedAt = new Date("2026-11-23T00:00:00Z");
const now = new Date("2026-11-25T09:00:00Z");
const late = new Date("2026-12-15T00:10:00Z");
const set = withQuestions(newQuestions, 2, { "SAF-15": "Who reports a concern about an adult?" });
const must = { mustAnswer: ["NEW-01", "NEW-03", "SAF-15"], mustAnswerBy: "2026-12-14", drafts: "keep" } as const;

let made: MadeApplication;
let versionId: string;
beforeEach(async () => {
  made = await anApplication(database.owner, { status: "admitted" });
  versionId = await aVersion(database.owner, made.lot, set, { publishedAt, why: "The guidance changed.", ...must });
  await putInForce(database.web, system, publishedAt);
});

const send = (who: ProviderPerson = made.owner, at = now, submissionKey = uuidv7()) =>
  sendCatchUp(database.web, who, { applicationId: made.id, submissionKey }, at);
const form = (at = now) =>
  readAs(database.web, made.owner, (trx) => openForm(trx, made.owner, made.id, "application.read", at));
const states = async () => {
  const one = await form();
  return askedSince(one, one.catchUp?.questionIds ?? []).map(({ id, state }) => `${id} ${state}`);
};
async function answer(typed: Record<string, { value: string }>, pageId = "journeys", at = now) {
  const { versions } = await form();
  await saveAnswers(database.web, made.owner, { applicationId: made.id, pageId, typed, versions }, at);
}
async function answerAll(at = now) {
  await answer({ "NEW-01": { value: "yes" } }, "journeys", at);
  await answer({ "NEW-01": { value: "yes" }, "NEW-03": { value: "Our lead" } }, "journeys", at);
  await reuseAnswers(database.web, made.owner, { applicationId: made.id, questionIds: ["SAF-15"] }, at);
}
const holdsNow = async () => (await standingOf(database.web, made.owner.providerId, made.lot.id)).holds;
const events = () => database.owner.selectFrom("application_event").selectAll().execute();

describe("the form of an approved provider", () => {
  it("opens what is asked anew and nothing else, with the newest questions", async () => {
    expect(await states()).toEqual(expect.arrayContaining(["NEW-01 to-answer", "SAF-15 to-answer"]));
    expect(await states()).toHaveLength(2);
    await answer({ "NEW-01": { value: "yes" } });
    expect(await states()).toContain("NEW-03 to-answer");
    await expect(answer({ "ORG-01": { value: "Another name" } }, "name-and-type")).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    const closed = await anApplication(database.owner, { status: "admitted" });
    const typed = { typed: { "NEW-01": { value: "yes" } }, versions: {} };
    await expect(
      saveAnswers(database.web, closed.owner, { applicationId: closed.id, pageId: "journeys", ...typed }, now),
    ).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("stands among what needs doing, with its date, until it is sent", async () => {
    const toDo = () => readAs(database.web, made.owner, (trx) => providerToDo(trx, made.owner, now));
    const text = "Answer the new questions about Tuition";
    expect((await toDo())[0]).toMatchObject({ text, due: new Date("2026-12-14T23:59:00Z") });
    await lapseCatchUps(database.web, system, late);
    expect((await toDo()).map((one) => one.text)).toContain(
      `${text}: requests to you are paused since 15 December 2026`,
    );
    await answerAll();
    await send();
    expect((await toDo()).filter((one) => one.text.startsWith(text))).toEqual([]);
  });
});

describe("sending", () => {
  it("is refused while something is unfinished, and names it", async () => {
    await answer({ "NEW-01": { value: "yes" }, "NEW-03": { value: "" } });
    await expect(send()).rejects.toMatchObject({
      kind: "refused",
      message: expect.stringContaining("Finish your answer"),
    });
    expect(await findOpenCatchUp(database.web, made.id)).toBeDefined();
    expect(await events()).toEqual([]);
  });

  it("happens once, keeps a copy and goes on with the newest version", async () => {
    const before = await findSubmission(database.web, made.id);
    await answerAll();
    const key = uuidv7();
    await Promise.all([send(made.owner, now, key), send(made.owner, now, key)]);
    expect(await findOpenCatchUp(database.web, made.id)).toBeUndefined();
    const application = await getApplication(database.web, made.owner, made.id, "application.read");
    expect(application).toMatchObject({ status: "admitted", questionSetId: versionId });
    const sent = await findSubmission(database.web, made.id);
    expect(sent?.answers).toEqual({
      ...before?.answers,
      "NEW-01": { value: "yes" },
      "NEW-03": { value: "Our lead" },
    });
    expect(await events()).toMatchObject([{ event: "answer-new", to_status: "admitted", submission: sent }]);
    const mails = await database.owner
      .selectFrom("notification")
      .selectAll()
      .where("template", "=", "catch-up-received")
      .execute();
    expect(mails).toMatchObject([{ to_person_id: made.owner.personId, data: { lifted: false } }]);
    await expect(send()).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("answers no version that comes in the same minute: that one asks next", async () => {
    await answerAll();
    const third = { mustAnswer: ["NEW-02", "SAF-15"], mustAnswerBy: "2026-12-21", drafts: "keep" } as const;
    const reworded = withQuestions(newQuestions, 3, { "SAF-15": "Who reports what?" });
    await aVersion(database.owner, made.lot, reworded, { publishedAt: now, ...third });
    await send();
    const application = await getApplication(database.web, made.owner, made.id, "application.read");
    expect(application).toMatchObject({ questionSetId: versionId });
    await putInForce(database.web, system, now);
    expect(await findOpenCatchUp(database.web, made.id)).toMatchObject({ questionIds: ["SAF-15"] });
  });

  it("ends the pause that being late began, and no other", async () => {
    await lapseCatchUps(database.web, system, late);
    const other = { id: uuidv7(), provider_id: made.owner.providerId, lot_id: made.lot.id, kind: "lapse" };
    await database.owner
      .insertInto("hold")
      .values({ ...other, reason: "Insurance has ended", opened_at: late })
      .execute();
    expect(await holdsNow()).toHaveLength(2);
    await answerAll(late);
    await send(made.owner, late);
    expect(await holdsNow()).toEqual([{ kind: "lapse", reason: "Insurance has ended" }]);
    const lifted = await database.owner.selectFrom("hold").selectAll().where("lifted_at", "is not", null).execute();
    expect(lifted).toMatchObject([
      { lifted_by: made.owner.personId, lifted_because: "The new questions were answered" },
    ]);
  });

  it("never leaves a pause behind when the date passes in the same moment", async () => {
    await answerAll(late);
    await Promise.all([send(made.owner, late), lapseCatchUps(database.web, system, late)]);
    expect(await holdsNow()).toEqual([]);
  });

  it("is not there for another provider, nor for a colleague without the role", async () => {
    await answerAll();
    await expect(send(await aProviderPerson(database.owner))).rejects.toMatchObject({ kind: "not-found" });
    const viewer = await aProviderPerson(database.owner, { providerId: made.owner.providerId, role: "viewer" });
    await expect(send(viewer)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await findOpenCatchUp(database.web, made.id)).toBeDefined();
  });
});
