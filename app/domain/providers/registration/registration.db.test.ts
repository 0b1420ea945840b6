import { beforeEach, expect, test } from "vitest";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { changePlacement } from "#app/domain/placements/change-placement.server.ts";
import { packageHours } from "#app/domain/placements/package-hours.server.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { decideRegistration, recordTold } from "./decide-registration.server.ts";
import { testRegistration } from "./test-registration.server.ts";
import { testRegistrations } from "./test-registrations.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const system = { kind: "system", task: "test" } as const;

let provider: ApprovedProvider;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner);
});

const says = async (pupils: number, hours: number, plan: "yes" | "no") => {
  const owner = provider.owner;
  const answers = {
    ...soleTutorAnswers("2026-09-01", "2027-06-01"),
    "REG-01": { pupils: `${pupils}`, hours: `${hours}` },
  };
  const sent = { ...answers, "REG-02": { value: plan } };
  await database.owner.deleteFrom("answer").where("provider_id", "=", owner.providerId).execute();
  await database.owner.deleteFrom("evidence").where("provider_id", "=", owner.providerId).execute();
  const { id } = await anApplication(database.owner, { owner, status: "submitted", answers: sent });
  await run();
  return id;
};
const run = (now = at) =>
  transact(database.web, system, now, (work) => testRegistration(work, provider.providerId, "answers"));
const results = () =>
  database.owner
    .selectFrom("registration_test")
    .select(["outcome", "inputs", "because"])
    .where("provider_id", "=", provider.providerId)
    .orderBy("seq")
    .execute();
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const mails = async () => {
  const rows = await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
  return rows.filter(({ template }) => template.startsWith("registration-"));
};
const qa = () => anOfficer(database.owner, ["qa"]);

test("N14 hours 17→18 with one EHCP pupil and no URN: alert, new referrals stopped, history keeps both", async () => {
  const officer = await qa();
  await says(1, 17, "yes");
  expect(await holds()).toEqual([]);
  await says(1, 18, "yes");
  expect((await results()).map(({ outcome }) => outcome)).toEqual(["not-a-school", "looks-unregistered"]);
  expect((await results()).map(({ inputs }) => inputs)).toMatchObject([
    { stated: { pupils: 1, hours: 17, plan: true, urn: null } },
    { stated: { pupils: 1, hours: 18, plan: true, urn: null } },
  ]);
  expect(await holds()).toMatchObject([{ kind: "suspension" }]);
  const told = (await mails()).map(({ template, to_address }) => `${template} ${to_address}`);
  expect(told).toContain(`registration-alert ${officer.email}`);
  expect(told).toContain(`registration-stopped ${provider.owner.email}`);
  expect(await database.owner.selectFrom("registration_alert").select("tell_by").execute()).toEqual([
    { tell_by: "2026-09-17" },
  ]);
});

test("N14 the same numbers again keep no new result, and lower ones do not lift the stop", async () => {
  await says(1, 18, "yes");
  await run();
  await testRegistrations(database.web, system, at);
  expect(await results()).toHaveLength(1);
  await says(1, 10, "yes");
  expect(await results()).toHaveLength(2);
  expect(await holds()).toHaveLength(1);
});

test("N14 the provider's own sending runs the test, and asks for decisions on what runs", async () => {
  const { id: running } = await aPlacement(database.owner, { provider });
  const { owner } = provider;
  await database.owner.deleteFrom("evidence").where("provider_id", "=", owner.providerId).execute();
  const answers = { ...soleTutorAnswers("2026-09-01", "2027-06-01"), "REG-01": { pupils: "5", hours: "20" } };
  const { id: applicationId } = await anApplication(database.owner, { owner, answers });
  await submitApplication(database.web, owner, { applicationId, submissionKey: uuidv7() }, at);
  expect(await results()).toMatchObject([{ outcome: "looks-unregistered", because: "answers" }]);
  expect(await holds()).toMatchObject([{ kind: "suspension" }]);
  const decisions = await database.owner.selectFrom("placement_decision").select("placement_id").execute();
  expect(decisions).toEqual([{ placement_id: running }]);
});

