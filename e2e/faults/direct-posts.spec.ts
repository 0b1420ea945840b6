import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anInvoice } from "#db/factories/invoices.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anAwardedPlacement } from "#db/factories/placements-in-steps.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { cookieOf } from "../access/ask.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { fillIn, send } from "./forms.ts";

const db = ownerDb(portal);
const both = { owner: db, web: db };
test.afterAll(() => db.destroy());

type Person = { personId: string; email: string };

/** Signs in someone whom a test has made, with the password of the demonstration and, like its people, without a code. */
async function cookieFor({ personId, email }: Person): Promise<string> {
  const shared = db.selectFrom("person").select("password_hash").where("email", "=", "broker@council.example");
  const { password_hash } = await shared.executeTakeFirstOrThrow();
  await db.updateTable("person").set({ password_hash, demonstration: true }).where("id", "=", personId).execute();
  return cookieOf(portal, email);
}

/** Everything that these people did, by the audit: a change without an entry there does not exist. */
const deedsOf = (...people: Person[]) =>
  db
    .selectFrom("audit_entry")
    .select(["action", "subject_id"])
    .where(
      "actor_id",
      "in",
      people.map(({ personId }) => personId),
    )
    .where("action", "<>", "access.denied")
    .orderBy("seq")
    .execute();

/** Tries something that must be refused, and sees that what the person did and what is there stay the same. */
async function refused(
  person: Person,
  attempt: (cookie: string) => Promise<{ status: number }>,
  statuses: number[],
  standing: () => Promise<unknown>,
): Promise<void> {
  const cookie = await cookieFor(person);
  const before = [await deedsOf(person), await standing()];
  const { status } = await attempt(cookie);
  expect(statuses).toContain(status);
  expect([await deedsOf(person), await standing()]).toEqual(before);
}

const get = (path: string) => (cookie: string) => fetch(portal.url + path, { headers: { cookie }, redirect: "manual" });
const post = (path: string, fields: Record<string, string>) => (cookie: string) =>
  send(portal, cookie, { path, body: new URLSearchParams(fields) });

test("awarding a provider that is not eligible is refused", async () => {
  const lot = await aQuietLot(db);
  const { id, broker, offers } = await anOfferedReferral(db, [{ quality: 4, insuredUntil: "2026-09-01" }], lot);
  const reasons = { reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" };
  const address = paths.admin.award(id);
  await refused(
    broker,
    async (cookie) => {
      const requestId = offers[0]?.requestId ?? "";
      return send(
        portal,
        cookie,
        await fillIn(portal, cookie, address, "Award the placement", { requestId, ...reasons }),
      );
    },
    [400, 409],
    async () => [
      await db.selectFrom("referral").select(["status", "version"]).where("id", "=", id).execute(),
      await db.selectFrom("award").select("id").where("referral_id", "=", id).execute(),
    ],
  );
});

test("starting a placement behind its gates is refused", async () => {
  const { placementId: id, broker } = await anAwardedPlacement(both, await aQuietLot(db));
  await refused(broker, post(paths.admin.placement(id), { submissionKey: uuidv7(), version: "1" }), [400, 409], () =>
    db.selectFrom("placement").select(["status", "version", "started_at"]).where("id", "=", id).execute(),
  );
});

test("a second recommendation by the same reviewer is refused", async () => {
  const { id } = await aSubmittedApplication(db, { lot: await aQuietLot(db) });
  const reviewer = await anOfficer(db, ["qa"]);
  await adviseOn(db, reviewer, id, new Date());
  const application = () => db.selectFrom("application").select(["status", "version"]).where("id", "=", id);
  const { version } = await application().executeTakeFirstOrThrow();
  const advice = {
    interest: "no",
    outcome: "admit",
    comment: "Once more",
    submissionKey: uuidv7(),
    version: String(version),
  };
  await refused(reviewer, post(paths.admin.recommend(id), advice), [403, 409], async () => [
    await application().execute(),
    await db.selectFrom("recommendation").select("id").where("application_id", "=", id).execute(),
  ]);
});

test("a provider cannot approve its own invoice", async () => {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const { id } = await anInvoice(db, await aPlacement(db, { provider }));
  const approval = { intent: "approve", submissionKey: uuidv7(), version: "1" };
  await refused(provider.owner, post(paths.admin.invoice(id), approval), [403, 404], () =>
    db.selectFrom("invoice").select(["status", "version"]).where("id", "=", id).execute(),
  );
});

test("another provider’s evidence does not exist", async () => {
  const lot = await aQuietLot(db);
  const [mine, theirs] = [await anApprovedProvider(db, { lot }), await anApprovedProvider(db, { lot })];
  const ofProvider = (id: string) => db.selectFrom("evidence").select("id").where("provider_id", "=", id).limit(1);
  const { id } = await ofProvider(theirs.providerId).executeTakeFirstOrThrow();
  await refused(mine.owner, get(paths.provider.evidenceFile(id)), [404], async () => []);
  await refused(mine.owner, get(paths.admin.evidenceFile(id)), [403, 404], async () => []);
});

test("nobody learns who the child is before the award is accepted, and administrators never", async () => {
  const { placementId, childId, owner, loser } = await anAwardedPlacement(both, await aQuietLot(db));
  const readings = () => db.selectFrom("child_access").select("id").where("child_id", "=", childId).execute();
  await refused(owner, get(paths.provider.identity(placementId)), [409], readings);
  await refused(loser, get(paths.provider.identity(placementId)), [404], readings);
  for (const role of ["admin", "auditor"] as const) {
    const officer = await anOfficer(db, [role]);
    await refused(officer, get(paths.admin.child(childId)), [403, 404], readings);
    await refused(officer, get(paths.admin.gateNotes(placementId)), [403, 404], readings);
    await refused(officer, get(paths.provider.identity(placementId)), [403, 404], readings);
  }
});
