import { expect, test } from "vitest";
import { deadlineVectors } from "#app/domain/calendar/deadline-vectors.ts";
import { formatDeadline, londonDate, parseLondonTime } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aReferralForm, aSentReferral, childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { eligibleServices } from "./eligible-services.server.ts";
import { recordReferral } from "./record-referral.server.ts";
import { remindRequest } from "./referral-mails.server.ts";
import { sendReferral } from "./send-referral.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

const input = (referralId: string, serviceIds: string[], more = {}) => ({
  referralId,
  version: 1,
  serviceIds,
  widerReason: "",
  submissionKey: uuidv7(),
  ...more,
});

async function draft(options: { insuredUntil?: string; form?: object; at?: Date } = {}) {
  const provider = await anApprovedProvider(database.owner, options);
  const broker = await anOfficer(database.owner, ["broker"]);
  const form = aReferralForm(provider.lot.id, options.form);
  const { id } = await recordReferral(database.web, broker, childKeys, form, options.at ?? now);
  return { provider, broker, id };
}

async function nothingSent() {
  const counts = await database.owner
    .selectNoFrom((eb) => [
      eb.selectFrom("referral_request").select(eb.fn.countAll().as("n")).as("requests"),
      eb.selectFrom("notification").select(eb.fn.countAll().as("n")).as("mails"),
      eb.selectFrom("referral").where("status", "<>", "draft").select(eb.fn.countAll().as("n")).as("sent"),
    ])
    .executeTakeFirstOrThrow();
  expect(Object.values(counts).map(Number)).toEqual([0, 0, 0]);
}

test.each(deadlineVectors)(
  "sent at $sent ($why): stored and shown as due $due",
  async ({ sent, deemed, due, shown }) => {
    const at = parseLondonTime(sent) ?? now;
    const provider = await anApprovedProvider(database.owner, { insuredUntil: "2028-12-31" });
    const day = londonDate(at);
    const form = { startOn: day, endOn: `${Number(day.slice(0, 4)) + 1}-03-31` };
    const { id } = await aSentReferral(database.web, [provider], {
      broker: await anOfficer(database.owner, ["broker"]),
      now: at,
      form,
    });
    const stored = await database.owner
      .selectFrom("referral")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(stored.due_at?.toISOString()).toBe(new Date(due).toISOString());
    expect(stored.deemed).toBe(deemed);
    expect(formatDeadline(stored.due_at ?? now)).toBe(shown);
    expect(stored.deadline_rule).toMatch(/^Counts from the working day of sending/);
    const mail = await database.owner.selectFrom("notification").select("data").executeTakeFirstOrThrow();
    expect(mail.data).toMatchObject({ deadline: shown });
  },
);

test("sending freezes weights, makes one request each, mails owner and referrals people, plans two reminders", async () => {
  const { provider, broker, id } = await draft();
  await aProviderPerson(database.owner, { providerId: provider.providerId, role: "referrals" });
  await aProviderPerson(database.owner, { providerId: provider.providerId, role: "finance" });
  const sending = input(id, [provider.serviceId]);
  const first = await sendReferral(database.web, broker, sending, now);
  expect(await sendReferral(database.web, broker, sending, now)).toEqual(first);
  const stored = await database.owner.selectFrom("referral").selectAll().executeTakeFirstOrThrow();
  expect(stored).toMatchObject({
    status: "sent",
    version: 2,
    criteria_version: "1",
    weights: { quality: 45, availability: 20, price: 20, distance: 10, preference: 5 },
  });
  const requests = await database.owner.selectFrom("referral_request").select(["status", "distance_km"]).execute();
  expect(requests).toEqual([{ status: "sent", distance_km: null }]);
  const mails = await database.owner.selectFrom("notification").select("template").execute();
  expect(mails).toHaveLength(2);
  await expect(
    sendReferral(database.web, broker, input(id, [provider.serviceId], { version: 2 }), now),
  ).rejects.toMatchObject({ kind: "not-allowed-now" });
});

test("who is not eligible is refused on the server, and nothing is written", async () => {
  const { provider, broker, id } = await draft({ insuredUntil: "2026-09-20" });
  const fit = await anApprovedProvider(database.owner, { lot: provider.lot });
  await expect(
    sendReferral(database.web, broker, input(id, [fit.serviceId, provider.serviceId]), now),
  ).rejects.toMatchObject({
    kind: "refused",
    field: "services",
    message: expect.stringContaining("It ends on 20 September 2026".replace("It", "it")),
  });
  for (const ids of [[], ["nobody"], [uuidv7()], [fit.serviceId, uuidv7()]])
    await expect(sendReferral(database.web, broker, input(id, ids), now)).rejects.toMatchObject({ field: "services" });
  await nothingSent();
});

