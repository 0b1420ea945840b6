import { beforeEach, describe, expect, it } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { readCase } from "./case-file.server.ts";
import { nextStep } from "./case-view.server.ts";
import { recommend } from "./recommend.server.ts";
import { recordChecks } from "./record-checks.server.ts";

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
  noInterest: true,
  version: 1,
  submissionKey: uuidv7(),
  ...more,
});
const judge = (who: Actor, more = {}) =>
  recordChecks(
    database.web,
    who,
    {
      ...{ applicationId: given.id, sectionId: "prices", sentAt: now },
      checks: [{ questionId: "PRI-01", result: "met" as const, comment: "", version: 0 }],
      ...more,
    },
    now,
  );

describe("a reviewer's findings", () => {
  it("are a reviewer's alone", async () => {
    const commissioner = await anOfficer(database.owner, ["commissioner"]);
    const broker = await anOfficer(database.owner, ["broker"]);
    await expect(judge(commissioner)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(judge(broker)).rejects.toMatchObject({ kind: "not-found" });
    await expect(judge(given.owner)).rejects.toMatchObject({ kind: "not-found" });
    await expect(judge(qa, { sectionId: "none" })).rejects.toMatchObject({ kind: "not-found" });
    await expect(judge(qa, { applicationId: "none" })).rejects.toMatchObject({ kind: "not-found" });
    const unknown = [{ questionId: "NO-SUCH-QUESTION", comment: "", version: 0 }];
    await expect(judge(qa, { checks: unknown })).rejects.toMatchObject({ kind: "not-found" });
    expect(await database.owner.selectFrom("check_finding").selectAll().execute()).toEqual([]);
    expect(await record()).toEqual([]);
  });

  it("P12: are refused with a declared conflict", async () => {
    await declareConflict(database.web, qa, { providerId: given.owner.providerId, note: "My sister works there" }, now);
    await declareConflict(database.web, qa, { providerId: given.owner.providerId, note: "Again" }, now);
    await expect(judge(qa)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(readCase(database.web, qa, given.id)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("a recommendation", () => {
  it("needs this reviewer's finding on every section", async () => {
    await expect(recommend(database.web, qa, advising(), now)).rejects.toMatchObject({ kind: "refused", field: "" });
    await passAllSections(database.web, lead, given.id, now);
    await expect(recommend(database.web, qa, advising(), now)).rejects.toMatchObject({ kind: "refused" });
    expect(await advice()).toEqual([]);
  });

  it("row 25: of one person, then of another, leads to a decision; each keeps the version of its criteria", async () => {
    await adviseOn(database.web, qa, given.id, now);
    expect(await state()).toMatchObject({ status: "recommended" });
    await adviseOn(database.web, lead, given.id, later, "refuse");
    expect(await state()).toMatchObject({ status: "moderated" });
    expect(await advice()).toMatchObject([
      { round: 1, reviewer_id: qa.personId, outcome: "admit", criteria_version: 1 },
      { round: 2, reviewer_id: lead.personId, outcome: "refuse", criteria_version: 1 },
    ]);
  });

  it("row 25: once made, tells its reviewer whom the application waits for", async () => {
    const stepOf = async (actor: typeof qa) =>
      nextStep(database.web, actor, await readCase(database.web, actor, given.id), later);
    expect(await stepOf(qa)).toMatchObject({ reviewing: true, waitsFor: undefined });
    await adviseOn(database.web, qa, given.id, now);
    expect(await stepOf(qa)).toMatchObject({ mayRecommend: false, waitsFor: "Another reviewer recommends next" });
    expect(await stepOf(lead)).toMatchObject({ reviewing: true, waitsFor: undefined });
    await adviseOn(database.web, lead, given.id, later);
    const decided = { bar: undefined, mayDecide: false, waitsFor: "An officer with the delegation decides next" };
    expect(await stepOf(lead)).toMatchObject(decided);
  });

  it("row 25: is never made twice by one person", async () => {
    await adviseOn(database.web, qa, given.id, now);
    const before = [await state(), await advice(), await record()];
    await expect(recommend(database.web, qa, advising({ version: 2 }), later)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(judge(qa)).rejects.toMatchObject({ kind: "not-allowed-now" });
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
