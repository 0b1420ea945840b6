import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { getEvidence } from "#app/domain/evidence/evidence.server.ts";
import { admitApplication } from "#app/domain/reviews/admit-application.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { recommend } from "#app/domain/reviews/recommend.server.ts";
import { recordCheck } from "#app/domain/reviews/record-check.server.ts";
import { sectionResultsOf } from "#app/domain/reviews/reviews.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { untilWaiting } from "#db/test-database/until-waiting.ts";
import { conflictsOf, correctionsOf } from "./conflicts.server.ts";
import { correctConflict } from "./correct-conflict.server.ts";
import { declareConflict } from "./declare-conflict.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let given: SubmittedApplication;
let qa: Officer;
let lead: Officer;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  qa = await anOfficer(database.owner, ["qa"]);
  lead = await anOfficer(database.owner, ["qa_lead"], { delegated: true });
});

const provider = () => given.owner.providerId;
const declare = (who: Officer) =>
  declareConflict(database.web, who, { providerId: provider(), note: "I taught there until July" }, now);
const state = () =>
  database.owner.selectFrom("application").select(["status", "version"]).where("id", "=", given.id).executeTakeFirst();
const standing = () =>
  database.owner
    .selectFrom("recommendation")
    .select(["reviewer_id", "round"])
    .where("superseded_at", "is", null)
    .execute();

describe("row 26: a declared interest", () => {
  test("row 26: keeps the application, its answers, documents and findings from a reviewer", async () => {
    await declare(qa);
    const evidenceId = given.evidenceIds[0] ?? "";
    const look = (who: Officer) => readAs(database.web, who, (trx) => readCase(trx, who, given.id));
    await expect(look(qa)).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("you declared"),
    });
    await expect(
      readAs(database.web, qa, (trx) => getEvidence(trx, qa, evidenceId, "evidence.review")),
    ).rejects.toMatchObject({ kind: "forbidden" });
    await expect(look(lead)).resolves.toMatchObject({ application: { id: given.id } });
  });

  test("row 26: bars a reviewer from deciding on documents and from recording a check", async () => {
    await declare(qa);
    const decision = { evidenceId: given.evidenceIds[0] ?? "", decision: "accept" as const, comment: "" };
    await expect(decideEvidence(database.web, qa, decision, now)).rejects.toMatchObject({ kind: "forbidden" });
    const check = { providerId: provider(), check: "EXC-04", result: "pass", note: "" } as const;
    await expect(
      recordCheck(database.web, qa, { ...check, checkedOn: "2026-09-14", submissionKey: uuidv7() }, now),
    ).rejects.toMatchObject({ kind: "forbidden" });
  });

  test("row 26: takes findings and advice out of count, and the application goes back a step", async () => {
    await adviseOn(database.web, qa, given.id, now);
    await adviseOn(database.web, lead, given.id, now);
    await declare(qa);
    expect(await state()).toMatchObject({ status: "recommended" });
    expect(await standing()).toEqual([{ reviewer_id: lead.personId, round: 1 }]);
    expect((await sectionResultsOf(database.web, given.id)).map(({ reviewerId }) => reviewerId)).not.toContain(
      qa.personId,
    );
    await adviseOn(database.web, await anOfficer(database.owner, ["qa"]), given.id, now);
    expect(await state()).toMatchObject({ status: "moderated" });
    await declare(lead);
    expect(await state()).toMatchObject({ status: "recommended" });
  });

  test("row 26: of the only reviewer sends the application back to its first review; declared twice, once", async () => {
    await passAllSections(database.web, lead, given.id, now);
    await adviseOn(database.web, qa, given.id, now);
    await Promise.all([declare(qa), declare(qa)]);
    expect(await state()).toEqual({ status: "submitted", version: 3 });
    expect(await conflictsOf(database.web, provider())).toHaveLength(1);
  });
});

test("row 26: declared in one window while advice is given in another, the advice does not stand", async () => {
  await passAllSections(database.web, qa, given.id, now);
  const input = { applicationId: given.id, outcome: "admit" as const, comment: "In order", noInterest: true };
  const { both } = await database.owner.transaction().execute(async (trx) => {
    // The audit chain's lock holds both back just before they commit.
    await sql`select pg_advisory_xact_lock(7301)`.execute(trx);
    const advising = recommend(database.web, qa, { ...input, version: 1, submissionKey: uuidv7() }, now);
    await untilWaiting(database.owner, 1);
    const declaring = declare(qa);
    await untilWaiting(database.owner, 2);
    return { both: Promise.all([advising, declaring]) };
  });
  await both;
  expect(await standing()).toEqual([]);
  expect(await state()).toMatchObject({ status: "submitted" });
  expect(await conflictsOf(database.web, provider())).toHaveLength(1);
});

describe("a correction", () => {
  const correcting = (who: Officer, more = {}) => ({
    ...{ providerId: provider(), personId: who.personId, reason: "Another firm of that name", submissionKey: uuidv7() },
    ...more,
  });

  test("row 26: of a declaration is another QA lead's, with a reason that stays on record", async () => {
    await declare(lead);
    await declare(qa);
    await expect(correctConflict(database.web, lead, correcting(lead), now)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(correctConflict(database.web, qa, correcting(lead), now)).rejects.toMatchObject({ kind: "forbidden" });
    const input = correcting(qa);
    await correctConflict(database.web, lead, input, now);
    await correctConflict(database.web, lead, input, now);
    await expect(correctConflict(database.web, lead, correcting(qa), now)).rejects.toMatchObject({ kind: "not-found" });
    expect(await conflictsOf(database.web, provider())).toMatchObject([{ personId: lead.personId }]);
    expect(await correctionsOf(database.web, provider())).toMatchObject([
      { personId: qa.personId, reason: "Another firm of that name", correctedBy: lead.name },
    ]);
    await adviseOn(database.web, qa, given.id, now);
    expect(await state()).toMatchObject({ status: "recommended" });
  });
});

test("P12: whoever recommended, or once worked for the provider, never decides", async () => {
  await adviseOn(database.web, qa, given.id, now);
  await adviseOn(database.web, lead, given.id, now);
  await clearOfDebarment(database.web, qa, provider(), now);
  const former = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  await declare(former);
  for (const who of [lead, former]) {
    const input = { applicationId: given.id, note: "", version: 3, submissionKey: uuidv7() };
    await expect(admitApplication(database.web, who, input, now)).rejects.toMatchObject({ kind: "forbidden" });
  }
  expect(await state()).toMatchObject({ status: "moderated" });
});
