import { beforeEach, describe, expect, test } from "vitest";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { readSearch } from "#app/domain/directory/search.ts";
import { providerGates } from "#app/domain/providers/provider-gates.server.ts";
import { unmet } from "#app/domain/providers/provider-gates.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { lapseEvidence } from "./lapse-evidence.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "lapse-evidence" } as const;
const lapse = (at: string) => lapseEvidence(database.web, system, new Date(at));
const end = "2026-09-14";
const lastMinute = "2026-09-14T22:59:00Z";
const midnight = "2026-09-14T23:00:00Z";

let provider: ApprovedProvider;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner, { insuredUntil: "2027-12-31" });
  await ends("INS-01", end);
});

const ends = (questionId: string, on: string | null) =>
  database.owner
    .updateTable("evidence")
    .set({ ends_on: on })
    .where("question_id", "=", questionId)
    .where("provider_id", "=", provider.providerId)
    .execute();
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const services = async () =>
  (await findServices(database.web, readSearch(new URLSearchParams()).search, undefined)).total;
const certificate = { questionId: "INS-01", field: "certificate" };
/** A new certificate, as it stands once the scanner has passed it. */
async function replace(version = 2, endsOn = "2027-09-14") {
  const id = await anEvidence(database.owner, provider.owner, { ...certificate, version, endsOn });
  await database.owner.updateTable("evidence").set({ amount_pence: 500_000_000 }).where("id", "=", id).execute();
  await database.owner
    .updateTable("evidence")
    .set({ state: "superseded" })
    .where("provider_id", "=", provider.providerId)
    .where("question_id", "=", "INS-01")
    .where("version", "<", version)
    .execute();
  return id;
}
const review = async (evidenceId: string, decision: "accept" | "ask", at: string) =>
  decideEvidence(
    database.web,
    await anOfficer(database.owner, ["qa"]),
    { evidenceId, decision, comment: decision === "ask" ? "Which insurer?" : "" },
    new Date(at),
  );
const shut = async (at: string) =>
  unmet(
    await readAs(database.web, system, (trx) =>
      providerGates(trx, provider.providerId, provider.lot.id, at.slice(0, 10), new Date(at)),
    ),
  ).map(({ gate }) => gate);

describe("a document that ends", () => {
  test("row 18: holds the lot from the minute after its last day, tells the provider's people and QA once", async () => {
    await anOfficer(database.owner, ["qa", "qa_lead"]);
    expect([await lapse(lastMinute), await holds(), await services()]).toEqual([0, [], 1]);
    await Promise.all([lapse(midnight), lapse(midnight)]);
    expect(await lapse(midnight)).toBe(0);
    const reason = "Employers’ liability insurance certificate ended on 14 September 2026";
    expect([await holds(), await services()]).toEqual([[{ kind: "lapse", reason }], 0]);
    expect(await shut(midnight)).toContain("standing");
    const mails = await database.owner.selectFrom("notification").select("template").execute();
    expect(mails.map(({ template }) => template).sort()).toEqual(["evidence-lapsed", "providers-evidence-lapsed"]);
  });

  test("row 16: each version keeps its own end, who decided and its hash; only the newest that counts decides", async () => {
    const id = await replace();
    await review(id, "accept", lastMinute);
    const kept = await database.owner
      .selectFrom("evidence")
      .select(["version", "ends_on", "state", "sha256"])
      .where("question_id", "=", "INS-01")
      .orderBy("version")
      .execute();
    expect(kept).toMatchObject([
      { version: 1, ends_on: end, state: "superseded", sha256: expect.stringMatching(/^\S{64}$/) },
      { version: 2, ends_on: "2027-09-14", state: "accepted", sha256: expect.stringMatching(/^\S{64}$/) },
    ]);
    expect(await lapse("2027-09-14T22:59:00Z")).toBe(0);
    expect(await lapse("2027-09-14T23:00:00Z")).toBe(1);
  });

  test("row 19 DBS is re-declared and never expires: no check of staff, however old, holds anybody", async () => {
    await ends("INS-01", "2033-01-01");
    await database.owner.updateTable("evidence").set({ ends_on: "2033-01-01" }).execute();
    await database.owner.updateTable("staff_check").set({ checked_on: "2019-01-02" }).execute();
    expect([await lapse("2032-09-14T23:00:00Z"), await holds()]).toEqual([0, []]);
  });

  for (const [on, before, after] of [
    ["2026-03-28", "2026-03-28T23:59:00Z", "2026-03-29T00:00:00Z"],
    ["2026-03-29", "2026-03-29T22:59:00Z", "2026-03-29T23:00:00Z"],
    ["2026-10-24", "2026-10-24T22:59:00Z", "2026-10-24T23:00:00Z"],
    ["2026-10-25", "2026-10-25T23:59:00Z", "2026-10-26T00:00:00Z"],
  ] as const)
    test(`row 18: one that ends on ${on} lapses at midnight in London, beside a change of the clocks`, async () => {
      await ends("INS-01", on);
      expect([await lapse(before), await lapse(after), (await holds()).length]).toEqual([0, 1, 1]);
    });
});

