import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aConcern } from "#db/factories/concerns.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { addNote } from "./add-note.server.ts";
import { listConcerns, listRegister, requireReader } from "./concerns.server.ts";
import { openConcern } from "./open-concern.server.ts";
import { watchConcerns } from "./watch-concerns.server.ts";

const database = testDatabase();
// Wednesday 16 September 2026, 11am in London.
const at = new Date("2026-09-16T10:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const system = { kind: "system", task: "watch-concerns" } as const;
const CANARY = "canary-4711";

let lead: Officer;
beforeEach(async () => {
  lead = await anOfficer(database.owner, ["qa_lead"]);
});

const idOf = async (ref: string) =>
  (await database.owner.selectFrom("concern").select("id").where("ref", "=", ref).executeTakeFirstOrThrow()).id;
const report = async (more: Partial<Parameters<typeof aConcern>[1]> = {}) => {
  const { ref } = await aConcern(database.web, { at, keys: childKeys, ...more });
  return { ref, id: await idOf(ref) };
};
const open = (who: Actor, id: string, now = at) => openConcern(database.web, who, childKeys, id, now);
const list = (who: Actor) => readAs(database.web, who, (trx) => listConcerns(trx, { stage: "open", q: "", page: 1 }));
const mails = () =>
  database.owner.selectFrom("notification").select(["template", "to_address", "data"]).orderBy("id").execute();
const note = (who: Actor, concernId: string) =>
  addNote(database.web, who, childKeys, { concernId, note: `Note ${CANARY}`, submissionKey: uuidv7() }, at);

test("row 33: a concern reaches the quality leads at once, by reference only, and is sent once", async () => {
  const submissionKey = uuidv7();
  const { ref } = await report({ report: { what: CANARY }, submissionKey });
  expect((await report({ report: { what: CANARY }, submissionKey })).ref).toBe(ref);
  expect(await mails()).toMatchObject([{ template: "concern-raised", to_address: lead.email }]);
  expect(JSON.stringify(await mails())).not.toContain(CANARY);
  const toDo = await readAs(database.web, lead, (trx) => councilToDo(trx, lead, at));
  expect(toDo[0]).toMatchObject({ count: 1, text: "new concern: nobody has opened it yet" });
});

test("row 33: other words from the same form are another concern, and each set of words is kept once", async () => {
  const submissionKey = uuidv7();
  const first = await report({ report: { what: "He shouted" }, submissionKey });
  const second = await report({ report: { what: "He shouted, and locked the door" }, submissionKey });
  expect(second.ref).not.toBe(first.ref);
  expect((await report({ report: { what: "He shouted" }, submissionKey })).ref).toBe(first.ref);
  expect((await open(lead, second.id)).report.what).toBe("He shouted, and locked the door");
  expect((await mails()).filter(({ template }) => template === "concern-raised")).toHaveLength(2);
  expect((await list(lead)).total).toBe(2);
});

test("row 33: a concern is seen by quality leads and by nobody else; an auditor sees that it exists", async () => {
  const { id, ref } = await report({ report: { what: CANARY } });
  expect((await open(lead, id)).report.what).toBe(CANARY);
  for (const role of ["admin", "qa", "commissioner", "director", "dpo", "broker", "auditor", "manager"] as const) {
    const other = await anOfficer(database.owner, [role]);
    await expect(open(other, id), role).rejects.toMatchObject({ kind: "not-found" });
    await expect(note(other, id), role).rejects.toMatchObject({ kind: "not-found" });
    expect((await list(other)).rows, role).toEqual([]);
    if (role !== "auditor")
      await expect(readAs(database.web, other, (trx) => requireReader(trx, other))).rejects.toMatchObject({
        kind: "not-found",
      });
  }
  const auditor = await anOfficer(database.owner, ["auditor"]);
  expect((await readAs(database.web, auditor, (trx) => listRegister(trx, 1))).rows).toMatchObject([{ ref }]);
  const admin = await anOfficer(database.owner, ["admin"]);
  expect((await readAs(database.web, admin, (trx) => listRegister(trx, 1))).rows).toEqual([]);
});

test("row 33: what is written about a concern is sealed: no table holds its words", async () => {
  const { id } = await report({ report: { what: CANARY, child: CANARY, provider: CANARY } });
  await note(lead, id);
  const found = async () => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(database.owner);
    const hits: string[] = [];
    for (const { name } of tables) {
      const like = `%${CANARY}%`;
      const bytes = Buffer.from(CANARY).toString("hex");
      const { rows } = await sql`select 1 from ${sql.table(name)} t
        where t::text like ${like} or t::text like ${`%${bytes}%`} limit 1`.execute(database.owner);
      if (rows.length > 0) hits.push(name);
    }
    return hits;
  };
  expect(await found()).toEqual([]);
  await database.owner
    .insertInto("hold")
    .values({
      ...{ id: uuidv7(), provider_id: (await aProviderPerson(database.owner)).providerId, kind: "concern" },
      ...{ reason: `Planted ${CANARY}`, opened_at: at },
    })
    .execute();
  expect(await found()).toEqual(["hold"]);
  expect(JSON.stringify((await open(lead, id)).entries)).toContain(CANARY);
});

