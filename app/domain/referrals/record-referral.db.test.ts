import { sql } from "kysely";
import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aReferralForm, aSentReferral, childKeys, invented } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { recordReferral } from "./record-referral.server.ts";
import { referralForm } from "./referral.ts";
import { viewRequest } from "./view-request.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const broker = () => anOfficer(database.owner, ["broker"]);

test("a need is recorded once for its form, with the age at the start and the outcode only", async () => {
  const lot = await aTuitionLot(database.owner);
  const actor = await broker();
  const form = aReferralForm(lot.id);
  const { id } = await recordReferral(database.web, actor, childKeys, form, now);
  expect(await recordReferral(database.web, actor, childKeys, form, now)).toEqual({ id });
  const rows = await database.owner.selectFrom("referral").selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ status: "draft", age: 13, outcode: "HR1", broker_id: actor.personId });
});

test("only a broker records, and nothing is written for what no page offers", async () => {
  const lot = await aTuitionLot(database.owner);
  const record = (actor: Parameters<typeof recordReferral>[1], changed = {}) =>
    recordReferral(database.web, actor, childKeys, aReferralForm(lot.id, changed), now);
  await expect(record(await anOfficer(database.owner, ["manager"]))).rejects.toMatchObject({ kind: "forbidden" });
  await expect(record(await anOfficer(database.owner, ["admin"]))).rejects.toMatchObject({ kind: "not-found" });
  await expect(record(await aProviderPerson(database.owner))).rejects.toMatchObject({ kind: "not-found" });
  await expect(record(await broker(), { lot: uuidv7() })).rejects.toMatchObject({ field: "lot" });
  await expect(record(await broker(), { needs: ["anything"] })).rejects.toMatchObject({ field: "needs" });
  await expect(record(await broker(), { startOn: "2026-09-13" })).rejects.toMatchObject({ field: "startOn" });
  await expect(record(await broker(), { dateOfBirth: "1990-01-01" })).rejects.toMatchObject({ field: "dateOfBirth" });
  const left = await database.owner.selectFrom("child").select("id").execute();
  expect(left).toEqual([]);
});

test("neither tables, queue nor outbox show identity or brief, before and after sending and reading", async () => {
  const provider = await anApprovedProvider(database.owner);
  const sent = await aSentReferral(database.web, [provider], { now });
  await viewRequest(database.web, provider.owner, childKeys, sent.requestIds[0] ?? "", now);
  const canaries = [
    "Plumcanary",
    "Finchcanary",
    invented.surname,
    invented.firstNames,
    invented.upn ?? "",
    invented.postcode,
  ];
  expect(await found(canaries)).toEqual([]);
  await database.owner.updateTable("referral").set({ summary: "Plumcanary" }).execute();
  expect(await found(canaries)).toEqual(["Plumcanary"]);
});

/** The canaries that any column of any table shows, bytes read as text. */
async function found(canaries: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker')`.execute(database.owner);
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.raw(name)} t`.execute(
      database.owner,
    );
    texts.push(...rows.map(({ text }) => text));
  }
  const plain = texts.join("\n");
  const bytes = [...plain.matchAll(/\\\\?x([0-9a-f]+)/g)].map(([, hex]) =>
    Buffer.from(hex ?? "", "hex").toString("latin1"),
  );
  const all = [plain, ...bytes].join("\n");
  return canaries.filter((one) => all.includes(one));
}

const typed = {
  ...invented,
  dateOfBirth: { day: "9", month: "3", year: "2013" },
  lot: uuidv7(),
  needs: ["semh"],
  modes: ["online"],
  days: ["mon"],
  sessionsPerWeek: "2",
  startOn: { day: "21", month: "9", year: "2026" },
  endOn: { day: "18", month: "12", year: "2026" },
  travelKm: "20",
  legalBasis: "sixth-day",
  summary: "Mathematics",
  brief: "Quiet room",
  foundHow: "The list",
  submissionKey: uuidv7(),
};
const wrong = (changed: object) =>
  referralForm.safeParse({ ...typed, ...changed }).error?.issues.map(({ path, message }) => [path.join("."), message]);

test("the form is right as typed, and says beside each field what is not", () => {
  expect(wrong({})).toBeUndefined();
  expect(wrong({ summary: "Ottoline likes mathematics" })).toEqual([
    ["summary", "Take out the child’s name: every provider you ask will read this"],
  ]);
  expect(wrong({ upn: "A801200005001" })?.[0]?.[0]).toBe("upn");
  expect(wrong({ postcode: "Hereford" })).toEqual([["postcode", "Enter a full UK postcode, like HR1 2AA"]]);
  expect(wrong({ startOn: { day: "31", month: "2", year: "2026" } })?.[0]?.[0]).toBe("startOn");
  expect(wrong({ endOn: { day: "20", month: "9", year: "2026" } })).toEqual([
    ["endOn", "End date must be the same as or after the start date"],
  ]);
  expect(wrong({ sessionsPerWeek: "eleven", surname: "O'Neill 😀" })).toEqual([
    ["sessionsPerWeek", "Sessions a week must be a number from 1 to 10"],
  ]);
  expect(referralForm.safeParse({}).error?.issues.length).toBeGreaterThan(10);
});
