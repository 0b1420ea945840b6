import { describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, anEvidence, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { replyToRequest } from "./reply-to-request.server.ts";
import { sentInFull, sentList } from "./sent-view.server.ts";
import { submitApplication } from "./submit-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const later = new Date("2026-09-21T09:00:00Z");
const asked = "SAF-15";
const given = soleTutorAnswers("2026-09-01", "2027-06-01")[asked];

const read = (who: Actor, id: string, number = "1") =>
  readAs(database.web, who, (trx) =>
    sentInFull(trx, who, { id, number }, { action: "application.read", reader: "provider" }),
  );
const review = (who: Actor, id: string, number = "1") =>
  readAs(database.web, who, (trx) =>
    sentInFull(trx, who, { id, number }, { action: "application.review", reader: "council" }),
  );

async function aSentApplication(): Promise<MadeApplication> {
  const made = await anApplication(database.owner);
  await submitApplication(database.web, made.owner, { applicationId: made.id, submissionKey: uuidv7() }, now);
  return made;
}

/** Changes the answer that the council asks about, and sends it again. */
async function reply({ id, owner }: MadeApplication): Promise<void> {
  const qa = await anOfficer(database.owner, ["qa"]);
  await database.owner
    .updateTable("application")
    .set({ status: "information-requested" })
    .where("id", "=", id)
    .execute();
  const threadId = uuidv7();
  await database.owner
    .insertInto("information_request")
    .values({
      ...{ id: threadId, application_id: id, question_id: asked, question: "Who calls?", due_on: "2026-09-30" },
      ...{ asked_by: qa.personId, asked_at: now },
    })
    .execute();
  const value = JSON.stringify({ ...given, value: "The tutor calls" });
  await database.owner.updateTable("answer").set({ value }).where("question_id", "=", asked).execute();
  await replyToRequest(database.web, owner, { applicationId: id, threadId, reply: "Now it says so" }, later);
}

/** A new version in which every question has other words, other answers, and every document replaced. */
async function changeEverything({ owner, lot }: MadeApplication): Promise<void> {
  const sections = alternativeProvision.sections.map((section) => ({
    ...section,
    title: `New ${section.title}`,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => ({ ...question, label: `New ${question.label}` })),
    })),
  }));
  const set = { ...alternativeProvision, version: 2, sections };
  await database.owner.transaction().execute((trx) => saveQuestionSet(trx, lot.frameworkId, set, { publishedAt: now }));
  await database.owner.updateTable("answer").set({ value: '{"value":"Other words"}' }).execute();
  await database.owner.updateTable("provider").set({ name: "Another name" }).execute();
  await database.owner.updateTable("person").set({ name: "Somebody Else" }).execute();
  await database.owner.updateTable("lot").set({ name: "Teaching", terms_version: "2" }).execute();
  const documents = await database.owner.selectFrom("evidence").select(["question_id", "field"]).execute();
  await database.owner.updateTable("evidence").set({ state: "superseded" }).execute();
  for (const { question_id: questionId, field } of documents)
    await anEvidence(database.owner, owner, { questionId, field, version: 2 });
}

describe("a copy of what was sent", () => {
  it("reads the same to the letter after a new version, other answers and other documents", async () => {
    const made = await aSentApplication();
    const before = JSON.stringify(await read(made.owner, made.id));
    expect(before).toContain("New Start Tuition");
    await changeEverything(made);
    expect(JSON.stringify(await read(made.owner, made.id))).toBe(before);
  });

  it("names the version of each document, its hash, and opens it while it is held", async () => {
    const made = await aSentApplication();
    const files = async () =>
      (await read(made.owner, made.id)).sections.flatMap(({ answers }) =>
        answers.flatMap(({ fields }) => fields.flatMap(({ file }) => file ?? [])),
      );
    expect((await files())[0]).toMatchObject({
      fileName: "document.pdf",
      held: true,
      facts: "Version 1, dated 1 September 2026, counts until 1 September 2027, SHA-256 000000000000…",
    });
    await database.owner.deleteFrom("evidence").execute();
    expect((await files()).map(({ held }) => held)).not.toContain(true);
  });

  it("stands beside the one before it, with what changed", async () => {
    const made = await aSentApplication();
    const first = JSON.stringify({ ...(await read(made.owner, made.id)), later: 2 });
    await reply(made);
    expect(JSON.stringify({ ...(await read(made.owner, made.id)), later: 2 })).toBe(first);
    const second = await read(made.owner, made.id, "2");
    expect(second).toMatchObject({ differences: "1 answer changed since the first submission", earlier: 1 });
    const changed = second.sections.flatMap(({ answers }) => answers.filter((answer) => answer.changed));
    expect(changed.map(({ id }) => id)).toEqual([asked]);
    const list = await readAs(database.web, made.owner, (trx) =>
      sentList(trx, made.owner, made.id, "application.read"),
    );
    expect(list.sent).toMatchObject([
      { number: 2, what: "A reply to a question from the council", questions: 1 },
      { number: 1, what: "The application", by: made.owner.name, answered: expect.any(Number) },
    ]);
  });

  it("is there for an application sent before copies were kept, with the questions of its day", async () => {
    const given = await aSubmittedApplication(database.owner);
    const view = await read(given.owner, given.id);
    expect(view).toMatchObject({ number: 1, by: given.owner.name, differences: undefined, later: undefined });
    expect(view.sections.length).toBeGreaterThan(5);
  });

  it("is for its provider and its reviewers; a draft and a number that was never sent are not found", async () => {
    const made = await aSentApplication();
    const draft = await anApplication(database.owner, { owner: await aProviderPerson(database.owner), answers: {} });
    const qa = await anOfficer(database.owner, ["qa"]);
    const stranger = await aProviderPerson(database.owner);
    expect((await review(qa, made.id)).sections).toEqual((await read(made.owner, made.id)).sections);
    const notFound = { kind: "not-found" };
    await expect(read(stranger, made.id)).rejects.toMatchObject(notFound);
    await expect(review(made.owner, made.id)).rejects.toMatchObject(notFound);
    await expect(review(await anOfficer(database.owner, ["finance"]), made.id)).rejects.toMatchObject(notFound);
    await expect(read(draft.owner, draft.id)).rejects.toMatchObject(notFound);
    for (const number of ["0", "2", "x", "-1", "1.5", "99999999999"])
      await expect(read(made.owner, made.id, number)).rejects.toMatchObject(notFound);
  });

  it("cannot be changed or taken away by the portal", async () => {
    await aSentApplication();
    const change = database.web.updateTable("application_event").set({ submission: "{}" }).execute();
    await expect(change).rejects.toThrow("permission denied");
    await expect(database.web.deleteFrom("application_event").execute()).rejects.toThrow("permission denied");
  });
});
