import { describe, expect, it } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { findSubmission, getApplication } from "./applications.server.ts";
import { pageOf } from "./may-change.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { startApplication } from "./start-application.server.ts";
import { submitApplication } from "./submit-application.server.ts";
import { withdrawApplication } from "./withdraw-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const key = () => uuidv7();
const pageId = pageOf(tuitionQuestionSet, "SAF-15")?.id ?? "";
const rows = (table: "application" | "answer" | "application_event" | "notification" | "terms_acceptance") =>
  database.owner.selectFrom(table).selectAll().execute();
const audited = async () =>
  (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map((row) => row.action);
const statusOf = async (owner: ProviderPerson, id: string) =>
  (await getApplication(database.web, owner, id, "application.read")).status;
/** Withdraws as somebody who has just read the application, unless the form says otherwise. */
async function withdraw(owner: ProviderPerson, id: string, form?: { submissionKey?: string; version?: number }) {
  const { version } = await getApplication(database.web, owner, id, "application.read");
  await withdrawApplication(database.web, owner, { applicationId: id, submissionKey: key(), version, ...form }, now);
}

describe("starting", () => {
  it("makes one draft of a form sent twice, of two forms, and of two people at once", async () => {
    const owner = await aProviderPerson(database.owner);
    const colleague = await aProviderPerson(database.owner, { providerId: owner.providerId });
    const lot = await aTuitionLot(database.owner);
    const submissionKey = key();
    const ids = await Promise.all([
      startApplication(database.web, owner, { lotId: lot.id, submissionKey }, now),
      startApplication(database.web, owner, { lotId: lot.id, submissionKey }, now),
      startApplication(database.web, owner, { lotId: lot.id, submissionKey: key() }, now),
      startApplication(database.web, colleague, { lotId: lot.id, submissionKey: key() }, now),
    ]);
    expect(new Set(ids).size).toBe(1);
    expect(await rows("application")).toHaveLength(1);
    expect(await audited()).toEqual(["application.start"]);
  });

  it("is refused on a closed lot, to a colleague without the role, to officers, and where there is no lot", async () => {
    const owner = await aProviderPerson(database.owner);
    const viewer = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
    const officer = await anOfficer(database.owner, ["commissioner"]);
    const closed = await aTuitionLot(database.owner, { status: "closed" });
    const start = (who: Parameters<typeof startApplication>[1], lotId: string) =>
      startApplication(database.web, who, { lotId, submissionKey: key() }, now);
    await expect(start(owner, closed.id)).rejects.toMatchObject({ kind: "refused" });
    await expect(start(owner, "no-lot")).rejects.toMatchObject({ kind: "not-found" });
    await expect(start(viewer, closed.id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(start(officer, closed.id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await rows("application")).toEqual([]);
  });

  it("starts anew after a refusal, with the answers kept", async () => {
    const { owner, lot, id } = await anApplication(database.owner, { status: "refused" });
    const before = await rows("answer");
    const again = await startApplication(database.web, owner, { lotId: lot.id, submissionKey: key() }, now);
    expect(again).not.toBe(id);
    expect(await rows("answer")).toEqual(before);
  });
});

describe("saving a page", () => {
  const name = (value: string, version = 0) => ({ typed: { "SAF-15": { value } }, versions: { "SAF-15": version } });

  it("keeps what is wrong too, once for the same text, and counts versions", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    const save = (input: ReturnType<typeof name>) =>
      saveAnswers(database.web, owner, { applicationId: id, pageId, ...input }, now);
    const blank = await save(name(""));
    expect(blank.problems).toEqual([{ name: "SAF-15.value", message: expect.stringContaining("Enter") }]);
    expect((await save(name("O'Neill 👩‍🏫", 1))).problems).toEqual([]);
    expect((await save(name("O'Neill 👩‍🏫", 1))).versions["SAF-15"]).toBe(2);
    expect(await rows("answer")).toMatchObject([{ value: { value: "O'Neill 👩‍🏫" }, version: 2, lot_id: null }]);
  });

  it("refuses a stale text and tells what is stored, losing neither", async () => {
    const { owner, id } = await anApplication(database.owner, { answers: {} });
    await saveAnswers(database.web, owner, { applicationId: id, pageId, ...name("first") }, now);
    const stale = saveAnswers(database.web, owner, { applicationId: id, pageId, ...name("second") }, now);
    await expect(stale).rejects.toMatchObject({
      kind: "conflict",
      theirs: { theirs: { "SAF-15": { value: "first" } }, versions: { "SAF-15": 1 } },
    });
    expect(await rows("answer")).toMatchObject([{ value: { value: "first" } }]);
  });

  it("is refused once sent, to another provider, and on a page that there is not", async () => {
    const { owner, id } = await anApplication(database.owner, { status: "submitted" });
    const stranger = await aProviderPerson(database.owner);
    const draft = await anApplication(database.owner, { owner: stranger, answers: {} });
    const before = await rows("answer");
    const save = (who: ProviderPerson, applicationId: string, pageId: string) =>
      saveAnswers(database.web, who, { applicationId, pageId, ...name("other", 1) }, now);
    await expect(save(owner, id, pageId)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(save(stranger, id, pageId)).rejects.toMatchObject({ kind: "not-found" });
    await expect(save(stranger, draft.id, "no-page")).rejects.toMatchObject({ kind: "not-found" });
    expect(await rows("answer")).toEqual(before);
  });
});

describe("sending", () => {
  const submit = (who: ProviderPerson, applicationId: string, submissionKey = key()) =>
    submitApplication(database.web, who, { applicationId, submissionKey }, now);

  it("happens once, keeps what was sent, the terms accepted and one mail", async () => {
    const { owner, id, ref } = await anApplication(database.owner);
    const submissionKey = key();
    await Promise.all([submit(owner, id, submissionKey), submit(owner, id, submissionKey)]);
    expect(await statusOf(owner, id)).toBe("submitted");
    const sent = await findSubmission(database.web, id);
    expect(sent).toMatchObject({
      submittedByName: owner.name,
      lot: { termsVersion: "1" },
      questionSet: { version: 1 },
    });
    expect(sent?.answers["ORG-01"]).toEqual({ value: "New Start Tuition" });
    expect(sent?.evidence.map(({ questionId }) => questionId)).toContain("SAF-01");
    expect(await rows("application_event")).toMatchObject([{ event: "submit", to_status: "submitted" }]);
    expect((await rows("application_event"))[0]?.submission).toEqual(sent);
    expect(await rows("terms_acceptance")).toHaveLength(1);
    expect(await rows("notification")).toMatchObject([
      { template: "application-submitted", data: { ref, decideBy: "12 October 2026" } },
    ]);
    await expect(submit(owner, id)).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("works again for a second application, after the first was withdrawn, on terms accepted before", async () => {
    const { owner, id, lot } = await anApplication(database.owner);
    await submit(owner, id);
    await withdraw(owner, id);
    const second = await startApplication(database.web, owner, { lotId: lot.id, submissionKey: key() }, now);
    await submit(owner, second);
    expect(await statusOf(owner, second)).toBe("submitted");
    expect(await rows("terms_acceptance")).toHaveLength(1);
  });

  it("leaves out answers to questions that are hidden now", async () => {
    const { owner, id } = await anApplication(database.owner);
    await database.owner
      .insertInto("answer")
      .values({
        id: key(),
        provider_id: owner.providerId,
        question_id: "ORG-03",
        value: JSON.stringify({ company: "01234567" }),
        updated_at: now,
        updated_by: owner.personId,
      })
      .execute();
    await submit(owner, id);
    expect(Object.keys((await findSubmission(database.web, id))?.answers ?? {})).not.toContain("ORG-03");
  });

  it("is refused when unfinished, when the lot has closed, and to strangers; the draft stays", async () => {
    const unfinished = await anApplication(database.owner, { answers: { "ORG-01": { value: "Only a name" } } });
    const late = await anApplication(database.owner);
    await database.owner.updateTable("lot").set({ status: "closed" }).where("id", "=", late.lot.id).execute();
    const stranger = await aProviderPerson(database.owner);
    await expect(submit(unfinished.owner, unfinished.id)).rejects.toThrow("Finish every section");
    await expect(submit(late.owner, late.id)).rejects.toThrow("Tuition has closed");
    await expect(submit(stranger, late.id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await statusOf(late.owner, late.id)).toBe("draft");
    expect([await rows("application_event"), await rows("notification"), await audited()]).toEqual([[], [], []]);
  });
});

describe("withdrawing", () => {
  it("ends an application before its decision, and never after", async () => {
    const open = await anApplication(database.owner, { status: "submitted" });
    const decided = await anApplication(database.owner, { status: "admitted" });
    await withdraw(open.owner, open.id);
    expect(await statusOf(open.owner, open.id)).toBe("withdrawn");
    await expect(withdraw(decided.owner, decided.id)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await statusOf(decided.owner, decided.id)).toBe("admitted");
  });

  it("happens once for a form sent twice, and not for one that was read before the last change", async () => {
    const { owner, id } = await anApplication(database.owner, { status: "submitted" });
    await expect(withdraw(owner, id, { version: 99 })).rejects.toMatchObject({ kind: "conflict" });
    expect([await statusOf(owner, id), await rows("application_event"), await audited()]).toEqual([
      "submitted",
      [],
      [],
    ]);
    const form = { submissionKey: key(), version: 1 };
    await withdraw(owner, id, form);
    await withdraw(owner, id, form);
    expect([await statusOf(owner, id), await rows("application_event")]).toMatchObject([
      "withdrawn",
      [{ event: "withdraw" }],
    ]);
  });
});
