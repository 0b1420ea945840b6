import { beforeEach, describe, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { findQuestion, type Question } from "../question.ts";
import { publishedQuestionSet, questionSet } from "../question-sets.server.ts";
import { changeDraft } from "./change-draft.server.ts";
import { discardDraft } from "./discard-draft.server.ts";
import { getDraft } from "./drafts.server.ts";
import { addQuestion, changeQuestion, removeQuestion } from "./edits.ts";
import { nextOwnId } from "./own-id.server.ts";
import { publishDraft } from "./publish-draft.server.ts";
import { mustBeAnswered } from "./publishing.ts";
import { startDraft } from "./start-draft.server.ts";
import { lotNames, versionsOf } from "./versions.server.ts";
import { withdrawVersion } from "./withdraw-version.server.ts";

const database = testDatabase();
const friday = new Date("2026-11-27T10:00:00Z");
const saturday = new Date("2026-11-28T10:00:00Z");
const monday = new Date("2026-11-30T10:00:00Z");

let lot: MadeLot;
let commissioner: Officer;

beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
  commissioner = await anOfficer(database.owner, ["commissioner"]);
});

const key = () => uuidv7();
const start = (who: Officer = commissioner) =>
  startDraft(database.web, who, { frameworkId: lot.frameworkId, submissionKey: key() }, friday);
const edit = (draftId: string, version: number, step: Parameters<typeof changeDraft>[3]) =>
  changeDraft(database.web, commissioner, { draftId, version, what: "question", of: "LOC-01" }, step, friday);

const own = (id = "LOC-01"): Question => ({
  id,
  label: "Which sites do you use?",
  fields: [{ kind: "longText", name: "value", noun: "which sites you use", maxWords: 100 }],
  required: true,
  stages: ["A"],
  lots: ["tuition"],
  pass: { by: "reviewer" },
});
const atPage = async (draftId: string) => (await getDraft(database.web, draftId)).set.sections[0]?.pages[0]?.id ?? "";

const publishing = { from: "2026-11-30", why: "Sites are new", drafts: "keep" as const, mustAnswer: [] };
const publish = async (draftId: string, more: object = {}) => {
  const { version } = await getDraft(database.web, draftId);
  const input = { ...publishing, ...more, draftId, version, submissionKey: key() };
  return publishDraft(database.web, commissioner, input, friday);
};

describe("a draft", () => {
  test("begins as a copy of what is published, once for a framework, by a commissioner only", async () => {
    const id = await start();
    const draft = await getDraft(database.web, id);
    expect(draft.set.version).toBe(2);
    expect(draft.baseId).toBe(lot.questionSetId);
    expect(await start(await anOfficer(database.owner, ["commissioner"]))).toBe(id);
    await expect(start(await anOfficer(database.owner, ["qa"]))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(start(await anOfficer(database.owner, ["broker"]))).rejects.toMatchObject({ kind: "not-found" });
  });

  test("is changed step by step; a stale page changes nothing", async () => {
    const id = await start();
    await edit(id, 1, addQuestion(own(), { page: await atPage(id) }));
    await expect(edit(id, 1, removeQuestion("LOC-01"))).rejects.toMatchObject({ kind: "conflict" });
    const { set, version } = await getDraft(database.web, id);
    expect(version).toBe(2);
    expect(findQuestion(set, "LOC-01")).toEqual(own());
    const entries = await database.owner
      .selectFrom("audit_entry")
      .select("action")
      .where("action", "like", "question-set.%")
      .execute();
    expect(entries.map(({ action }) => action)).toEqual(["question-set.start-draft", "question-set.edit"]);
  });

  test("is thrown away without a trace in what is published", async () => {
    const id = await start();
    await discardDraft(database.web, commissioner, { draftId: id, version: 1 }, friday);
    await expect(getDraft(database.web, id)).rejects.toMatchObject({ kind: "not-found" });
    expect((await publishedQuestionSet(database.web, lot.id, monday)).set.version).toBe(1);
  });
});

test("an id that was asked is never given to another question, whatever was taken away or withdrawn since", async () => {
  expect(await nextOwnId(database.web)).toBe("LOC-01");
  const first = await start();
  await edit(first, 1, addQuestion(own("LOC-99"), { page: await atPage(first) }));
  expect(await nextOwnId(database.web)).toBe("LOC-100");
  await withdrawVersion(database.web, commissioner, { id: await publish(first), submissionKey: key() }, friday);
  const next = await start();
  await edit(next, 1, removeQuestion("LOC-99"));
  expect(await nextOwnId(database.web)).toBe("LOC-100");
  await edit(next, 2, addQuestion(own("LOC-100"), { page: await atPage(next) }));
  expect(await nextOwnId(database.web)).toBe("LOC-101");
});

test("the lots of a draft are all that it names, also those that are not set up yet", async () => {
  const { frameworkId, set } = await getDraft(database.web, await start());
  const names = await lotNames(database.web, frameworkId, set.lots);
  expect(names.map(({ code }) => code).toSorted()).toEqual(set.lots.toSorted());
  expect(names).toContainEqual({ code: "tuition", name: "Tuition" });
  expect(names).toContainEqual({ code: "mentoring", name: "mentoring" });
});

describe("publishing", () => {
  test("holds from its date, for its lots, and is done once", async () => {
    const draftId = await start();
    await edit(draftId, 1, addQuestion(own(), { page: await atPage(draftId) }));
    const { version } = await getDraft(database.web, draftId);
    const input = { ...publishing, draftId, version, submissionKey: key() };
    const id = await publishDraft(database.web, commissioner, input, friday);
    expect(await publishDraft(database.web, commissioner, input, friday)).toBe(id);
    expect((await publishedQuestionSet(database.web, lot.id, saturday)).set.version).toBe(1);
    const { set } = await publishedQuestionSet(database.web, lot.id, monday);
    expect(findQuestion(set, "LOC-01")?.label).toBe("Which sites do you use?");
    expect(findQuestion(await questionSet(database.web, lot.questionSetId, lot.id), "LOC-01")).toBeUndefined();
    await expect(getDraft(database.web, draftId)).rejects.toMatchObject({ kind: "not-found" });
    const states = await versionsOf(database.web, lot.frameworkId, saturday);
    expect(states.map(({ version: number, state }) => [number, state])).toEqual([
      [2, "coming"],
      [1, "in-force"],
    ]);
  });

  test("is refused while something cannot work", async () => {
    const id = await start();
    const broken = { ...own(), fields: [] };
    await edit(id, 1, addQuestion(broken, { page: await atPage(id) }));
    await expect(publish(id)).rejects.toMatchObject({ kind: "refused", field: "" });
  });

  test("is refused for yesterday, and while another version waits for its date", async () => {
    const id = await start();
    await edit(id, 1, addQuestion(own(), { page: await atPage(id) }));
    await expect(publish(id, { from: "2026-11-26" })).rejects.toMatchObject({ field: "from" });
    await publish(id);
    const next = await start();
    await edit(
      next,
      1,
      changeQuestion("LOC-01", (one) => ({ ...one, hint: "All of them" })),
    );
    await expect(publish(next, { from: "2026-12-07" })).rejects.toThrow(
      "Version 2 comes into force on 30 November 2026",
    );
  });

  test("asks approved providers what is new about safeguarding, by a date (rules 20)", async () => {
    const id = await start();
    const asked = { ...own("SAF-90"), lots: ["tuition"] };
    await edit(id, 1, addQuestion(asked, { page: await atPage(id) }));
    await expect(publish(id)).rejects.toMatchObject({ field: "mustAnswer" });
    await expect(publish(id, { mustAnswer: ["SAF-90"] })).rejects.toMatchObject({ field: "mustAnswerBy" });
    const published = await publish(id, { mustAnswer: ["SAF-90"], mustAnswerBy: "2026-12-14" });
    const row = await database.owner
      .selectFrom("question_set")
      .select(["must_answer", "must_answer_by", "drafts", "why"])
      .where("id", "=", published)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      must_answer: ["SAF-90"],
      must_answer_by: "2026-12-14",
      drafts: "keep",
      why: "Sites are new",
    });
  });
});

