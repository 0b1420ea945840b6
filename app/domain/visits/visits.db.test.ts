import { expect, test } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { theWorkedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { approveException } from "./approve-exception.server.ts";
import { cancelVisit } from "./cancel-visit.server.ts";
import { keepRechecks } from "./keep-rechecks.server.ts";
import { nextCheckDue } from "./next-check.server.ts";
import { planVisit } from "./plan-visit.server.ts";
import { recordVisit } from "./record-visit.server.ts";
import type { RecordForm } from "./visit-forms.ts";
import { visitorsTo, visitsTold } from "./visits.server.ts";
import { shippedLooks } from "./what-to-look-at.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const later = new Date("2026-10-16T10:00:00Z");
const key = () => uuidv7();
const qa = () => anOfficer(database.owner, ["qa"]);
const lead = () => anOfficer(database.owner, ["qa_lead"]);

/** A provider with everything but a visit. */
async function unvisited({ providerId }: { providerId: string }): Promise<void> {
  const visits = database.owner.deleteFrom("council_check").where("question_id", "=", "VIS-01");
  await visits.where("provider_id", "=", providerId).execute();
}

async function plan(actor: Actor & { personId: string }, provider: ApprovedProvider, more = {}) {
  return planVisit(
    database.web,
    actor,
    {
      ...{ providerId: provider.providerId, place: "12 Mill Street", lots: [provider.lot.id], visitOn: "2026-09-15" },
      ...{ lead: actor.personId, others: "", purpose: "before-placement", announced: "no", submissionKey: key() },
      ...more,
    },
    at,
  );
}

const seen = (more: Partial<RecordForm> = {}): RecordForm => ({
  looks: shippedLooks.map(() => ({ seen: "met", note: "" })),
  ...{ visitOn: "2026-09-15", finding: "Calm and well run", result: "pass", submissionKey: key() },
  ...more,
});

const except = (actor: Actor, providerId: string, until: string, now = at) =>
  approveException(database.web, actor, { providerId, until, reason: "Online until then", submissionKey: key() }, now);

async function awarding(met: (provider: ApprovedProvider) => Promise<unknown>) {
  const referral = await theWorkedReferral(database.owner);
  const chosen = referral.offers[2];
  if (!chosen) throw new Error("Three offers were made");
  await unvisited(chosen.provider);
  await met(chosen.provider);
  const award = () =>
    awardReferral(
      database.web,
      referral.broker,
      {
        ...{ referralId: referral.id, requestId: chosen.requestId, version: 1, submissionKey: key() },
        ...{ reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" },
      },
      at,
    );
  return award().then(
    () => "awarded",
    (error: Error) => error.message,
  );
}

test("row 34: without a visit or an exception the server refuses the award and says why; with one it is made", async () => {
  expect(await awarding(async () => undefined)).toMatch(/not visited/i);
  expect(await awarding(async ({ providerId }) => except(await lead(), providerId, "2026-12-31"))).toBe("awarded");
  expect(await awarding(async ({ providerId }) => except(await lead(), providerId, "2026-09-20"))).toMatch(
    /exception ends on 20 September 2026, before 21 September 2026/,
  );
  const lapsed = ({ providerId }: ApprovedProvider) =>
    lead().then((one) => except(one, providerId, "2026-09-10", new Date("2026-09-01T10:00:00Z")));
  expect(await awarding(lapsed)).toMatch(/exception ended on 10 September 2026/);
  const visited = (result: RecordForm["result"]) => async (provider: ApprovedProvider) => {
    const officer = await qa();
    await recordVisit(database.web, officer, await plan(officer, provider), seen({ result }), at);
  };
  expect(await awarding(visited("pass"))).toBe("awarded");
  expect(await awarding(visited("fail"))).toMatch(/visit of 15 September 2026 was not passed/);
});

test("row 34: an exception is a QA lead’s or a director’s, within half a year, and never after a visit", async () => {
  const provider = await anApprovedProvider(database.owner);
  await unvisited(provider);
  const { providerId } = provider;
  const officer = await qa();
  await expect(except(officer, providerId, "2026-12-31")).rejects.toMatchObject({ kind: "forbidden" });
  await expect(except(provider.owner, providerId, "2026-12-31")).rejects.toMatchObject({ kind: "not-found" });
  for (const until of ["2026-09-15", "2027-03-19"])
    await expect(except(await lead(), providerId, until)).rejects.toMatchObject({ field: "until" });
  await except(await anOfficer(database.owner, ["director"]), providerId, "2027-03-18");
  expect(await nextCheckDue(database.web, providerId, at)).toMatchObject({ dueOn: "2027-03-18" });
  // A visit that is recorded after the exception outranks it, although its day came before.
  await recordVisit(database.web, officer, await plan(officer, provider), seen({ result: "fail" }), at);
  await expect(except(await lead(), providerId, "2026-12-31")).rejects.toThrow("15 September 2026");
});

test("row 34: a visit is recorded once, keeps what was seen in that day’s words, and refuses what does not fit", async () => {
  const provider = await anApprovedProvider(database.owner);
  const officer = await qa();
  const id = await plan(officer, provider);
  const record = (form: RecordForm) => recordVisit(database.web, officer, id, form, at);
  const notMet = {
    looks: seen().looks.map((look, place) => (place === 1 ? { seen: "not-met" as const, note: "" } : look)),
  };
  await expect(record(seen({ ...notMet, result: "actions" }))).rejects.toMatchObject({ field: "looks.1.note" });
  const noted = { looks: notMet.looks.map((look, place) => (place === 1 ? { ...look, note: "No deputy" } : look)) };
  await expect(record(seen(noted))).rejects.toMatchObject({ field: "result" });
  await expect(record(seen({ visitOn: "2026-09-17" }))).rejects.toMatchObject({ field: "visitOn" });
  await expect(record(seen({ visitOn: "2025-08-11" }))).rejects.toMatchObject({ field: "visitOn" });
  const unseen = shippedLooks.map(() => ({ seen: "not-seen" as const, note: "" }));
  for (const result of ["pass", "actions"] as const)
    await expect(record(seen({ looks: unseen, result }))).rejects.toMatchObject({ field: "result" });
  const good = seen({ ...noted, result: "actions" });
  await record(good);
  await record(good);
  await expect(record(seen())).rejects.toMatchObject({ kind: "not-allowed-now" });
  const kept = await database.owner
    .selectFrom("visit_look")
    .select(["item", "seen"])
    .where("seen", "=", "not-met")
    .execute();
  expect(kept).toEqual([{ item: shippedLooks[1], seen: "not-met" }]);
  expect(await nextCheckDue(database.web, provider.providerId, at)).toMatchObject({
    ...{ lastCheckedOn: "2026-09-15", dueOn: "2027-03-15" },
    because: expect.arrayContaining(["The last visit was passed with actions"]),
  });
  const mails = await database.owner.selectFrom("notification").select(["template", "to_address"]).execute();
  expect(mails).toEqual([{ template: "visit-recorded", to_address: provider.owner.email }]);
});

test("row 34: a provider hears of an announced visit and never of an unannounced one before it was made", async () => {
  const provider = await anApprovedProvider(database.owner);
  const officer = await qa();
  const hidden = await plan(officer, provider, { visitOn: "2026-10-05", purpose: "concern" });
  const told = async () => (await visitsTold(database.web, provider.providerId)).map(({ id }) => id);
  const mails = async () =>
    (await database.owner.selectFrom("notification").select("template").orderBy("template").execute()).map(
      (one) => one.template,
    );
  expect([await told(), await mails()]).toEqual([[], []]);
  const open = await plan(officer, provider, { visitOn: "2026-10-06", announced: "yes" });
  expect([await told(), await mails()]).toEqual([[open], ["visit-planned"]]);
  for (const id of [open, hidden])
    await cancelVisit(database.web, officer, { id, reason: "Snow", submissionKey: key() }, at);
  expect([await told(), await mails()]).toEqual([[], ["visit-cancelled", "visit-planned"]]);
  await expect(plan(officer, provider, { lots: [key()] })).rejects.toMatchObject({ field: "lots" });
  await expect(plan(await anOfficer(database.owner, ["director"]), provider)).rejects.toMatchObject({
    kind: "forbidden",
  });
});

test("row 34: nobody with a declared conflict of interest plans, records or excuses a visit", async () => {
  const provider = await anApprovedProvider(database.owner);
  const officer = await anOfficer(database.owner, ["qa", "qa_lead"]);
  const id = await plan(officer, provider);
  await database.owner
    .insertInto("conflict_of_interest")
    .values({
      person_id: officer.personId,
      provider_id: provider.providerId,
      note: "Family",
      declared_at: at,
    })
    .execute();
  const forbidden = { kind: "forbidden" };
  await expect(plan(officer, provider)).rejects.toMatchObject(forbidden);
  await expect(recordVisit(database.web, officer, id, seen(), at)).rejects.toMatchObject(forbidden);
  await expect(except(officer, provider.providerId, "2026-12-31")).rejects.toMatchObject(forbidden);
  // Nor leads one that somebody else plans or records.
  const other = await qa();
  expect((await visitorsTo(database.web, provider.providerId)).map((one) => one.id)).not.toContain(officer.personId);
  await expect(plan(other, provider, { lead: officer.personId })).rejects.toMatchObject({ field: "lead" });
  await expect(recordVisit(database.web, other, id, seen(), at)).rejects.toThrow(/declared a conflict of interest/);
  const checks = database.owner.selectFrom("council_check").select("id").where("checked_by", "=", officer.personId);
  expect(await checks.execute()).toEqual([]);
});

test("row 34: an exception that was made shorter is shorter on the list too, as at the gate; one without an end lasts half a year", async () => {
  const provider = await anApprovedProvider(database.owner);
  await unvisited(provider);
  const { providerId } = provider;
  await except(await lead(), providerId, "2027-03-01");
  await except(await lead(), providerId, "2026-10-01", new Date(at.getTime() + 1));
  expect(await nextCheckDue(database.web, providerId, at)).toMatchObject({ dueOn: "2026-10-01" });
  await unvisited(provider);
  await database.owner
    .insertInto("council_check")
    .values({
      ...{ id: key(), provider_id: providerId, question_id: "VIS-01", result: "exception", note: "Recorded long ago" },
      ...{ checked_on: "2026-08-01", checked_by: (await lead()).personId, recorded_at: at },
    })
    .execute();
  expect(await nextCheckDue(database.web, providerId, at)).toMatchObject({ dueOn: "2027-01-31" });
});

test("row 34: the job counts every approved provider once a day", async () => {
  const provider = await anApprovedProvider(database.owner);
  await unvisited(provider);
  const job = { kind: "system", task: "keep-rechecks" } as const;
  expect(await keepRechecks(database.web, job, at)).toBe(1);
  expect(await keepRechecks(database.web, job, at)).toBe(0);
  const kept = () => database.owner.selectFrom("recheck").select(["due_on", "risk", "counted_on"]).executeTakeFirst();
  expect(await kept()).toEqual({ due_on: "2026-01-05", risk: "medium", counted_on: "2026-09-16" });
  await database.owner
    .insertInto("hold")
    .values({ id: key(), provider_id: provider.providerId, kind: "concern", reason: "A question", opened_at: at })
    .execute();
  expect(await keepRechecks(database.web, job, later)).toBe(1);
  expect(await kept()).toMatchObject({ risk: "higher", counted_on: "2026-10-16" });
});