test("row 33: who stays anonymous leaves no trace of their account; who does not, does", async () => {
  const person = await aProviderPerson(database.owner);
  const actors = async () =>
    (
      await database.owner
        .selectFrom("audit_entry")
        .select("actor_id as actorId")
        .where("action", "=", "concern.report")
        .orderBy("seq")
        .execute()
    ).map(({ actorId }) => actorId);
  const { id } = await report({ by: person });
  expect(await actors()).toEqual([null]);
  expect((await open(lead, id)).account).toBeNull();
  const named = await report({ by: person, report: { name: "Pat" } });
  expect(await actors()).toEqual([null, person.personId]);
  expect((await open(lead, named.id)).account).toBe(person.name);
});

test("row 33: unread for one working hour it goes to the directors, who may open it from then on", async () => {
  const director = await anOfficer(database.owner, ["director"]);
  const { id } = await report();
  const read = await report();
  await open(lead, read.id);
  await watchConcerns(database.web, system, later(59));
  await expect(open(director, id)).rejects.toMatchObject({ kind: "not-found" });
  await watchConcerns(database.web, system, later(60));
  await watchConcerns(database.web, system, later(61));
  expect((await mails()).filter(({ template }) => template === "concern-unread")).toHaveLength(1);
  expect((await list(director)).rows.map((row) => row.id)).toEqual([id]);
  const opened = await open(director, id);
  expect(opened.openings.map(({ name }) => name)).toEqual([director.name]);
  await expect(open(director, read.id)).rejects.toMatchObject({ kind: "not-found" });
});

test("row 33: opened but not looked at, the leads are reminded after half a working day and the directors told after one", async () => {
  const director = await anOfficer(database.owner, ["director"]);
  const { id } = await report();
  await open(lead, id);
  const sent = async (when: Date) => {
    await watchConcerns(database.web, system, when);
    await watchConcerns(database.web, system, when);
    return (await mails()).map(({ template, to_address: to }) => `${template} ${to}`).slice(1);
  };
  expect(await sent(later(239))).toEqual([]);
  expect(await sent(later(240))).toEqual([`concern-waits ${lead.email}`]);
  await expect(open(director, id)).rejects.toMatchObject({ kind: "not-found" });
  // Eight hours of work after 11am on Wednesday: 11am on Thursday.
  const thursday = (minutes: number) => later(24 * 60 + minutes);
  expect(await sent(thursday(-1))).toHaveLength(1);
  expect(await sent(thursday(0))).toEqual([`concern-waits ${lead.email}`, `concern-late ${director.email}`]);
  expect((await open(director, id)).ref).toBeTruthy();
  expect(await sent(thursday(24 * 60))).toHaveLength(2);
});

test("row 33: each opening is written down, and nobody changes what was written", async () => {
  const { id } = await report();
  await open(lead, id);
  await note(lead, id);
  const { openings, entries } = await open(lead, id, later(5));
  expect(openings).toHaveLength(2);
  expect(entries).toMatchObject([{ kind: "note", by: lead.name }]);
  await expect(
    readAs(database.web, lead, (trx) => trx.selectFrom("concern_entry").select("id").execute()),
  ).resolves.toHaveLength(1);
  await expect(database.web.deleteFrom("concern_entry").execute()).rejects.toThrow("permission denied");
  await expect(database.web.updateTable("concern_opening").set({ at }).execute()).rejects.toThrow("permission denied");
});

test("row 33: a long concern can be read to its beginning, and so can who opened it", async () => {
  const { id } = await report();
  await note(lead, id);
  for (let made = 1; made <= 20; made++) {
    const more = { concernId: id, note: `Note ${made}`, submissionKey: uuidv7() };
    await addNote(database.web, lead, childKeys, more, later(made));
    await open(lead, id, later(made));
  }
  const at2 = { entries: 2, openings: 2 };
  const second = await openConcern(database.web, lead, childKeys, id, later(30), at2);
  expect(second.pages).toEqual({ entries: { page: 2, pages: 2 }, openings: { page: 2, pages: 2 } });
  expect(second.entries.map(({ at: when }) => when)).toEqual([at]);
  expect(second.openings.map(({ at: when }) => when)).toEqual([later(1)]);
  expect((await open(lead, id, later(31))).entries).toHaveLength(20);
});

test("row 33: a link about a provider, or its whole name, says which provider it is", async () => {
  const { providerId, providerName } = await aProviderPerson(database.owner, { providerName: "Wye Learning" });
  const { id } = await report({ report: { provider: providerName.toUpperCase() } });
  expect((await open(lead, id)).providerId).toBe(providerId);
  const other = await report({ report: { provider: "Somebody else" } });
  expect((await open(lead, other.id)).providerId).toBeNull();
});

test("row 33: one address sends no more than the limit, and is told when to try again", async () => {
  await database.owner
    .insertInto("setting")
    .values({
      ...{ key: "limit.concern-client", effective_from: "2026-01-01", source: "test" },
      value: JSON.stringify({ uses: 1, minutes: 60 }),
    })
    .execute();
  const submissionKey = uuidv7();
  const told = (what: string) => report({ submissionKey, report: { what } });
  const { ref } = await told("A door was locked");
  await expect(told("A window too")).rejects.toMatchObject({ kind: "too-many", minutes: 60 });
  expect((await told("A door was locked")).ref).toBe(ref);
});

test("P1: ten clicks at once are one report, one alert, and one use of the limit", async () => {
  const submissionKey = uuidv7();
  const sent = await Promise.all(Array.from({ length: 10 }, () => report({ submissionKey })));
  expect(new Set(sent.map(({ ref }) => ref)).size).toBe(1);
  expect(await mails()).toMatchObject([{ template: "concern-raised", to_address: lead.email }]);
  expect(await database.owner.selectFrom("limit_use").select("uses").execute()).toEqual([{ uses: 1 }]);
});
