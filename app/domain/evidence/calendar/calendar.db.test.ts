import { beforeEach, expect, test } from "vitest";
import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { addressMadeAt, makeAddress, revokeAddress } from "./calendar-address.server.ts";
import { readCalendar } from "./read-calendar.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const make = (person: ProviderPerson | Officer) => makeAddress(database.web, person, at);
const read = (token: string) => readCalendar(database.web, token, at);
const gone = { kind: "not-found" };
let owner: ProviderPerson;
let qa: Officer;

beforeEach(async () => {
  await aTuitionLot(database.owner);
  owner = await aProviderPerson(database.owner, { name: "Olwen Hidden", providerName: "Bright Path" });
  qa = await anOfficer(database.owner, ["qa"], { name: "Quentin Hidden" });
});

test("§3.6 ten a provider's calendar holds the end of its own documents under a steady id, the council's everybody's by organisation", async () => {
  const other = await aProviderPerson(database.owner, { providerName: "Hilltop" });
  const mine = await anEvidence(database.owner, owner, {
    questionId: "INS-02",
    field: "certificate",
    state: "accepted",
    endsOn: "2027-03-31",
  });
  await anEvidence(database.owner, other, {
    questionId: "INS-02",
    field: "certificate",
    state: "accepted",
    endsOn: "2027-04-30",
  });
  const own = await read(await make(owner));
  expect(own).toContain(`UID:${mine}\r\n`);
  expect(own).toContain("DTSTART;VALUE=DATE:20270331\r\n");
  expect(own).toMatch(/SUMMARY:Public liability.* ends\r\n/i);
  expect(own.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(own).not.toMatch(/Bright Path|Hidden|document\.pdf|@/);
  const all = await read(await make(qa));
  expect(all.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(all.replaceAll("\r\n ", "")).toMatch(/ends: Hilltop\r\n/);
  expect(all).not.toMatch(/Hidden|document\.pdf|@/);
  expect(await read(await make(qa))).toBe(all);
});

test("§3.6 ten of one document only the version that stands longest is there; none that ended long ago, never ends, was withdrawn or waits", async () => {
  const slot = { questionId: "SAF-12", field: "value" };
  await anEvidence(database.owner, owner, { ...slot, version: 1, state: "accepted", endsOn: "2026-10-01" });
  const newer = await anEvidence(database.owner, owner, { ...slot, version: 2, state: "given", endsOn: "2027-10-01" });
  await anEvidence(database.owner, owner, { questionId: "SAF-01", state: "accepted", endsOn: "2026-08-01" });
  await anEvidence(database.owner, owner, { questionId: "SAF-02", state: "accepted", endsOn: null });
  await anEvidence(database.owner, owner, { questionId: "SAF-03", state: "withdrawn", wasAccepted: true });
  await anEvidence(database.owner, owner, { questionId: "SAF-04", scan: "pending" });
  const text = await read(await make(owner));
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
  expect(text).toContain(`UID:${newer}\r\n`);
});

test("§3.6 ten an address is kept as a hash, works until it is revoked or made anew, and an unknown one is not found", async () => {
  const first = await make(owner);
  expect(first).toMatch(/^[\w-]{43}$/);
  const kept = await database.owner.selectFrom("renewal_calendar").selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(first);
  expect(await addressMadeAt(database.web, owner)).toEqual(at);
  const second = await make(owner);
  await expect(read(first)).rejects.toMatchObject(gone);
  expect(await read(second)).toContain("BEGIN:VTIMEZONE");
  await revokeAddress(database.web, owner, at);
  await revokeAddress(database.web, owner, at);
  await expect(read(second)).rejects.toMatchObject(gone);
  await expect(read("unknown")).rejects.toMatchObject(gone);
  expect(await addressMadeAt(database.web, owner)).toBeUndefined();
});

test("§3.6 ten two addresses made at once leave one that works", async () => {
  const tokens = await Promise.all([make(owner), make(owner)]);
  const works = await Promise.all(
    tokens.map((token) =>
      read(token).then(
        () => true,
        () => false,
      ),
    ),
  );
  expect(works.filter(Boolean)).toHaveLength(1);
});

test("§3.6 ten an address stops with its maker's place: left the provider, lost the role, or shut out", async () => {
  const [own, council] = [await make(owner), await make(qa)];
  await database.owner.deleteFrom("provider_member").where("person_id", "=", owner.personId).execute();
  await database.owner.deleteFrom("person_role").where("person_id", "=", qa.personId).execute();
  await expect(read(own)).rejects.toMatchObject(gone);
  await expect(read(council)).rejects.toMatchObject(gone);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const token = await make(lead);
  await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", lead.personId).execute();
  await expect(read(token)).rejects.toMatchObject(gone);
  await expect(make(await anOfficer(database.owner, ["finance"]))).rejects.toThrow();
});