test("row 20 our own placements are counted, and the counts tell no child", async () => {
  const { broker, id } = await aPlacement(database.owner, { provider });
  await database.owner.updateTable("referral").set({ legal_basis: "looked-after" }).execute();
  await run();
  expect(await holds()).toEqual([]);
  const pattern = JSON.stringify(
    ["mon", "tue", "wed"].flatMap((day) => [
      { day, half: "am" },
      { day, half: "pm" },
    ]),
  );
  await database.owner.updateTable("placement").set({ pattern }).where("id", "=", id).execute();
  expect(await run()).toBe("looks-unregistered");
  const [, full] = await results();
  expect(await database.owner.selectFrom("placement_decision").select("placement_id").execute()).toEqual([
    { placement_id: id },
  ]);
  expect(full?.inputs).toEqual({ stated: null, placed: { children: 1, fullTime: 1, mostHours: 18, plan: true } });
  expect(JSON.stringify(await mails())).not.toMatch(/looked|plan|child|CH-/i);
  const deed = { placementId: id, version: 1, reason: "Planned", move: "end", submissionKey: uuidv7() } as const;
  await changePlacement(database.web, broker, deed, at);
  expect((await results()).at(-1)).toMatchObject({ outcome: "not-a-school", because: "placements" });
});

test("row 20 QA's finding lifts this stop and no other, and who was told stays on record", async () => {
  await says(5, 20, "no");
  const officer = await qa();
  const concern = {
    id: uuidv7(),
    provider_id: provider.providerId,
    kind: "concern",
    reason: "A concern",
    opened_at: at,
  };
  await database.owner.insertInto("hold").values(concern).execute();
  const providerId = provider.providerId;
  const told = { providerId, toldOn: "2026-09-16", how: "By the form, ref 7", submissionKey: uuidv7() };
  const later = { ...told, toldOn: "2026-09-17" };
  await expect(recordTold(database.web, officer, later, at)).rejects.toMatchObject({ field: "toldOn" });
  await recordTold(database.web, officer, told, at);
  const finding = {
    providerId,
    finding: "not-a-school",
    reason: "Seen the timetable",
    submissionKey: uuidv7(),
  } as const;
  const broker = await anOfficer(database.owner, ["broker"]);
  await expect(decideRegistration(database.web, broker, finding, at)).rejects.toMatchObject({ kind: "not-found" });
  expect(await holds()).toHaveLength(2);
  await decideRegistration(database.web, officer, finding, at);
  await decideRegistration(database.web, officer, finding, at);
  expect(await holds()).toMatchObject([{ kind: "concern" }]);
  await expect(
    decideRegistration(database.web, officer, { ...finding, submissionKey: uuidv7() }, at),
  ).rejects.toMatchObject({ kind: "not-allowed-now" });
  expect(await run()).toBe("looks-unregistered");
  expect(await holds()).toHaveLength(1);
  await says(6, 20, "no");
  expect(await holds()).toHaveLength(2);
});

test("row 20 a threshold of the council's own counts from its day", async () => {
  await says(3, 16, "no");
  const value = JSON.stringify({ hoursFullTime: 15, pupils: 3, source: "The Act of next year" });
  await database.owner
    .insertInto("setting")
    .values({ key: "registration-threshold", effective_from: "2026-09-17", value, source: "test" })
    .execute();
  await testRegistrations(database.web, system, at);
  expect(await holds()).toEqual([]);
  await testRegistrations(database.web, system, new Date("2026-09-17T01:23:00Z"));
  expect(await holds()).toHaveLength(1);
});

test("row 20 a child's hours at all providers are added up for the broker, and warned of from 18", async () => {
  const first = await aPlacement(database.owner, { provider });
  const second = await aPlacement(database.owner);
  await database.owner.updateTable("placement").set({ child_id: first.childId }).where("id", "=", second.id).execute();
  const hours = (sessionsPerWeek: number) =>
    readAs(database.web, first.broker, (trx) =>
      packageHours(trx, { childId: first.childId, sessionsPerWeek }, "2026-09-16"),
    );
  expect(await hours(1)).toEqual({ hours: 12, providers: 2, withThis: 15, warnFrom: 18 });
  expect(await hours(2)).toMatchObject({ withThis: 18 });
});
