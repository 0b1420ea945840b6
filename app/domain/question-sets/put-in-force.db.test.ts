import { beforeEach, describe, expect, it } from "vitest";
import { storedAnswers } from "#app/domain/applications/answers.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { aVersion, newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { untilWaiting } from "#db/test-database/until-waiting.ts";
import { putInForce } from "./put-in-force.server.ts";
import type { Publication } from "./question-sets.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "put-in-force" } as const;
const recordedAt = new Date("2026-11-20T10:00:00Z");
const publishedAt = new Date("2026-11-23T00:00:00Z");
const now = new Date("2026-11-23T00:01:00Z");
const reworded = withQuestions(newQuestions, 2, { "SAF-15": "Who reports a concern about an adult?" });
const company = { ...soleTutorAnswers("2026-09-01", "2027-06-01"), "ORG-02": { value: "limited-company" } };

let lot: MadeLot;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
});

const publish = (publication: Partial<Publication> = {}, set = reworded) =>
  aVersion(database.owner, lot, set, { publishedAt, recordedAt, why: "The guidance changed.", ...publication });
const run = (at = now) => putInForce(database.web, system, at);
const all = (table: "catch_up" | "notification" | "application" | "answer" | "answer_use") =>
  database.owner.selectFrom(table).selectAll().execute();
