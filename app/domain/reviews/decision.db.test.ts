import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { admitApplication } from "./admit-application.server.ts";
import { councilChecksOf, recordCheck } from "./record-check.server.ts";
import { refuseApplication } from "./refuse-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let given: SubmittedApplication;
let qa: Officer;
let lead: Officer;
let officer: Officer;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  qa = await anOfficer(database.owner, ["qa"]);
  lead = await anOfficer(database.owner, ["qa_lead"], { delegated: true });
  officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
});

const moderated = async (second: "admit" | "refuse" = "admit") => {
  await adviseOn(database.web, qa, given.id, now);
  await adviseOn(database.web, lead, given.id, now, second);
};
/** As many documents as if no reviewer had read them. */
const leaveUnread = async (count: number) => {
  const documents = await database.owner.selectFrom("evidence").select("id").limit(count).execute();
  const ids = documents.map(({ id }) => id);
  await database.owner.updateTable("evidence").set({ state: "given" }).where("id", "in", ids).execute();
};
const admitting = (more = {}) => ({ applicationId: given.id, note: "", version: 3, submissionKey: uuidv7(), ...more });
const refusing = (more = {}) => ({
  applicationId: given.id,
  reasons: [{ about: "other", text: "The lot is for tuition" }],
  version: 3,
  submissionKey: uuidv7(),
  ...more,
});
const written = async () => ({
  status: (await database.owner.selectFrom("application").select("status").executeTakeFirst())?.status,
  admissions: await database.owner.selectFrom("admission").select(["outcome", "decided_by", "reasons"]).execute(),
  services: (await database.owner.selectFrom("service").select("id").execute()).length,
  mails: (await database.owner.selectFrom("notification").select("template").execute()).map(({ template }) => template),
});
const nothing = { status: "moderated", admissions: [], services: 0, mails: [] };

describe("admission", () => {
  it("writes the decision, the service from the answers, and the letter", async () => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    await admitApplication(database.web, officer, admitting(), now);
    expect(await written()).toEqual({
      status: "admitted",
      admissions: [{ outcome: "admitted", decided_by: officer.personId, reasons: [] }],
      services: 1,
      mails: ["application-admitted"],
    });
    const service = await database.owner.selectFrom("service").select(["age_from", "modes"]).executeTakeFirst();
    expect(service).toEqual({ age_from: 9, modes: ["online"] });
  });

  it("P1: happens once, however often it is sent, and not beside a refusal", async () => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    const input = admitting();
    const other = await anOfficer(database.owner, ["director"], { delegated: true });
    const sent = await Promise.allSettled([
      admitApplication(database.web, officer, input, now),
      admitApplication(database.web, officer, input, now),
      admitApplication(database.web, officer, admitting(), now),
      refuseApplication(database.web, other, refusing(), now),
    ]);
    expect(sent.filter(({ status }) => status === "rejected").length).toBeGreaterThan(0);
    const { admissions, mails } = await written();
    expect(admissions).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  it("waits for a debarment check that passed", async () => {
    await moderated();
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toMatchObject({ field: "outcome" });
    const failed = { providerId: given.owner.providerId, result: "fail", note: "Listed" } as const;
    await recordCheck(database.web, qa, { ...failed, checkedOn: "2026-09-14", submissionKey: uuidv7() }, now);
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toThrow("did not pass");
    expect(await written()).toEqual(nothing);
  });

  it("against a reviewer's advice needs its reason", async () => {
    await moderated("refuse");
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toMatchObject({ field: "note" });
    expect(await written()).toEqual(nothing);
    await admitApplication(database.web, officer, admitting({ note: "The new certificate settles it" }), now);
    expect(await written()).toMatchObject({ status: "admitted" });
  });

  it("rules 4: with a document that nobody accepted needs its reason, and says how many", async () => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    await leaveUnread(2);
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toMatchObject({
      field: "note",
      message: "2 of its documents are not accepted: say why you admit all the same",
    });
    const among = admitting({ note: "Round of September", agreedOnly: true });
    await expect(admitApplication(database.web, officer, among, now)).rejects.toThrow("decide it by itself");
    expect(await written()).toEqual(nothing);
    await admitApplication(database.web, officer, admitting({ note: "Seen on paper at the visit" }), now);
    expect(await written()).toMatchObject({ status: "admitted" });
  });

  it("is refused while a rule fails", async () => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    const row = await database.owner.selectFrom("application").select("submission").executeTakeFirstOrThrow();
    const submission = row.submission as { answers: object };
    const answers = { ...submission.answers, "SAF-05": { value: "no", count: "1", repeat: "update-service" } };
    await database.owner
      .updateTable("application")
      .set({ submission: JSON.stringify({ ...submission, answers }) })
      .execute();
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toThrow("A rule of admission");
    expect(await written()).toEqual(nothing);
  });
});

