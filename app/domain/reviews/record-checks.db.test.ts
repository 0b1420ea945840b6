import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { replyToRequest } from "#app/domain/applications/reply-to-request.server.ts";
import { saveAnswers } from "#app/domain/applications/save-answers.server.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, askOn, passAllSections } from "#db/factories/reviewers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { readCase } from "./case-file.server.ts";
import { recommend } from "./recommend.server.ts";
import { type Judged, recordChecks } from "./record-checks.server.ts";
import { sectionInFull } from "./section-view.server.ts";
import { theirsIn } from "./stale-checks.ts";

const database = testDatabase();
const sent = new Date("2026-09-14T09:00:00Z");
const day = (count: number) => new Date(sent.getTime() + count * 86_400_000);

let given: MadeApplication;
let qa: Officer;
let lead: Officer;
beforeEach(async () => {
  given = await anApplication(database.owner);
  await submitApplication(database.web, given.owner, { applicationId: given.id, submissionKey: uuidv7() }, sent);
  qa = await anOfficer(database.owner, ["qa"]);
  lead = await anOfficer(database.owner, ["qa_lead"]);
});

const one = (more: Partial<Judged> = {}): Judged => ({
  ...{ questionId: "SAF-15", result: "met", comment: "", version: 0 },
  ...more,
});
type More = { sectionId?: string; sentAt?: Date; restMet?: boolean };
const judge = (who: Officer, checks: Judged[], now = day(1), more: More = {}) =>
  recordChecks(
    database.web,
    who,
    { applicationId: given.id, sectionId: "safeguarding", sentAt: sent, checks, ...more },
    now,
  );
const view = (who: Officer, now = day(1)) =>
  readAs(database.web, who, async (trx) =>
    sectionInFull(trx, await readCase(trx, who, given.id), "safeguarding", who.personId, now),
  );
const checkOf = async (who: Officer, id = "SAF-15") => (await view(who)).checks.find((check) => check.id === id);
const sections = () =>
  database.owner.selectFrom("section_review").select(["section_id", "reviewer_id", "result", "comment"]).execute();
const stored = () =>
  database.owner
    .selectFrom("check_finding")
    .select(["question_id", "reviewer_id", "result", "comment", "version"])
    .execute();

/** The council asks about one answer; the provider changes it, if told to, and replies. */
async function asksAndGets(at: number, value?: string): Promise<void> {
  await askOn(database.web, lead, given.id, "SAF-15", day(at));
  if (value !== undefined) {
    const answer = await database.owner
      .selectFrom("answer")
      .select(["version", "value"])
      .where("question_id", "=", "SAF-15")
      .executeTakeFirstOrThrow();
    const typed = { "SAF-15": { ...(answer.value as object), value } };
    const input = { applicationId: given.id, pageId: "missing-child", typed, versions: { "SAF-15": answer.version } };
    await saveAnswers(database.web, given.owner, input, day(at));
  }
  const [thread] = await threadsOf(database.owner, given.id);
  const input = { applicationId: given.id, threadId: thread?.id ?? "", reply: "As asked" };
  await replyToRequest(database.web, given.owner, input, day(at + 1));
}

