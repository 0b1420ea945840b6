import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, askOn, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askProvider } from "./ask-provider.server.ts";
import { readCase } from "./case-file.server.ts";
import { decideEvidence } from "./decide-evidence.server.ts";
import { declareConflict } from "./declare-conflict.server.ts";
import { recommend } from "./recommend.server.ts";
import { reviewSection } from "./review-section.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const later = new Date("2026-09-15T09:00:00Z");

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
const advice = () =>
  database.owner
    .selectFrom("recommendation")
    .select(["round", "reviewer_id", "outcome", "criteria_version", "superseded_at"])
    .orderBy("at")
    .orderBy("round")
    .execute();
const mails = () => database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
const record = () => database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute();
const advising = (more = {}) => ({
  applicationId: given.id,
  outcome: "admit" as const,
  comment: "In order",
  version: 1,
  submissionKey: uuidv7(),
  ...more,
});
const finding = (more = {}) => ({
  applicationId: given.id,
  sectionId: "prices",
  result: "pass" as const,
  comment: "",
  confirmed: [],
  ...more,
});

describe("a reviewer's finding on a section", () => {
  it("is replaced by a later one, and a second reader does not see it", async () => {
    await reviewSection(database.web, qa, finding({ result: "fail", comment: "Too dear" }), now);
    await reviewSection(database.web, qa, finding(), later);
    expect((await readCase(database.web, qa, given.id)).results).toMatchObject([
      { sectionId: "prices", result: "pass" },
    ]);
    const seen = await readCase(database.web, lead, given.id);
    expect(seen).toMatchObject({ results: [], othersHidden: true });
  });

  it("needs a reason to fail, and every point confirmed to pass", async () => {
    await expect(reviewSection(database.web, qa, finding({ result: "fail" }), now)).rejects.toMatchObject({
      kind: "refused",
      field: "comment",
    });
    await expect(
      reviewSection(database.web, qa, finding({ sectionId: "safeguarding", confirmed: ["SAF-04"] }), now),
    ).rejects.toMatchObject({ kind: "refused", field: "confirmed" });
    expect(await database.owner.selectFrom("section_review").selectAll().execute()).toEqual([]);
    expect(await record()).toEqual([]);
  });

  it("is a reviewer's alone", async () => {
    const commissioner = await anOfficer(database.owner, ["commissioner"]);
    const broker = await anOfficer(database.owner, ["broker"]);
    await expect(reviewSection(database.web, commissioner, finding(), now)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(reviewSection(database.web, broker, finding(), now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(reviewSection(database.web, given.owner, finding(), now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(reviewSection(database.web, qa, finding({ sectionId: "none" }), now)).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(reviewSection(database.web, qa, finding({ applicationId: "none" }), now)).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  it("is refused with a declared conflict", async () => {
    await declareConflict(database.web, qa, { providerId: given.owner.providerId, note: "My sister works there" }, now);
    await declareConflict(database.web, qa, { providerId: given.owner.providerId, note: "Again" }, now);
    await expect(reviewSection(database.web, qa, finding(), now)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await readCase(database.web, qa, given.id)).toMatchObject({ conflicted: true, reviewing: false });
  });
});

describe("a recommendation", () => {
  it("needs this reviewer's finding on every section", async () => {
    await expect(recommend(database.web, qa, advising(), now)).rejects.toMatchObject({ kind: "refused", field: "" });
    await passAllSections(database.web, lead, given.id, now);
    await expect(recommend(database.web, qa, advising(), now)).rejects.toMatchObject({ kind: "refused" });
    expect(await advice()).toEqual([]);
  });

  it("of one person, then of another, leads to a decision; each keeps the version of its criteria", async () => {
    await adviseOn(database.web, qa, given.id, now);
    expect(await state()).toMatchObject({ status: "recommended" });
    await adviseOn(database.web, lead, given.id, later, "refuse");
    expect(await state()).toMatchObject({ status: "moderated" });
    expect(await advice()).toMatchObject([
      { round: 1, reviewer_id: qa.personId, outcome: "admit", criteria_version: 1 },
      { round: 2, reviewer_id: lead.personId, outcome: "refuse", criteria_version: 1 },
    ]);
  });

  it("is never made twice by one person", async () => {
    await adviseOn(database.web, qa, given.id, now);
    const before = [await state(), await advice(), await record()];
    await expect(recommend(database.web, qa, advising({ version: 2 }), later)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(reviewSection(database.web, qa, finding(), later)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect([await state(), await advice(), await record()]).toEqual(before);
  });

  it("is held to one per person and round by the database itself", async () => {
    await adviseOn(database.web, qa, given.id, now);
    const row = {
      id: uuidv7(),
      application_id: given.id,
      reviewer_id: qa.personId,
      round: 2,
      outcome: "admit",
      comment: "",
      criteria_version: 1,
      at: later,
    };
    await expect(database.web.insertInto("recommendation").values(row).execute()).rejects.toThrow(
      "recommendation_reviewer",
    );
    await expect(
      database.web
        .insertInto("recommendation")
        .values({ ...row, reviewer_id: lead.personId, round: 1 })
        .execute(),
    ).rejects.toThrow("recommendation_round");
  });

  it("sent twice at once is one; of two people at once, one is first", async () => {
    await passAllSections(database.web, qa, given.id, now);
    await passAllSections(database.web, lead, given.id, now);
    const mine = advising();
    const sent = await Promise.allSettled([
      recommend(database.web, qa, mine, now),
      recommend(database.web, qa, mine, now),
      recommend(database.web, qa, advising(), now),
      recommend(database.web, lead, advising(), now),
    ]);
    const rows = await advice();
    expect(rows).toHaveLength(1);
    expect(sent.some(({ status }) => status === "rejected")).toBe(true);
    expect(await state()).toEqual({ status: "recommended", version: 2 });
  });

  it("to admit is refused to whoever failed a section", async () => {
    await passAllSections(database.web, qa, given.id, now, ["prices"]);
    await expect(recommend(database.web, qa, advising(), now)).rejects.toMatchObject({ field: "outcome" });
    expect(await advice()).toEqual([]);
  });
});

describe("a question back to the provider", () => {
  it("is due in five working days, told to the owners, and sets earlier advice aside", async () => {
    await adviseOn(database.web, qa, given.id, now);
    await askOn(database.web, lead, given.id, "SAF-13", now);
    expect(await state()).toMatchObject({ status: "information-requested" });
    expect(await database.owner.selectFrom("information_request").select(["question_id", "due_on"]).execute()).toEqual([
      { question_id: "SAF-13", due_on: "2026-09-21" },
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

  it("is one at a time, however often it is sent", async () => {
    const input = {
      applicationId: given.id,
      questionId: "SAF-04",
      question: "Send the headings, please",
      submissionKey: uuidv7(),
    };
    await Promise.all([askProvider(database.web, qa, input, now), askProvider(database.web, qa, input, now)]);
    await expect(askProvider(database.web, qa, { ...input, submissionKey: uuidv7() }, now)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    expect(await database.owner.selectFrom("information_request").select("id").execute()).toHaveLength(1);
    expect(await mails()).toHaveLength(1);
  });

  it("is refused on a question that was not asked, and for a day that is past", async () => {
    const input = { applicationId: given.id, questionId: "EXC-03", question: "Why?", submissionKey: uuidv7() };
    await expect(askProvider(database.web, qa, input, now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(
      askProvider(database.web, qa, { ...input, questionId: "SAF-13", dueOn: "2026-09-14" }, now),
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