describe("a replacement", () => {
  test("N10 a certificate's replacement, uploaded on day −3 and reviewed on day +4, never lapses; on day +1 an award is blocked only if the new one fails the automatic checks", async () => {
    const id = await replace();
    for (const day of [11, 12, 13, 14, 15, 16, 17, 18]) {
      expect(await lapse(`2026-09-${day}T23:00:00Z`)).toBe(0);
      expect(await holds()).toEqual([]);
    }
    expect(await shut("2026-09-15T09:00:00Z")).toEqual([]);
    await review(id, "accept", "2026-09-18T09:00:00Z");
    expect([await lapse("2026-09-18T23:00:00Z"), await holds()]).toEqual([0, []]);
    await database.owner.updateTable("evidence").set({ amount_pence: 1 }).where("id", "=", id).execute();
    expect(await shut("2026-09-15T09:00:00Z"), "too small an amount").toEqual(["INS-01"]);
  });

  test("N10 one that the scanner refuses keeps nothing open: the award is blocked and the lot is held", async () => {
    await anEvidence(database.owner, provider.owner, { ...certificate, version: 2, scan: "refused", state: "removed" });
    expect(await shut("2026-09-15T09:00:00Z")).toEqual(["INS-01"]);
    expect(await lapse(midnight)).toBe(1);
  });

  test("N10 one given before the end that the scanner has not come to never lapses, one given after it does", async () => {
    const id = await anEvidence(database.owner, provider.owner, { ...certificate, version: 2, scan: "pending" });
    const given = (at: string) =>
      database.owner
        .updateTable("evidence")
        .set({ uploaded_at: new Date(at) })
        .where("id", "=", id)
        .execute();
    await given(lastMinute);
    expect(await lapse(midnight)).toBe(0);
    await given(midnight);
    expect(await lapse(midnight)).toBe(1);
  });

  test("too late: only accepting it lifts the lapse, that lapse alone, and a concern's hold stays", async () => {
    await ends("INS-02", end);
    await lapse(midnight);
    const concern = { kind: "concern", reason: "Under enquiry" };
    const hold = { id: uuidv7(), provider_id: provider.providerId, opened_at: new Date("2026-09-15T09:00:00Z") };
    await database.owner
      .insertInto("hold")
      .values({ ...hold, ...concern })
      .execute();
    const id = await replace();
    expect([await lapse("2026-09-15T10:00:00Z"), (await holds()).length], "given is not accepted").toEqual([0, 3]);
    await review(id, "ask", "2026-09-15T11:00:00Z");
    expect((await holds()).length).toBe(3);
    await review(id, "accept", "2026-09-15T12:00:00Z");
    const reason = "Public liability insurance certificate ended on 14 September 2026";
    expect(await holds()).toEqual([{ kind: "lapse", reason }, concern]);
    expect(await lapse("2026-09-15T13:00:00Z")).toBe(0);
  });

  test("one that its reader refuses leaves the one before in force, until that ends", async () => {
    const id = await replace();
    await database.owner.updateTable("evidence").set({ state: "removed" }).where("id", "=", id).execute();
    expect([await lapse(lastMinute), await lapse(midnight)]).toEqual([0, 1]);
  });

  test("one that the provider’s answers no longer call for never lapses", async () => {
    const answered = { id: uuidv7(), provider_id: provider.providerId, question_id: "INS-01" };
    const by = { updated_at: new Date(lastMinute), updated_by: provider.owner.personId };
    const application = await database.owner
      .selectFrom("application")
      .select("id")
      .where("provider_id", "=", provider.providerId)
      .executeTakeFirstOrThrow();
    await database.owner
      .insertInto("answer")
      .values({ ...answered, ...by, value: JSON.stringify({ cover: "no-staff" }) })
      .execute();
    await database.owner
      .insertInto("answer_use")
      .values({
        application_id: application.id,
        question_id: "INS-01",
        at: by.updated_at,
        by: by.updated_by,
      })
      .execute();
    expect(await lapse(midnight)).toBe(0);
    const have = { value: JSON.stringify({ cover: "have" }) };
    await database.owner.updateTable("answer").set(have).execute();
    expect(await lapse(midnight)).toBe(1);
  });

  test("accepting one that is over already lifts nothing", async () => {
    await lapse(midnight);
    await review(await replace(2, "2026-09-14"), "accept", "2026-09-15T12:00:00Z");
    expect((await holds()).length).toBe(1);
  });

  test("an accepted document that is withdrawn lapses that minute, though an earlier one is not over", async () => {
    await ends("INS-01", "2027-01-01");
    const id = await replace();
    await review(id, "accept", lastMinute);
    await transact(database.web, system, new Date(lastMinute), (work) => withdrawEvidence(work, [id], "virus"));
    expect(await lapse(lastMinute)).toBe(1);
    expect(await holds()).toMatchObject([{ reason: "Employers’ liability insurance certificate was withdrawn" }]);
  });
});

test("P7 insurance lapses between offer and choice: refused with the reason, alternatives shown", async () => {
  const referral = await anOfferedReferral(database.owner, [
    { quality: 5, insuredUntil: "2026-09-15" },
    { quality: 4 },
  ]);
  const at = new Date("2026-09-15T23:00:00Z");
  await lapseEvidence(database.web, system, at);
  const reasons = { reasonRisk: "Low risk", reasonNeed: "Meets the need", reasonValue: "Fair for the quality" };
  const award = (place: number, more = {}) =>
    awardReferral(
      database.web,
      referral.broker,
      {
        ...{ referralId: referral.id, requestId: referral.offers[place]?.requestId ?? "", version: 1 },
        ...{ submissionKey: uuidv7(), ...reasons, ...more },
      },
      at,
    );
  await expect(award(0)).rejects.toMatchObject({
    kind: "not-allowed-now",
    message: expect.stringMatching(/certificate ended on 15 September 2026/),
  });
  expect(await award(1, { whyNotTop: "The first one’s insurance lapsed" })).toMatchObject({
    placementId: expect.any(String),
  });
});