describe("a version that is not in force yet", () => {
  test("is withdrawn, becomes the draft again, and its number is never used twice", async () => {
    const id = await start();
    await edit(id, 1, addQuestion(own(), { page: await atPage(id) }));
    const published = await publish(id);
    await withdrawVersion(database.web, commissioner, { id: published, submissionKey: key() }, saturday);
    expect((await publishedQuestionSet(database.web, lot.id, monday)).set.version).toBe(1);
    const draft = await getDraft(database.web, await start());
    expect(draft.set.version).toBe(3);
    expect(findQuestion(draft.set, "LOC-01")).toEqual(own());
  });

  test("is not withdrawn once its day has come", async () => {
    const id = await start();
    await edit(id, 1, addQuestion(own(), { page: await atPage(id) }));
    const published = await publish(id);
    await expect(
      withdrawVersion(database.web, commissioner, { id: published, submissionKey: key() }, monday),
    ).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  test("is not withdrawn once drafts were moved to it, by a request that began before", async () => {
    const id = await start();
    await edit(id, 1, addQuestion(own(), { page: await atPage(id) }));
    const published = await publish(id);
    const draft = await anApplication(database.owner, { lot });
    const withdraw = () =>
      withdrawVersion(database.web, commissioner, { id: published, submissionKey: key() }, saturday);
    await database.owner
      .updateTable("application")
      .set({ question_set_id: published })
      .where("id", "=", draft.id)
      .execute();
    await expect(withdraw()).rejects.toMatchObject({ kind: "not-allowed-now" });
  });
});

describe("what approved providers must be asked", () => {
  test("is told beside what is in force, not beside what the draft was begun from", async () => {
    const first = await start();
    await edit(first, 1, addQuestion(own("SAF-90"), { page: await atPage(first) }));
    const waiting = await publish(first, { mustAnswer: ["SAF-90"], mustAnswerBy: "2026-12-14" });
    const second = await start();
    await withdrawVersion(database.web, commissioner, { id: waiting, submissionKey: key() }, friday);
    await expect(publish(second)).rejects.toMatchObject({ field: "mustAnswer" });
  });

  test("is also what a lot was not asked before, and what was optional or asked of some only", async () => {
    const before = await getDraft(database.web, await start()).then(({ set }) => set);
    const asked = (change: (question: Question) => Question) =>
      mustBeAnswered(before, changeQuestion("SAF-14", change)(before)).map(({ id }) => id);
    expect(asked((question) => question)).toEqual([]);
    expect(asked(({ lots: _, ...question }) => question)).toEqual(["SAF-14"]);
    expect(asked((question) => ({ ...question, stages: ["A", "W"] }))).toEqual(["SAF-14"]);
    expect(asked(({ showWhen: _, ...question }) => ({ ...question, hint: "Say which" }))).toEqual([]);
  });
});
