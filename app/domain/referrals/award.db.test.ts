import { describe, expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfferedReferral, type OfferedReferral, theWorkedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { type AwardInput, awardReferral } from "./award-referral.server.ts";
import { findAward } from "./comparison.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

const worked = () => theWorkedReferral(database.owner);
const choose = (referral: OfferedReferral, place: number, over: Partial<AwardInput> = {}): AwardInput => ({
  referralId: referral.id,
  requestId: referral.offers[place]?.requestId ?? "",
  version: 1,
  submissionKey: uuidv7(),
  reasonRisk: "Low risk, one to one",
  reasonNeed: "Meets the need in both subjects",
  reasonValue: "Fair for the quality",
  ...over,
});
const award = (referral: OfferedReferral, input: AwardInput) => awardReferral(database.web, referral.broker, input, at);

/** Everything an award writes, to see that a refusal wrote nothing. */
async function traces(referral: OfferedReferral) {
  const { owner } = database;
  const [awards, placements, mails, keys, events, requests, { status }] = await Promise.all([
    owner.selectFrom("award").select("id").execute(),
    owner.selectFrom("placement").select("id").execute(),
    owner.selectFrom("notification").select("template").orderBy("template").execute(),
    owner.selectFrom("idempotency_key").select("key").execute(),
    owner.selectFrom("audit_entry").select("action").where("action", "=", "referral.award").execute(),
    owner.selectFrom("referral_request").select("status").orderBy("id").execute(),
    owner.selectFrom("referral").select("status").where("id", "=", referral.id).executeTakeFirstOrThrow(),
  ]);
  return {
    awards: awards.length,
    placements: placements.length,
    mails: mails.map((mail) => mail.template),
    keys: keys.length,
    audited: events.length,
    requests: requests.map((request) => request.status),
    status,
  };
}
const nothing = {
  awards: 0,
  placements: 0,
  mails: [],
  keys: 0,
  audited: 0,
  requests: ["accepted", "accepted", "alternative", "viewed", "declined"],
  status: "sent",
};

describe("an award", () => {
  it("makes the placement, keeps what was compared, and tells everyone their own outcome", async () => {
    const referral = await worked();
    const { placementId } = await award(referral, choose(referral, 2));
    expect(await traces(referral)).toEqual({
      awards: 1,
      placements: 1,
      mails: ["award-offered", "award-outcome", "award-outcome", "award-outcome"],
      keys: 1,
      audited: 1,
      requests: ["not-chosen", "not-chosen", "chosen", "not-chosen", "declined"],
      status: "awarded",
    });
    const chosen = referral.offers[2]?.provider;
    const placement = await database.owner
      .selectFrom("placement")
      .selectAll()
      .where("id", "=", placementId)
      .executeTakeFirstOrThrow();
    expect(placement).toMatchObject({
      status: "agreed",
      child_id: referral.childId,
      provider_id: chosen?.providerId,
      starts_on: "2026-09-21",
      ends_on: "2026-12-18",
      rate_pence: 7500,
      rate_unit: "hour",
      hours_per_session_hundredths: 300,
      pattern: [
        { day: "mon", half: "am" },
        { day: "wed", half: "am" },
      ],
      terms_version: "1",
      order_number: null,
    });
    const staff = await database.owner.selectFrom("placement_staff").select("staff_member_id").execute();
    expect(staff).toEqual([{ staff_member_id: chosen?.staffMemberId }]);
    const kept = await findAward(database.web, referral.id);
    expect(kept?.comparison?.ranked.map((one) => one.total)).toEqual([9333, 8267, 7600]);
    expect(kept?.reasonNeed).toBe("Meets the need in both subjects");
  });

  it("sends nothing about the child", async () => {
    const referral = await worked();
    await award(referral, choose(referral, 2));
    const { owner } = database;
    const kept = JSON.stringify([
      await owner.selectFrom("notification").selectAll().execute(),
      await owner.selectFrom("audit_entry").selectAll().execute(),
      await owner.selectFrom("award").selectAll().execute(),
    ]);
    expect(kept).toContain(referral.offers[2]?.requestId);
    expect(kept).not.toMatch(/Ottoline|Canaryfield|Peewit|2013-03-09/);
  });

  it("needs a reason to pass over the top, and one between equals", async () => {
    const referral = await worked();
    await expect(award(referral, choose(referral, 0))).rejects.toMatchObject({ kind: "refused", field: "whyNotTop" });
    expect(await traces(referral)).toEqual(nothing);
    await award(referral, choose(referral, 0, { whyNotTop: "The child knows this tutor" }));
    const equals = await anOfferedReferral(database.owner, [{ quality: 4 }, { quality: 4 }]);
    await expect(award(equals, choose(equals, 0))).rejects.toMatchObject({ kind: "refused", field: "whyNotTop" });
    await award(equals, choose(equals, 0, { whyNotTop: "Drawn by the panel" }));
  });

  it("waits for every score", async () => {
    const referral = await anOfferedReferral(database.owner, [{ quality: 4 }, {}]);
    await expect(award(referral, choose(referral, 0))).rejects.toMatchObject({ kind: "refused", field: "requestId" });
  });

  it("is refused to a provider that is held, uninsured at the start, or did not offer, and writes nothing", async () => {
    const referral = await worked();
    const third = referral.offers[2]?.provider.providerId ?? "";
    const hold = { id: uuidv7(), provider_id: third, kind: "suspension", reason: "Under enquiry", opened_at: at };
    await database.owner.insertInto("hold").values(hold).execute();
    await expect(award(referral, choose(referral, 2))).rejects.toMatchObject({
      kind: "not-allowed-now",
      message: expect.stringContaining("Under enquiry"),
    });
    await database.owner.deleteFrom("hold").execute();
    await database.owner
      .updateTable("evidence")
      .set({ ends_on: "2026-09-20" })
      .where("provider_id", "=", third)
      .execute();
    await expect(award(referral, choose(referral, 2))).rejects.toMatchObject({ kind: "not-allowed-now" });
    for (const place of [3, 4])
      await expect(award(referral, choose(referral, place))).rejects.toMatchObject({
        kind: "refused",
        field: "requestId",
      });
    await expect(award(referral, choose(referral, 0, { requestId: uuidv7() }))).rejects.toMatchObject({
      kind: "refused",
    });
    expect(await traces(referral)).toEqual(nothing);
  });

  it("belongs to brokers: others of the council see it, providers do not know of it", async () => {
    const referral = await worked();
    const input = choose(referral, 2);
    for (const role of ["qa_lead", "manager", "director", "auditor"] as const)
      await expect(
        awardReferral(database.web, await anOfficer(database.owner, [role]), input, at),
      ).rejects.toMatchObject({ kind: "forbidden" });
    for (const actor of [await anOfficer(database.owner, ["finance"]), referral.offers[2]?.provider.owner])
      if (actor)
        await expect(awardReferral(database.web, actor, input, at)).rejects.toMatchObject({ kind: "not-found" });
    expect(await traces(referral)).toEqual(nothing);
  });

  it("is not made on a stale page, of a draft, or of what is not there", async () => {
    const referral = await worked();
    await expect(award(referral, choose(referral, 2, { version: 7 }))).rejects.toMatchObject({ kind: "conflict" });
    for (const referralId of [uuidv7(), "../x"])
      await expect(award(referral, choose(referral, 2, { referralId }))).rejects.toMatchObject({ kind: "not-found" });
    await database.owner.updateTable("referral").set({ status: "closed" }).execute();
    await expect(award(referral, choose(referral, 2))).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("is one, with one set of mails, of two clicks on the same form and of two tabs at once", async () => {
    const referral = await worked();
    const form = choose(referral, 2);
    const [first, second] = await Promise.all([award(referral, form), award(referral, form)]);
    expect(second).toEqual(first);
    const once = await traces(referral);
    expect(once).toMatchObject({ awards: 1, placements: 1, keys: 1, audited: 1 });
    expect(once.mails).toHaveLength(4);

    const other = await anOfferedReferral(database.owner, [{ quality: 4 }, { quality: 5 }]);
    const tabs = await Promise.allSettled([
      award(other, choose(other, 1)),
      award(other, choose(other, 0, { whyNotTop: "Another mind" })),
    ]);
    expect(tabs.map((tab) => tab.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await traces(other)).toMatchObject({ awards: 2, placements: 2, keys: 2 });
    expect((await traces(other)).mails).toHaveLength(6);
  });
});
