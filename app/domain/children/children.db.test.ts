import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anAwardedPlacement, takeStep } from "#db/factories/placements-in-steps.ts";
import { childKeys, invented } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { openFor, openWith, sealFor, sealWith } from "./child-keys.server.ts";
import { openIdentity } from "./open-identity.server.ts";
import { recordChild } from "./record-child.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const record = (actor: Actor, identity: Parameters<typeof recordChild>[2], keys = childKeys) =>
  transact(database.web, actor, now, (work) => recordChild(work, keys, identity));
const count = async () => (await database.owner.selectFrom("child").select("id").execute()).length;

test("a child is found again by its UPN, and by names and date of birth; a twin is another child", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  const first = await record(broker, invented);
  expect((await record(broker, { ...invented, surname: "Newname", address: "2 New Street" })).id).toBe(first.id);
  expect((await record(broker, { ...invented, surname: "NEWNAME", upn: undefined })).id).toBe(first.id);
  expect(await count()).toBe(1);
  expect((await openIdentity(database.web, await qa(), childKeys, first.id, "test", now)).upn).toBe(invented.upn);
  const twin = await record(broker, { ...invented, surname: "Newname", firstNames: "Twin", upn: undefined });
  expect(twin.id).not.toBe(first.id);
  await expect(record(broker, { ...invented, dateOfBirth: "2014-01-01" })).rejects.toMatchObject({ field: "upn" });
  expect(await count()).toBe(2);
});

test("sealed text opens only for its child and its column, and not once a byte has changed", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  const one = await record(broker, invented);
  const two = await record(broker, { ...invented, firstNames: "Other", upn: undefined });
  const column = "referral.sealed_brief";
  const sealed = await readAs(database.web, broker, (trx) => sealFor(trx, childKeys, one.id, column, "Quiet room"));
  const opened = await readAs(database.web, broker, (trx) => openFor(trx, childKeys, one.id, column, sealed));
  expect(opened).toBe("Quiet room");
  expect(() => openWith(childKeys, one, "placement_gate.sealed_note", sealed)).toThrow();
  expect(() => openWith(childKeys, two, "referral.sealed_brief", sealed)).toThrow();
  expect(() => openWith(childKeys, { ...one, id: two.id }, "referral.sealed_brief", sealed)).toThrow();
  const changed = Buffer.from(sealed);
  changed.writeUInt8((changed.at(-20) ?? 0) ^ 1, changed.length - 20);
  expect(() => openWith(childKeys, one, "referral.sealed_brief", changed)).toThrow();
});

test("a new first key writes, the old one still reads", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  const old = await record(broker, invented);
  const turned = { ...childKeys, dataKeys: [{ id: "k2", key: randomBytes(32) }, ...childKeys.dataKeys] };
  const young = await record(broker, { ...invented, firstNames: "Younger", upn: undefined }, turned);
  expect([old.key_id, young.key_id]).toEqual(["k1", "k2"]);
  const sealed = sealWith(childKeys, old, "referral.sealed_brief", "text");
  expect(openWith(turned, old, "referral.sealed_brief", sealed)).toBe("text");
  expect(() => openWith(childKeys, young, "child.identity", sealed)).toThrow("no key k2");
});

const qa = () => anOfficer(database.owner, ["qa"]);

test("identity opens for whom rules 8 name, each time on record; for nobody else, and then nothing is written", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  const child = await record(broker, invented);
  const opened = await openIdentity(database.web, await qa(), childKeys, child.id, "Safeguarding check", now);
  expect(opened).toMatchObject({ name: "Ottoline Canaryfield", dateOfBirth: "2013-03-09" });
  const logged = () => database.owner.selectFrom("child_access").select(["what", "why"]).execute();
  expect(await logged()).toEqual([{ what: "identity", why: "Safeguarding check" }]);

  const others: Actor[] = [
    await anOfficer(database.owner, ["admin"]),
    await anOfficer(database.owner, ["auditor"]),
    await anOfficer(database.owner, ["manager", "finance", "director", "dpo"]),
    broker, // recorded the child, but has no case of it
    await aProviderPerson(database.owner),
    { kind: "system", task: "test" },
    { kind: "anonymous" },
  ];
  for (const actor of others)
    await expect(openIdentity(database.web, actor, childKeys, child.id, "curious", now)).rejects.toMatchObject({
      kind: "not-found",
    });
  await expect(openIdentity(database.web, await qa(), childKeys, uuidv7(), "guess", now)).rejects.toMatchObject({
    kind: "not-found",
  });
  expect(await logged()).toHaveLength(1);
});

test("a provider's person passes only by the rule they are asked by, and only when named on the child's placement", async () => {
  const placement = await anAwardedPlacement(database);
  const { childId, owner, loser } = placement;
  const colleague = await aProviderPerson(database.owner, { providerId: owner.providerId });
  const open = (actor: Actor, allowed: boolean) =>
    openIdentity(database.web, actor, childKeys, childId, "Placement", now, async () => allowed);
  await expect(open(owner, true)).rejects.toMatchObject({ kind: "not-found" });
  await takeStep.award(database, placement);
  await expect(open(owner, false)).rejects.toMatchObject({ kind: "not-found" });
  await expect(open(loser, true)).rejects.toMatchObject({ kind: "not-found" });
  await expect(open(colleague, true)).rejects.toMatchObject({ kind: "not-found" });
  expect((await open(owner, true)).name).toBe("Ottoline Canaryfield");
});

test("no table shows who the child is: the search first finds a planted name", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  await record(broker, invented);
  const canaries = [
    "Canaryfield",
    "Ottoline",
    invented.upn ?? "",
    "Peewit Lane",
    "HR1 9ZZ",
    "Dovecote Academy",
    "2013-03-09",
  ];
  expect(await found(canaries)).toEqual([]);
  await anOfficer(database.owner, ["qa"], { name: "Planted Canaryfield" });
  expect(await found(canaries)).toEqual(["Canaryfield in person"]);
});

/** Each canary with the table that shows it, anywhere in any column, bytes read as text. */
async function found(canaries: string[]): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'graphile_worker')`.execute(database.owner);
  const hits: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ text: string }>`
      select t::text as text from ${sql.raw(name)} t`.execute(database.owner);
    const plain = rows.map(({ text }) => text).join("\n");
    const bytes = [...plain.matchAll(/\\\\?x([0-9a-f]+)/g)].map(([, hex]) =>
      Buffer.from(hex ?? "", "hex").toString("latin1"),
    );
    const all = `${plain}\n${bytes.join("\n")}`;
    hits.push(...canaries.filter((one) => all.includes(one)).map((one) => `${one} in ${name.replace("public.", "")}`));
  }
  return hits;
}
