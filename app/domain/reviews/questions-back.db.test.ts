import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askProvider } from "./ask-provider.server.ts";
import { decideEvidence } from "./decide-evidence.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let given: SubmittedApplication;
let qa: Officer;
let lead: Officer;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  qa = await anOfficer(database.owner, ["qa"]);
  lead = await anOfficer(database.owner, ["qa_lead"]);
});

const state = () =>
  database.owner.selectFrom("application").select(["status", "version"]).where("id", "=", given.id).executeTakeFirst();
const advice = () => database.owner.selectFrom("recommendation").select("superseded_at").execute();
const mails = () => database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
const record = () => database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute();

describe("a question back to the provider", () => {
  it("is due in five working days, told to the owners, and sets earlier advice aside", async () => {
    await adviseOn(database.web, qa, given.id, now);
    await askOn(database.web, lead, given.id, "SAF-15", now);
    expect(await state()).toMatchObject({ status: "information-requested" });
    expect(await database.owner.selectFrom("information_request").select(["question_id", "due_on"]).execute()).toEqual([
      { question_id: "SAF-15", due_on: "2026-09-21" },
    ]);
    expect(await advice()).toMatchObject([{ superseded_at: now }]);
    expect(await mails()).toMatchObject([
      {
        template: "information-requested",
        to_address: given.owner.email,
        data: { ref: given.ref, due: "Monday 21 September 2026" },
      },
    ]);
  });

  it("is one on each answer, however often it is sent", async () => {
    const input = {
      applicationId: given.id,
      questionId: "SAF-04",
      question: "Send the headings, please",
      submissionKey: uuidv7(),
    };
    await Promise.all([askProvider(database.web, qa, input, now), askProvider(database.web, qa, input, now)]);
    await expect(askProvider(database.web, qa, { ...input, submissionKey: uuidv7() }, now)).rejects.toMatchObject({
      field: "question",
    });
    expect(await database.owner.selectFrom("information_request").select("id").execute()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  it("is refused on a question that was not asked, and for a day that is past", async () => {
    const input = { applicationId: given.id, questionId: "EXC-03", question: "Why?", submissionKey: uuidv7() };
    await expect(askProvider(database.web, qa, input, now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(
      askProvider(database.web, qa, { ...input, questionId: "SAF-15", dueOn: "2026-09-14" }, now),
    ).rejects.toMatchObject({ field: "dueOn" });
    expect(await state()).toEqual({ status: "submitted", version: 1 });
    expect(await mails()).toEqual([]);
  });
});

describe("a document", () => {
  const deciding = (more = {}) => ({
    evidenceId: given.evidenceIds[0] ?? "",
    decision: "accept" as const,
    comment: "",
    ...more,
  });
  const document = () =>
    database.owner
      .selectFrom("evidence")
      .select(["state", "ends_on", "amount_pence", "comment", "decided_by"])
      .where("id", "=", given.evidenceIds[0] ?? "")
      .executeTakeFirst();

  it("is accepted with the end date and amount that the reviewer read on it", async () => {
    await decideEvidence(database.web, qa, deciding({ endsOn: "2027-01-31", amountPence: 500_000_000 }), now);
    expect(await document()).toEqual({
      state: "accepted",
      ends_on: "2027-01-31",
      amount_pence: 500_000_000,
      comment: null,
      decided_by: qa.personId,
    });
  });

  it("is sent back only with what must change", async () => {
    await expect(decideEvidence(database.web, qa, deciding({ decision: "ask" }), now)).rejects.toMatchObject({
      field: "comment",
    });
    await decideEvidence(database.web, qa, deciding({ decision: "ask", comment: "Page 2 is missing" }), now);
    expect(await document()).toMatchObject({
      state: "needs-change",
      comment: "Page 2 is missing",
      ends_on: "2027-04-30",
    });
  });

  it("is not decided before its scan, by others than QA, or once replaced", async () => {
    const commissioner = await anOfficer(database.owner, ["commissioner"]);
    await expect(decideEvidence(database.web, commissioner, deciding(), now)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(decideEvidence(database.web, given.owner, deciding(), now)).rejects.toMatchObject({
      kind: "not-found",
    });
    await database.owner.updateTable("evidence").set({ scan: "pending" }).execute();
    await expect(decideEvidence(database.web, qa, deciding(), now)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await database.owner.updateTable("evidence").set({ scan: "clean", state: "superseded" }).execute();
    await expect(decideEvidence(database.web, qa, deciding(), now)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await record()).toEqual([]);
  });
});
