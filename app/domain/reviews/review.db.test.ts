import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { readCase } from "./case-file.server.ts";
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

  it("P12: is refused with a declared conflict", async () => {
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
