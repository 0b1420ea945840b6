import { beforeEach, describe, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { findSubmission } from "#app/domain/applications/applications.server.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { pageOf } from "#app/domain/applications/may-change.ts";
import { replyToRequest } from "#app/domain/applications/reply-to-request.server.ts";
import { saveAnswers } from "#app/domain/applications/save-answers.server.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askProvider } from "../ask-provider.server.ts";
import { closeThread } from "./close-thread.server.ts";
import { extendThread } from "./extend-thread.server.ts";
import { followUp } from "./follow-up.server.ts";
import { remindThreads } from "./remind-threads.server.ts";
import { withdrawThread } from "./withdraw-thread.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const late = new Date("2026-09-23T09:00:00Z");
const [first, second] = ["EDU-04", "EDU-01"];

let given: MadeApplication;
let qa: Officer;
beforeEach(async () => {
  given = await anApplication(database.owner, { status: "submitted" });
  qa = await anOfficer(database.owner, ["qa"]);
});

const ask = async (questionId: string, dueOn = "2026-09-21", at = now) => {
  const input = { applicationId: given.id, questionId, question: `About ${questionId}?`, dueOn };
  await askProvider(database.web, qa, { ...input, submissionKey: uuidv7() }, at);
  const open = await openRequestsOf(database.web, given.id);
  return open.find((one) => one.questionId === questionId)?.id ?? "";
};
const change = (questionId: string, value: string, version = 1) => {
  const pageId = pageOf(tuitionQuestionSet, questionId)?.id ?? "";
  const typed = { [questionId]: { value } };
  const input = { applicationId: given.id, pageId, typed, versions: { [questionId]: version } };
  return saveAnswers(database.web, given.owner, input, now);
};
const reply = (threadId: string, at = now) =>
  replyToRequest(database.web, given.owner, { applicationId: given.id, threadId, reply: "It says so now" }, at);
const does = (threadId: string, more: { text?: string; dueOn?: string } = {}) => ({
  ...{ applicationId: given.id, threadId, text: "", submissionKey: uuidv7() },
  ...more,
});
const status = async () =>
  (await database.owner.selectFrom("application").select("status").executeTakeFirstOrThrow()).status;
const states = async () => (await threadsOf(database.web, given.id)).map(({ state }) => state as string);
const mails = async () =>
  (await database.owner.selectFrom("notification").select("template").execute()).map((m) => m.template).sort();
const sent = async (questionId: string) => (await findSubmission(database.web, given.id))?.answers[questionId];

describe("row 24: questions to the provider as threads", () => {
  test("row 24: several are open, each lets its own answer be changed, and the last reply brings the application back", async () => {
    const [one, two] = [await ask(first), await ask(second)];
    await change(first, "The tutor calls within five minutes.");
    const untouched = await sent(second);
    await change(second, "Half a sentence that is not sent yet");
    await expect(change("EDU-11", "Other words")).rejects.toMatchObject({ kind: "not-allowed-now" });
    await reply(one);
    expect(await status()).toBe("information-requested");
    expect((await states()).sort()).toEqual(["replied", "waiting"]);
    expect(await sent(first)).toEqual({ value: "The tutor calls within five minutes." });
    expect(await sent(second)).toEqual(untouched);
    await expect(change(first, "Once more", 2)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(reply(one)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await reply(two);
    expect(await status()).toBe("submitted");
    expect(await sent(second)).toEqual({ value: "Half a sentence that is not sent yet" });
    expect(await mails()).toEqual([
      ...["information-requested", "information-requested"],
      ...["provider-replied", "provider-replied"],
    ]);
  });

  test("row 24: a reviewer asks again in the same thread and closes it, and earlier advice no longer counts", async () => {
    const one = await ask(first);
    await expect(closeThread(database.web, qa, does(one), now)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await reply(one);
    await adviseOn(database.web, qa, given.id, now);
    const again = does(one, { text: "And at weekends?", dueOn: "2026-09-30" });
    await followUp(database.web, qa, again, now);
    await followUp(database.web, qa, again, now);
    expect(await status()).toBe("information-requested");
    expect(await openRequestsOf(database.web, given.id)).toMatchObject([{ id: one, dueOn: "2026-09-30" }]);
    expect(await database.owner.selectFrom("recommendation").select("superseded_at").execute()).toEqual([
      { superseded_at: now },
    ]);
    await reply(one, new Date("2026-10-02T09:00:00Z"));
    await closeThread(database.web, qa, does(one), now);
    expect(await states()).toEqual(["closed"]);
    const [thread] = await threadsOf(database.web, given.id);
    expect(new Set(thread?.messages.map(({ kind, late }) => `${kind}${late ? " late" : ""}`))).toEqual(
      new Set(["reply", "follow-up", "reply late", "close"]),
    );
  });

  test("row 24: an answer has one open question: none is asked again in a thread while another about it waits", async () => {
    const one = await ask(first);
    await reply(one);
    await ask(first);
    await expect(followUp(database.web, qa, does(one, { text: "And at weekends?" }), now)).rejects.toMatchObject({
      field: "text",
      message: "A question about this answer waits for the provider already",
    });
    expect(await openRequestsOf(database.web, given.id)).toHaveLength(1);
    expect((await states()).sort()).toEqual(["replied", "waiting"]);
  });

  test("row 24: asked again in an older thread and withdrawn, an answer stands as it was sent", async () => {
    const one = await ask(first);
    await reply(one);
    const next = new Date("2026-09-15T09:00:00Z");
    await reply(await ask(first, "2026-09-21", next), next);
    const before = await sent(first);
    const at = new Date("2026-09-16T09:00:00Z");
    await followUp(database.web, qa, does(one, { text: "And at weekends?" }), at);
    await change(first, "Begun and never sent");
    await reply(await ask(second), at);
    expect(await sent(first)).toEqual(before);
    await withdrawThread(database.web, qa, does(one, { text: "The policy says it" }), at);
    await reply(await ask(second), at);
    expect([await status(), await sent(first)]).toEqual(["submitted", before]);
  });

  test("row 24: a late reply is taken and labelled, and more time is told", async () => {
    const [one, two] = [await ask(first), await ask(second)];
    await expect(extendThread(database.web, qa, does(two, { dueOn: "2026-09-21" }), now)).rejects.toMatchObject({
      field: "dueOn",
    });
    await extendThread(database.web, qa, does(two, { dueOn: "2026-09-25" }), now);
    await reply(one, late);
    await reply(two, late);
    const threads = await threadsOf(database.web, given.id);
    const lateBy = (id: string) => threads.find((one) => one.id === id)?.messages.at(-1)?.late;
    expect([lateBy(one), lateBy(two)]).toEqual([true, false]);
    expect(await mails()).toContain("question-put-off");
  });

  test("row 24: a withdrawn question leaves its answer as it was sent; the last one brings the application back", async () => {
    const one = await ask(first);
    const before = await sent(first);
    await change(first, "Begun and never sent");
    await expect(withdrawThread(database.web, qa, does(one), now)).rejects.toMatchObject({ field: "text" });
    const two = await ask(second);
    await withdrawThread(database.web, qa, does(one, { text: "The policy says it" }), now);
    expect(await status()).toBe("information-requested");
    await reply(two);
    expect(await status()).toBe("submitted");
    expect(await sent(first)).toEqual(before);
    const three = await ask("EDU-11");
    await withdrawThread(database.web, qa, does(three, { text: "Asked by mistake" }), now);
    expect([await status(), (await states()).sort()]).toEqual(["submitted", ["replied", "withdrawn", "withdrawn"]]);
  });

  test("row 24: only reviewers act, and only on this application's threads", async () => {
    const one = await ask(first);
    const broker = await anOfficer(database.owner, ["commissioner"]);
    const more = does(one, { text: "Why not?" });
    await expect(withdrawThread(database.web, broker, more, now)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(withdrawThread(database.web, given.owner, more, now)).rejects.toMatchObject({ kind: "not-found" });
    const other = await anApplication(database.owner, { status: "submitted", lot: given.lot });
    await expect(withdrawThread(database.web, qa, { ...more, applicationId: other.id }, now)).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await states()).toEqual(["waiting"]);
  });
});

describe("row 24: reminders", () => {
  const system = { kind: "system", task: "test" } as const;
  const at = (day: string, time = "09:00") => new Date(`${day}T${time}:00Z`);

  test("row 24: owners are reminded once two working days before and once on the day, in one e-mail", async () => {
    await ask(first);
    await ask(second);
    const told = [];
    for (const day of [
      "2026-09-14",
      "2026-09-16",
      "2026-09-17",
      "2026-09-17",
      "2026-09-18",
      "2026-09-21",
      "2026-09-22",
    ])
      told.push(await remindThreads(database.web, system, at(day)));
    expect(told).toEqual([0, 0, 2, 0, 0, 2, 0]);
    expect((await mails()).filter((template) => template === "questions-due")).toHaveLength(2);
    expect(await remindThreads(database.web, system, at("2026-09-21", "05:00"))).toBe(0);
  });
});
