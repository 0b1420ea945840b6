import { expect, test } from "vitest";
import { addDays } from "#app/domain/london-time.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { findAward } from "#app/domain/referrals/comparison.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { countDue, debarmentList } from "./debarment-list.server.ts";
import { recordDebarment } from "./record-debarment.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const today = "2026-09-16";

const offered = () => anOfferedReferral(database.owner, [{ quality: 5 }, { quality: 2 }]);
type Offered = Awaited<ReturnType<typeof offered>>;
const award = (referral: Offered) =>
  awardReferral(
    database.web,
    referral.broker,
    {
      ...{
        referralId: referral.id,
        requestId: referral.offers[0]?.requestId ?? "",
        version: 1,
        submissionKey: uuidv7(),
      },
      ...{ reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" },
    },
    at,
  );
const first = (referral: Offered) => referral.offers[0]?.provider.providerId ?? "";
const checked = (providerId: string, days: number) =>
  database.owner
    .updateTable("council_check")
    .set({ checked_on: addDays(today, -days) })
    .where("provider_id", "=", providerId)
    .where("question_id", "=", "EXC-04")
    .execute();
const looked = (providers: string[], checkedOn: string) => ({
  providers,
  checkedOn,
  note: "",
  submissionKey: uuidv7(),
});

test("row 31 an award keeps which debarment check it relied on and how old it was", async () => {
  const referral = await offered();
  await checked(first(referral), 30);
  await award(referral);
  const check = await database.owner
    .selectFrom("council_check")
    .select("id")
    .where("provider_id", "=", first(referral))
    .where("question_id", "=", "EXC-04")
    .executeTakeFirstOrThrow();
  const kept = await database.owner.selectFrom("award").select(["debarment_check_id", "debarment_days"]).execute();
  expect(kept).toEqual([{ debarment_check_id: check.id, debarment_days: 30 }]);
  const read = (await findAward(database.web, referral.id))?.debarment;
  expect(read).toEqual({ checkedOn: addDays(today, -30), days: 30 });
  // What was relied on does not change with a later check.
  const procurement = await anOfficer(database.owner, ["procurement"]);
  await recordDebarment(database.web, procurement, looked([first(referral)], today), at);
  expect((await findAward(database.web, referral.id))?.debarment).toEqual(read);
  const entry = await database.owner
    .selectFrom("audit_entry")
    .select("detail")
    .where("action", "=", "referral.award")
    .executeTakeFirstOrThrow();
  expect(entry.detail).toMatchObject({ debarmentCheck: check.id, debarmentDays: 30 });
});

test("row 31 a check that is a day too old blocks the award until procurement has looked again", async () => {
  const referral = await offered();
  await checked(first(referral), 31);
  await expect(award(referral)).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await database.owner.selectFrom("award").select("id").execute()).toEqual([]);
  const procurement = await anOfficer(database.owner, ["procurement"]);
  await recordDebarment(database.web, procurement, looked([first(referral)], addDays(today, -1)), at);
  await award(referral);
  const [kept] = await database.owner.selectFrom("award").select("debarment_days").execute();
  expect(kept).toEqual({ debarment_days: 1 });
});

test("row 31 the list shows who is due, the oldest first, and one look is recorded for many, all or none", async () => {
  const referral = await offered();
  const ids = referral.offers.map(({ provider }) => provider.providerId);
  const [one = "", two = ""] = ids;
  await checked(one, 23);
  await checked(two, 24);
  const due = async () => (await debarmentList(database.web, { due: true, page: 1 }, today)).rows.map(({ id }) => id);
  expect(await due()).toEqual([two]);
  await checked(one, 40);
  expect(await due()).toEqual([one, two]);
  const procurement = await anOfficer(database.owner, ["procurement"]);
  const record = (providers: string[], on: string) =>
    recordDebarment(database.web, procurement, looked(providers, on), at);
  await expect(record(ids, addDays(today, 1))).rejects.toMatchObject({ field: "checkedOn" });
  await expect(record([one, uuidv7()], today)).rejects.toMatchObject({ kind: "not-found" });
  expect(await countDue(database.web, today)).toBe(2);
  await record([one, two, one], today);
  expect(await countDue(database.web, today)).toBe(0);
  expect((await debarmentList(database.web, { due: false, page: 1 }, today)).total).toBe(2);
  const broker = await anOfficer(database.owner, ["broker"]);
  await expect(recordDebarment(database.web, broker, looked(ids, today), at)).rejects.toMatchObject({
    kind: "not-found",
  });
});