const audited = async () =>
  (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map((row) => row.action);
const formAnswers = ({ id, owner }: MadeApplication) =>
  readAs(database.web, owner, (trx) => storedAnswers(trx, { id, providerId: owner.providerId, lotId: lot.id }));
const must = { mustAnswer: ["NEW-01", "NEW-02", "NEW-03", "SAF-15"], mustAnswerBy: "2026-12-14" };

describe("a version that holds", () => {
  it("is put in force at its date and not before, once, oldest first", async () => {
    const second = await publish({ drafts: "keep" });
    const third = await publish({ publishedAt: new Date("2026-12-01T00:00:00Z") }, withQuestions(newQuestions, 3));
    expect(await run(new Date("2026-11-22T23:59:59Z"))).toBe(0);
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    const rows = await database.owner.selectFrom("question_set").select(["id", "in_force_at"]).execute();
    expect(rows).toContainEqual({ id: second, in_force_at: now });
    expect(rows).toContainEqual({ id: third, in_force_at: null });
  });

  it("does not wait for an earlier one that fails, and says which did", async () => {
    const broken = await publish();
    const fine = await publish({}, withQuestions(newQuestions, 3));
    await database.owner.updateTable("question_set").set({ definition: "{}" }).where("id", "=", broken).execute();
    await expect(run()).rejects.toThrow(/^Version 2: /);
    const rows = await database.owner.selectFrom("question_set").select(["id", "in_force_at"]).execute();
    expect(rows).toContainEqual({ id: broken, in_force_at: null });
    expect(rows).toContainEqual({ id: fine, in_force_at: now });
  });

  it("does nothing when it was withdrawn", async () => {
    await anApplication(database.owner, { lot, status: "admitted" });
    const id = await publish({ drafts: "move", ...must });
    await database.owner.updateTable("question_set").set({ withdrawn_at: recordedAt }).where("id", "=", id).execute();
    expect([await run(), await all("catch_up")]).toEqual([0, []]);
  });
});

describe("a version that is withdrawn while its minute comes", () => {
  it("moves no draft, asks nobody and is never in force", async () => {
    await anApplication(database.owner, { lot });
    await anApplication(database.owner, { lot, status: "admitted" });
    const id = await publish({ drafts: "move", ...must });
    let running: Promise<number> | undefined;
    await database.owner.transaction().execute(async (trx) => {
      await trx.updateTable("question_set").set({ withdrawn_at: now }).where("id", "=", id).execute();
      running = run();
      await untilWaiting(database.owner);
    });
    expect(await running).toBe(0);
    expect([await all("catch_up"), await all("notification")]).toEqual([[], []]);
    expect(new Set((await all("application")).map((row) => "question_set_id" in row && row.question_set_id))).toEqual(
      new Set([lot.questionSetId]),
    );
    expect(await audited()).toEqual([]);
  });
});

describe("drafts", () => {
  it("stay with their questions when the version says so", async () => {
    await anApplication(database.owner, { lot });
    await publish({ drafts: "keep" });
    await run();
    expect(await all("application")).toMatchObject([{ question_set_id: lot.questionSetId }]);
    expect(await all("notification")).toEqual([]);
  });

  it("are moved with every answer kept: one to a question asked differently is offered, and the owners are told", async () => {
    const draft = await anApplication(database.owner, { lot });
    const sent = await anApplication(database.owner, { lot, status: "submitted" });
    const before = await all("answer");
    const id = await publish({ drafts: "move" });
    expect(await run()).toBe(1);
    const rows = new Map((await all("application")).map((row) => ["id" in row && row.id, row]));
    expect(rows.get(draft.id)).toMatchObject({ question_set_id: id });
    expect(rows.get(sent.id)).toMatchObject({ question_set_id: lot.questionSetId });
    expect(await all("answer")).toEqual(before);
    const { typed, offered, stored } = await formAnswers(draft);
    expect(Object.keys(offered)).toEqual(["SAF-15"]);
    expect(Object.keys(typed)).toHaveLength(Object.keys(stored).length - 1);
    expect(await all("notification")).toMatchObject([
      {
        template: "questions-changed",
        to_person_id: draft.owner.personId,
        data: {
          questions: expect.arrayContaining(["Do you carry children in a vehicle?"]),
          why: "The guidance changed.",
        },
      },
    ]);
    expect(await audited()).toEqual(["application.move-to-version", "question-set.in-force"]);
  });

  it("are moved in silence when nothing is new for them", async () => {
    const draft = await anApplication(database.owner, { lot });
    const directors = newQuestions.filter(({ id }) => id === "NEW-02");
    const id = await publish({ drafts: "move" }, withQuestions(directors));
    await run();
    expect(await all("application")).toMatchObject([{ id: draft.id, question_set_id: id }]);
    expect(await all("notification")).toEqual([]);
  });

  it("that somebody is saving are passed over, and the next run finishes", async () => {
    const draft = await anApplication(database.owner, { lot });
    const id = await publish({ drafts: "move" });
    await database.owner.transaction().execute(async (trx) => {
      await trx.selectFrom("application").select("id").where("id", "=", draft.id).forUpdate().execute();
      expect(await run()).toBe(0);
    });
    expect(await run()).toBe(1);
    expect(await all("application")).toMatchObject([{ question_set_id: id }]);
  });
});

describe("approved providers", () => {
  it("are asked what applies to them, once, with a mail, whoever runs it and however often", async () => {
    const tutor = await anApplication(database.owner, { lot, status: "admitted" });
    const firm = await anApplication(database.owner, { lot, status: "admitted", answers: company });
    await anApplication(database.owner, { lot, status: "submitted" });
    await anApplication(database.owner, { status: "admitted" });
    const id = await publish({ drafts: "keep", ...must });
    await Promise.all([run(), run()]);
    await database.owner.updateTable("question_set").set({ in_force_at: null }).where("id", "=", id).execute();
    await run();
    const asked = await all("catch_up");
    expect(asked).toHaveLength(2);
    const row = { question_set_id: id, due_on: "2026-12-14", answered_at: null, hold_id: null };
    expect(asked).toContainEqual(
      expect.objectContaining({ ...row, application_id: tutor.id, question_ids: ["NEW-01", "NEW-03", "SAF-15"] }),
    );
    expect(asked).toContainEqual(
      expect.objectContaining({ application_id: firm.id, question_ids: ["NEW-01", "NEW-02", "NEW-03", "SAF-15"] }),
    );
    const mails = await all("notification");
    expect(mails).toHaveLength(2);
    expect(mails).toContainEqual(
      expect.objectContaining({
        template: "catch-up-asked",
        to_person_id: tutor.owner.personId,
        data: expect.objectContaining({ lot: "Tuition", due: "Monday 14 December 2026" }),
      }),
    );
    expect((await formAnswers(tutor)).offered).toHaveProperty("SAF-15");
  });

  it("are asked also when they were approved between publishing and its date", async () => {
    const { id } = await anApplication(database.owner, { lot, status: "moderated" });
    await publish({ drafts: "keep", ...must });
    await run(recordedAt);
    await database.owner.updateTable("application").set({ status: "admitted" }).where("id", "=", id).execute();
    await run();
    expect(await all("catch_up")).toMatchObject([{ application_id: id }]);
  });

  it("are not asked what does not apply, or what they answered since it holds", async () => {
    const { owner } = await anApplication(database.owner, { lot, status: "admitted" });
    await publish({ drafts: "keep", mustAnswer: ["NEW-02", "NEW-03"], mustAnswerBy: "2026-12-14" });
    await run();
    expect(await all("catch_up")).toEqual([]);
    const answered = { updated_at: new Date(publishedAt.getTime() + 5000) };
    await database.owner.updateTable("answer").set(answered).where("provider_id", "=", owner.providerId).execute();
    const set = withQuestions(newQuestions, 3, { "SAF-15": "Who reports it?" });
    await publish({ drafts: "keep", mustAnswer: ["SAF-15"], mustAnswerBy: "2026-12-14" }, set);
    await run();
    expect([await all("catch_up"), await all("notification")]).toEqual([[], []]);
  });

  it("have every owner told, and nobody whose account is disabled", async () => {
    const { owner } = await anApplication(database.owner, { lot, status: "admitted" });
    const second = await aProviderPerson(database.owner, { providerId: owner.providerId });
    const gone = await aProviderPerson(database.owner, { providerId: owner.providerId });
    await database.owner.updateTable("person").set({ disabled_at: now }).where("id", "=", gone.personId).execute();
    await publish({ drafts: "keep", ...must });
    await run();
    const to = (await database.owner.selectFrom("notification").select("to_person_id").execute()).map(
      (row) => row.to_person_id,
    );
    expect(to.sort()).toEqual([owner.personId, second.personId].sort());
  });
});