describe("whoever decides", () => {
  it("P12: holds the role and a delegation valid today, and is neither reviewer nor conflicted", async () => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    const undelegated = await anOfficer(database.owner, ["commissioner"]);
    const director = await anOfficer(database.owner, ["director"], { delegated: true });
    await declareConflict(database.web, director, { providerId: given.owner.providerId, note: "Governor" }, now);
    const manager = await anOfficer(database.owner, ["manager"], { delegated: true });
    for (const bad of [undelegated, lead, director, manager]) {
      await expect(admitApplication(database.web, bad, admitting(), now)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(refuseApplication(database.web, bad, refusing(), now)).rejects.toMatchObject({ kind: "forbidden" });
    }
    for (const bad of [given.owner, await anOfficer(database.owner, ["broker"], { delegated: true })])
      await expect(admitApplication(database.web, bad, admitting(), now)).rejects.toMatchObject({ kind: "not-found" });
    expect(await written()).toEqual(nothing);
  });

  it.each([
    ["2026-09-15", null],
    ["2026-01-01", "2026-09-13"],
  ])("cannot use a delegation from %s to %s", async (starts_on, ends_on) => {
    await moderated();
    await clearOfDebarment(database.web, qa, given.owner.providerId, now);
    await database.owner.updateTable("delegation").set({ starts_on, ends_on }).execute();
    await expect(admitApplication(database.web, officer, admitting(), now)).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(await written()).toEqual(nothing);
  });

  it("decides only what two people have advised on, as it stands", async () => {
    await adviseOn(database.web, qa, given.id, now);
    await expect(admitApplication(database.web, officer, admitting({ version: 2 }), now)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await adviseOn(database.web, lead, given.id, now);
    await expect(refuseApplication(database.web, officer, refusing({ version: 2 }), now)).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await written()).toEqual(nothing);
  });
});

describe("refusal", () => {
  it("row 27: gives a reason for each check that was not met, in the letter too, and leaves the way open", async () => {
    await moderated("refuse");
    await expect(refuseApplication(database.web, officer, refusing(), now)).rejects.toMatchObject({
      field: "reasons.0.text",
    });
    expect(await written()).toEqual(nothing);
    const reasons = [{ about: "INS-01", text: "The cover is too low" }];
    await refuseApplication(database.web, officer, refusing({ reasons }), now);
    expect(await written()).toMatchObject({
      status: "refused",
      admissions: [{ outcome: "refused", reasons: [{ about: "INS-01", reason: "The cover is too low" }] }],
      services: 0,
      mails: ["application-refused"],
    });
    const again = await aSubmittedApplication(database.owner, { owner: given.owner, lot: given.lot, documents: false });
    expect(again.id).not.toBe(given.id);
  });
});

describe("a council check", () => {
  const checking = (more = {}) => ({
    providerId: given.owner.providerId,
    result: "fail" as const,
    note: "A director is on the list",
    checkedOn: "2026-09-14",
    submissionKey: uuidv7(),
    ...more,
  });
  const checks = () => database.owner.selectFrom("council_check").select(["question_id", "result"]).execute();

  it("of the debarment list is recorded once, a failed one only with its reason", async () => {
    const input = checking();
    await recordCheck(database.web, qa, input, now);
    await recordCheck(database.web, qa, input, now);
    await expect(recordCheck(database.web, qa, checking({ note: "" }), now)).rejects.toMatchObject({ field: "note" });
    await expect(recordCheck(database.web, qa, checking({ checkedOn: "2026-09-15" }), now)).rejects.toMatchObject({
      field: "checkedOn",
    });
    expect(await checks()).toEqual([{ question_id: "EXC-04", result: "fail" }]);
  });

  it("of the debarment list is found behind any number of visits", async () => {
    await recordCheck(database.web, qa, checking(), now);
    await sql`insert into council_check (id, provider_id, question_id, result, note, checked_on, checked_by, recorded_at)
      select gen_random_uuid(), ${given.owner.providerId}, 'VIS-01', 'pass', '', date '2026-09-15' + n, ${qa.personId}, now()
      from generate_series(1, 60) n`.execute(database.owner);
    const kept = await councilChecksOf(database.web, given.owner.providerId);
    expect(kept.filter(({ check }) => check === "EXC-04")).toHaveLength(1);
    expect(kept[0]).toMatchObject({ check: "VIS-01", checkedOn: "2026-11-14" });
  });

  it("is for QA and procurement, and for a provider that exists", async () => {
    const broker = await anOfficer(database.owner, ["broker"]);
    await expect(recordCheck(database.web, broker, checking(), now)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(recordCheck(database.web, given.owner, checking(), now)).rejects.toMatchObject({ kind: "not-found" });
    await expect(recordCheck(database.web, qa, checking({ providerId: uuidv7() }), now)).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await checks()).toEqual([]);
  });
});