test("a suspension takes a provider out that minute", async () => {
  const { provider, broker, id } = await draft();
  await database.owner
    .insertInto("hold")
    .values({ id: uuidv7(), provider_id: provider.providerId, kind: "suspension", reason: "Concern", opened_at: now })
    .execute();
  await expect(sendReferral(database.web, broker, input(id, [provider.serviceId]), now)).rejects.toMatchObject({
    field: "services",
  });
  await nothingSent();
});

test("past the known calendar it is refused with what to import; a stale version is a conflict", async () => {
  const at = new Date("2028-12-29T18:00:00Z");
  const { provider, broker, id } = await draft({
    insuredUntil: "2030-12-31",
    at,
    form: { startOn: "2029-01-08", endOn: "2029-03-31" },
  });
  await database.owner.updateTable("council_check").set({ checked_on: "2028-12-20" }).execute();
  await expect(sendReferral(database.web, broker, input(id, [provider.serviceId]), at)).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringContaining("import:bank-holidays"),
  });
  await expect(
    sendReferral(database.web, broker, input(id, [provider.serviceId], { version: 7 }), now),
  ).rejects.toMatchObject({ kind: "conflict" });
  await nothingSent();
});

test("only a broker sends: others who may read it get 403, the rest 404", async () => {
  const { provider, id } = await draft();
  const sends = async (actor: Parameters<typeof sendReferral>[1]) =>
    sendReferral(database.web, actor, input(id, [provider.serviceId]), now);
  await expect(sends(await anOfficer(database.owner, ["manager"]))).rejects.toMatchObject({ kind: "forbidden" });
  await expect(sends(await anOfficer(database.owner, ["admin"]))).rejects.toMatchObject({ kind: "not-found" });
  await expect(sends(provider.owner)).rejects.toMatchObject({ kind: "not-found" });
  await nothingSent();
});

test("more than ten are asked only with a reason", async () => {
  const { broker, id } = await draft();
  const many = Array.from({ length: 11 }, () => uuidv7());
  await expect(sendReferral(database.web, broker, input(id, many), now)).rejects.toMatchObject({
    field: "widerReason",
  });
  await nothingSent();
});

test("the list judges everyone on the lot: eligible first, then nearest, places in use counted", async () => {
  const { provider, broker, id } = await draft({ form: { modes: ["home"] } });
  const outcodes = [
    { outcode: "HR1", latitude: 52.07, longitude: -2.7, area: "Hereford", source: "test" },
    { outcode: "WR1", latitude: 52.19, longitude: -2.22, area: "Worcester", source: "test" },
  ];
  await database.owner.insertInto("outcode").values(outcodes).execute();
  const far = await anApprovedProvider(database.owner, {
    lot: provider.lot,
    service: { latitude: 52.19, longitude: -2.22 },
  });
  const need = await database.owner.selectFrom("referral").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const { judged, total } = await readAs(database.web, broker, (trx) => eligibleServices(trx, need, "2026-09-14", now));
  expect(total).toBe(2);
  expect(judged.map(({ serviceId, eligible, km }) => [serviceId, eligible, km])).toEqual([
    [provider.serviceId, true, 3],
    [far.serviceId, false, null],
  ]);
  expect(judged[1]?.reasons).toEqual(["35 km away; the limit is 20 km"]);
});

test("a reminder goes once to whoever has not answered, never after the deadline", async () => {
  const { provider, broker, id } = await draft();
  await sendReferral(database.web, broker, input(id, [provider.serviceId]), now);
  const request = await database.owner.selectFrom("referral_request").select("id").executeTakeFirstOrThrow();
  const planned = new Date("2026-09-15T14:00:00Z");
  const reminders = () =>
    database.owner.selectFrom("notification").select("id").where("template", "=", "referral-reminder").execute();
  await remindRequest(database.web, request.id, planned, planned);
  await remindRequest(database.web, request.id, planned, planned);
  expect(await reminders()).toHaveLength(1);
  await remindRequest(database.web, request.id, planned, new Date("2026-09-15T16:00:00Z"));
  await database.owner.updateTable("referral_request").set({ status: "declined" }).execute();
  await remindRequest(database.web, request.id, new Date("2026-09-15T15:00:00Z"), new Date("2026-09-15T15:00:00Z"));
  expect(await reminders()).toHaveLength(1);
});
