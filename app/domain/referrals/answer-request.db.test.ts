import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider, aStaffMember } from "#db/factories/providers.ts";
import { aSentReferral, childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import type { AnswerForm } from "./answer.ts";
import { answerRequest } from "./answer-request.server.ts";
import { listRequests } from "./requests.server.ts";
import { acceptConfidentiality, viewRequest } from "./view-request.server.ts";

const database = testDatabase();
const sentAt = new Date("2026-09-14T09:00:00Z");
const now = new Date("2026-09-14T12:00:00Z");
const after = new Date("2026-09-15T16:00:01Z");

async function asked() {
  const provider = await anApprovedProvider(database.owner);
  const { id, broker, requestIds } = await aSentReferral(database.web, [provider], { now: sentAt });
  return { ...provider, referralId: id, broker, requestId: requestIds[0] ?? "" };
}
type Asked = Awaited<ReturnType<typeof asked>>;

const yes = ({ staffMemberId }: Asked, more: object = {}): AnswerForm => ({
  kind: "yes",
  startOn: "2026-09-21",
  rate: 4500,
  rateUnit: "session",
  staff: [staffMemberId],
  note: "",
  version: 1,
  submissionKey: uuidv7(),
  ...more,
});
const no = (version: number): AnswerForm => ({
  kind: "no",
  reason: "capacity",
  note: "",
  version,
  submissionKey: uuidv7(),
});
const answer = (one: Asked, form: AnswerForm, at = now) =>
  answerRequest(database.web, one.owner, one.requestId, form, at);
const view = (one: Asked, at = now) => viewRequest(database.web, one.owner, childKeys, one.requestId, at);
const responses = () => database.owner.selectFrom("response").selectAll().orderBy("version").execute();
const accesses = () => database.owner.selectFrom("child_access").select(["what", "person_id"]).execute();

test("stage A, then B once confidentiality is accepted, each reading of the brief on record; nothing after a no", async () => {
  const one = await asked();
  const first = await view(one);
  expect([first.request.status, first.request.disclosure, first.brief]).toEqual(["viewed", "A", undefined]);
  expect(await accesses()).toEqual([]);
  await acceptConfidentiality(database.web, one.owner, one.requestId, now);
  await acceptConfidentiality(database.web, one.owner, one.requestId, now);
  expect((await view(one)).brief).toBe("Plumcanary settles best in a quiet room");
  expect(await accesses()).toEqual([{ what: "brief", person_id: one.owner.personId }]);
  await answer(one, no(2));
  const last = await view(one);
  expect([last.request.disclosure, last.brief]).toEqual(["none", undefined]);
  expect(await accesses()).toHaveLength(1);
  await expect(acceptConfidentiality(database.web, one.owner, one.requestId, now)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
});

test("an answer is taken once for its form, tells the broker, and may be changed until the deadline", async () => {
  const one = await asked();
  const form = yes(one);
  expect(await answer(one, form)).toEqual({ late: false });
  expect(await answer(one, form)).toEqual({ late: false });
  await answer(one, yes(one, { kind: "alternative", differs: "Only mornings", version: 2, rate: 4000 }));
  expect(
    (await responses()).map(({ version, kind, rate_pence, late, differs }) => [
      version,
      kind,
      rate_pence,
      late,
      differs,
    ]),
  ).toEqual([
    [1, "yes", 4500, false, null],
    [2, "alternative", 4000, false, "Only mornings"],
  ]);
  const mails = await database.owner
    .selectFrom("notification")
    .select(["to_address", "data"])
    .where("template", "=", "referral-answered")
    .execute();
  expect(mails.map(({ to_address }) => to_address)).toEqual([one.broker.email, one.broker.email]);
  expect(Object.keys(mails[0]?.data ?? {}).sort()).toEqual(["reference", "referralId"]);
  await expect(answer(one, yes(one, { version: 1 }))).rejects.toMatchObject({ kind: "conflict" });
  await expect(answer(one, yes(one, { version: 3 }), after)).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await responses()).toHaveLength(2);
});

test("a first answer after the deadline is taken and labelled late; at the very second it is not", async () => {
  const [one, two] = [await asked(), await asked()];
  expect(await answer(one, yes(one), after)).toEqual({ late: true });
  expect(await answer(two, yes(two), new Date("2026-09-15T16:00:00Z"))).toEqual({ late: false });
});

test("a no is final for the provider, and a closed referral takes no answer", async () => {
  const [one, two] = [await asked(), await asked()];
  await answer(one, no(1));
  await expect(answer(one, yes(one, { version: 2 }))).rejects.toMatchObject({ kind: "not-allowed-now" });
  await database.owner.updateTable("referral").set({ status: "closed" }).where("id", "=", two.referralId).execute();
  await expect(answer(two, yes(two))).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await responses()).toHaveLength(1);
});

test("someone else's request is not there; a viewer may not answer; strangers are no staff", async () => {
  const one = await asked();
  const stranger = await anApprovedProvider(database.owner, { lot: one.lot });
  const theirs = { ...one, owner: stranger.owner };
  for (const act of [
    () => view(theirs),
    () => answer(theirs, yes(one)),
    () => acceptConfidentiality(database.web, stranger.owner, one.requestId, now),
    () => view({ ...one, requestId: "not-an-id" }),
    () => view({ ...one, requestId: uuidv7() }),
  ])
    await expect(act()).rejects.toMatchObject({ kind: "not-found" });
  const viewer = await aProviderPerson(database.owner, { providerId: one.providerId, role: "viewer" });
  await expect(answer({ ...one, owner: viewer }, yes(one))).rejects.toMatchObject({ kind: "not-found" });
  const staff = [one.staffMemberId, await aStaffMember(database.owner, stranger.providerId)];
  await expect(answer(one, yes(one, { staff }))).rejects.toMatchObject({ field: "staff" });
  await expect(answer(one, yes(one, { startOn: "2026-09-13" }))).rejects.toMatchObject({ field: "startOn" });
  await expect(answer(one, yes(one, { note: "Lives at HR1 2AA" }))).rejects.toMatchObject({ field: "note" });
  expect(await responses()).toEqual([]);
  expect((await listRequests(database.web, stranger.owner, "open", 1)).rows).toEqual([]);
  expect((await listRequests(database.web, one.owner, "open", 1)).rows).toHaveLength(1);
});