describe("row 23: the checks of a section", () => {
  it("stand one by one with the answer, where it comes from and its documents", async () => {
    const check = await checkOf(qa, "SAF-01");
    expect(check).toMatchObject({
      from: expect.stringContaining("Question SAF-01, version 1"),
      documents: [{ name: expect.any(String), version: 1 }],
      outcome: { text: "Passes the rule" },
      state: "open",
      mine: undefined,
    });
    expect((await view(qa)).checks.map(({ id }) => id)).toContain("SAF-04");
  });

  it("make the section's finding once each is judged, and take it back when one is open again", async () => {
    const { checks } = await view(qa);
    const [first, ...rest] = checks.filter(({ failsRule }) => !failsRule).map(({ id }) => one({ questionId: id }));
    expect(await judge(qa, rest)).toMatchObject({ result: undefined, open: 1 });
    expect(await sections()).toEqual([]);
    const said = { ...first, result: "not-met", comment: "Out of date" } as Judged;
    expect(await judge(qa, [said])).toMatchObject({ result: "fail", open: 0 });
    expect(await sections()).toEqual([
      { section_id: "safeguarding", reviewer_id: qa.personId, result: "fail", comment: "Out of date" },
    ]);
    expect(await judge(qa, [{ ...said, result: "met", version: 1 }])).toMatchObject({ result: "pass" });
    expect(await sections()).toMatchObject([{ result: "pass", comment: "" }]);
    expect(await judge(qa, [{ ...said, result: "ask", version: 2 }])).toMatchObject({ result: undefined, open: 1 });
    expect(await sections()).toEqual([]);
  });

  it("keep a finding without its reason, open until the reason is there", async () => {
    const kept = await judge(qa, [one({ result: "not-met" })]);
    expect(kept.states["SAF-15"]).toBe("open");
    expect(await judge(qa, [one({ result: "not-met", comment: "No call", version: 1 })])).toMatchObject({
      states: { "SAF-15": "not-met" },
    });
  });

  it("are met at one stroke where nobody judged, and nowhere else", async () => {
    await judge(qa, [one({ result: "ask" }), one({ questionId: "SAF-12", result: "not-met", comment: "Thin" })]);
    const { checks } = await view(qa);
    const posted = checks.map(({ id, mine }) => ({
      ...{ questionId: id, result: mine?.result ?? undefined, comment: mine?.comment ?? "" },
      version: mine?.version ?? 0,
    }));
    await judge(qa, posted, day(1), { restMet: true });
    const states = (await view(qa)).checks.map(({ id, state }) => [id, state]);
    expect(states).toContainEqual(["SAF-15", "open"]);
    expect(states).toContainEqual(["SAF-12", "not-met"]);
    expect(states.filter(([, state]) => state === "met")).toHaveLength(checks.length - 2);
  });

  it("are recorded with the documents that were read and in the audit", async () => {
    await judge(qa, [one({ questionId: "SAF-01" })]);
    const [row] = await database.owner.selectFrom("check_finding").selectAll().execute();
    const documents = await database.owner
      .selectFrom("evidence")
      .select("id")
      .where("question_id", "=", "SAF-01")
      .execute();
    expect(row?.seen_evidence).toEqual(documents.map(({ id }) => id));
    const entries = database.owner.selectFrom("audit_entry").select("detail").where("action", "=", "application.check");
    expect(await entries.execute()).toEqual([
      { detail: { section: "safeguarding", checks: ["SAF-01:met"], result: null } },
    ]);
  });
});

describe("P2: the same check in two windows of one reviewer", () => {
  it("is refused with both texts, and neither is lost", async () => {
    await judge(qa, [one({ comment: "Written first" })]);
    const stale = judge(qa, [one({ result: "not-met", comment: "Written second" })], day(2));
    await expect(stale).rejects.toMatchObject({ kind: "conflict" });
    const theirs = await stale.catch(theirsIn);
    expect(theirs).toMatchObject({ "SAF-15": { words: "Met", comment: "Written first", version: 1 } });
    expect(await stored()).toMatchObject([{ comment: "Written first", version: 1 }]);
    await judge(qa, [one({ result: "not-met", comment: "Written second", version: 1 })], day(2));
    expect(await stored()).toMatchObject([{ result: "not-met", comment: "Written second", version: 2 }]);
  });

  it("takes the same words twice, and leaves alone what an old window never touched", async () => {
    await judge(qa, [one({ comment: "Fine" })]);
    await judge(qa, [one({ comment: "Fine" })]);
    await judge(qa, [{ questionId: "SAF-15", comment: "", version: 0 }, one({ questionId: "SAF-12" })]);
    expect(await stored()).toMatchObject([
      { question_id: "SAF-15", comment: "Fine", version: 1 },
      { question_id: "SAF-12", result: "met" },
    ]);
  });
});

it("P3: two reviewers at once keep what each finds, and neither sees the other's before advising", async () => {
  await Promise.all([
    judge(qa, [one({ comment: "Mine" })]),
    judge(lead, [one({ result: "not-met", comment: "Hers" })]),
  ]);
  await Promise.all([
    judge(qa, [one({ questionId: "SAF-12" })]),
    judge(qa, [one({ questionId: "PRI-01" })], day(1), { sectionId: "prices" }),
    judge(lead, [one({ questionId: "PRI-01" })], day(1), { sectionId: "prices" }),
  ]);
  expect(await stored()).toHaveLength(5);
  expect(await checkOf(qa)).toMatchObject({ mine: { comment: "Mine" }, others: [] });
  expect(await checkOf(lead)).toMatchObject({ mine: { comment: "Hers" }, others: [] });
  expect(await readCase(database.web, lead, given.id)).toMatchObject({ othersHidden: true });
  await passAllSections(database.web, lead, given.id, day(2));
  await adviseOn(database.web, qa, given.id, day(2));
  expect((await checkOf(qa))?.others).toMatchObject([{ by: lead.name }]);
});

describe("P11: what changed since a reviewer looked", () => {
  it("is due again with the difference, until they look anew", async () => {
    await passAllSections(database.web, qa, given.id, day(1));
    const before = await checkOf(qa);
    await asksAndGets(2, "We call home within ten minutes");
    expect(await checkOf(qa)).toMatchObject({
      state: "changed",
      changed: {
        on: "15 September 2026",
        before: expect.arrayContaining([expect.objectContaining({ lines: before?.given[0]?.lines })]),
        after: expect.arrayContaining([expect.objectContaining({ lines: ["We call home within ten minutes"] })]),
      },
    });
    expect((await readCase(database.web, qa, given.id)).due.map(({ id }) => id)).toEqual(["safeguarding"]);
    const again = one({ version: 1 });
    await judge(qa, [again], day(4), { sentAt: day(3) });
    expect(await checkOf(qa)).toMatchObject({ state: "met", changed: undefined });
    expect((await readCase(database.web, qa, given.id)).due).toEqual([]);
  });

  it("a judgement of an older page is kept as that, and leaves the check due", async () => {
    await asksAndGets(2, "We call home within ten minutes");
    expect((await judge(qa, [one()], day(4), { sentAt: sent })).states["SAF-15"]).toBe("changed");
    expect((await judge(qa, [one({ version: 1 })], day(4), { sentAt: day(3) })).states["SAF-15"]).toBe("met");
  });

  it("a reply that changes nothing is looked at too", async () => {
    await passAllSections(database.web, qa, given.id, day(1));
    await asksAndGets(2);
    expect(await checkOf(qa)).toMatchObject({ state: "changed", changed: { same: true } });
  });

  it("an approval of what has changed is refused", async () => {
    await passAllSections(database.web, qa, given.id, day(1));
    const { application } = await readCase(database.web, qa, given.id);
    await asksAndGets(2, "We call home within ten minutes");
    const advice = { applicationId: given.id, outcome: "admit" as const, comment: "In order", noInterest: true };
    const bound = { ...advice, version: application.version, submissionKey: uuidv7() };
    await expect(recommend(database.web, qa, bound, day(4))).rejects.toMatchObject({ kind: "conflict" });
    const newest = (await readCase(database.web, qa, given.id)).application.version;
    const unread = { ...advice, version: newest, submissionKey: uuidv7() };
    await expect(recommend(database.web, qa, unread, day(4))).rejects.toThrow("Still open: Safeguarding");
    await judge(qa, [one({ version: 1 })], day(4), { sentAt: day(3) });
    await recommend(database.web, qa, { ...unread, submissionKey: uuidv7() }, day(4));
  });
});
