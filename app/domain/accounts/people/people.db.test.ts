import { describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aPerson, aProvider, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { isKnownBrowser, knowBrowser } from "../known-browsers.server.ts";
import { endOtherSignIns, endOwnSignIn, liveSignIns } from "../own-sign-ins.server.ts";
import { countFactors } from "../second-factor/factors.server.ts";
import { actorOf, openSignIn, signInOf } from "../sign-ins.server.ts";
import { changeAccount } from "./change-account.server.ts";
import { changeRoles } from "./change-roles.server.ts";
import { listPeople } from "./people.server.ts";
import type { AccountChangeForm } from "./people-forms.ts";
import { personFile } from "./person-file.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const note = "Left the council";
const key = () => uuidv7();
const mails = async () =>
  (
    await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).orderBy("id").execute()
  ).map(({ template, to_address }) => `${template} ${to_address}`);
const audit = async () =>
  (await database.owner.selectFrom("audit_entry").select(["action", "subject_id"]).orderBy("seq").execute()).map(
    ({ action, subject_id }) => `${action} ${subject_id}`,
  );
type Wanted = Omit<AccountChangeForm, "submissionKey" | "change">;
const change = (actor: Actor, id: string, name: AccountChangeForm["change"], more: Wanted = {}, now = at) =>
  changeAccount(
    database.web,
    actor,
    id,
    { change: name, submissionKey: key(), note, ...more } as AccountChangeForm,
    now,
  );

describe("the list of people", () => {
  it("is found by the start of a name, a surname or an address, by kind, role and attack", async () => {
    const bell = await aProviderPerson(database.owner, {
      name: "Jo Bell",
      email: "j.b@made-up.example",
      role: "finance",
    });
    const abbey = await anOfficer(database.owner, ["qa", "auditor"], { name: "Quentin Abbey" });
    const odd = await aPerson(database.owner, { name: "100% O'Neill_" });
    await openSignIn(database.owner, { personId: abbey.personId }, at);
    await openSignIn(database.owner, { personId: abbey.personId }, later(5));
    await database.owner.insertInto("sign_in_alert").values({ person_id: bell.personId, last_at: at }).execute();
    const find = async (wanted: object) =>
      (await listPeople(database.web, { q: "", page: 1, ...wanted })).rows.map(({ id }) => id);
    expect(await find({})).toEqual([odd.id, bell.personId, abbey.personId]);
    expect(await find({ q: "BELL" })).toEqual([bell.personId]);
    expect(await find({ q: "j.b@" })).toEqual([bell.personId]);
    expect(await find({ q: "quentin a" })).toEqual([abbey.personId]);
    expect(await find({ q: "100%" })).toEqual([odd.id]);
    expect(await find({ q: "%" })).toEqual([]);
    expect(await find({ kind: "council" })).toEqual([abbey.personId]);
    expect(await find({ kind: "provider" })).toEqual([bell.personId]);
    expect(await find({ kind: "neither" })).toEqual([odd.id]);
    expect(await find({ role: { of: "council", role: "finance" } })).toEqual([]);
    expect(await find({ role: { of: "provider", role: "finance" } })).toEqual([bell.personId]);
    expect(await find({ alarmedSince: at })).toEqual([bell.personId]);
    expect(await find({ alarmedSince: later(1) })).toEqual([]);
    const { rows } = await listPeople(database.web, { q: "abbey", page: 1 });
    expect(rows).toMatchObject([{ roles: ["auditor", "qa"], lastSignIn: later(5), disabled: false, confirmed: true }]);
  });
});

describe("changing an account", () => {
  const admin = () => anOfficer(database.owner, ["admin"]);

  it("disables: every sign-in is dead at the next request, browsers are forgotten, the person is told", async () => {
    const [boss, person] = [await admin(), await anOfficer(database.owner, ["qa"])];
    const token = await openSignIn(database.owner, { personId: person.personId }, at);
    const known = await knowBrowser(database.owner, person.personId, undefined, at);
    await change(boss, person.personId, "disable");
    expect(await actorOf(database.web, token, at)).toEqual({ kind: "anonymous" });
    expect(await isKnownBrowser(database.web, person.email, known, at)).toBe(false);
    expect(await audit()).toEqual([`person.disable ${person.personId}`]);
    expect(await mails()).toEqual([`account-changed ${person.email}`]);
    await expect(change(boss, person.personId, "disable")).rejects.toMatchObject({ kind: "not-allowed-now" });
    await change(boss, person.personId, "enable");
    expect(await actorOf(database.web, token, at)).toEqual({ kind: "anonymous" });
    const again = await openSignIn(database.owner, { personId: person.personId }, at);
    expect(await actorOf(database.web, again, at)).toMatchObject({ roles: ["qa"] });
    const { notes, history } = await personFile(database.web, person.personId, at);
    expect(notes.map(({ change }) => change).sort()).toEqual(["disabled", "enabled"]);
    expect(history.map(({ action }) => action)).toEqual(["person.enable", "person.disable"]);
  });

  it("once for each form", async () => {
    const [boss, person] = [await admin(), await anOfficer(database.owner, ["qa"])];
    const form = { change: "sign-out", submissionKey: key() } as const;
    await changeAccount(database.web, boss, person.personId, form, at);
    await changeAccount(database.web, boss, person.personId, form, at);
    expect(await mails()).toHaveLength(1);
  });

  it("removes a lost second factor whole, and keeps how the person was checked", async () => {
    const [boss, { personId }] = [await admin(), await aProviderPerson(database.owner)];
    const check = { check: "called-back" } as const;
    await expect(change(boss, personId, "remove-factors", check)).rejects.toMatchObject({ kind: "not-allowed-now" });
    const app = { person_id: personId, sealed: Buffer.from("x"), created_at: at, confirmed_at: at };
    await database.owner.insertInto("authenticator_app").values(app).execute();
    await database.owner
      .insertInto("recovery_code")
      .values({ person_id: personId, code_hash: Buffer.from("x"), created_at: at })
      .execute();
    const token = await openSignIn(database.owner, { personId, secondFactor: "app" }, at);
    await change(boss, personId, "remove-factors", check);
    expect(await countFactors(database.owner, personId)).toBe(0);
    expect(await database.owner.selectFrom("recovery_code").selectAll().execute()).toEqual([]);
    expect(await signInOf(database.web, token, at)).toBeUndefined();
    const { detail } = await database.owner.selectFrom("audit_entry").select("detail").executeTakeFirstOrThrow();
    expect(detail).toEqual({ check: "called-back" });
  });

  it("is an administrator's: others who may look get 403, the rest 404, and nothing is written", async () => {
    const person = await anOfficer(database.owner, ["broker"]);
    const auditor = await anOfficer(database.owner, ["auditor"]);
    const owner = await aProviderPerson(database.owner);
    for (const [actor, kind] of [
      [auditor, "forbidden"],
      [person, "not-found"],
      [owner, "not-found"],
    ] as const)
      await expect(change(actor, person.personId, "disable")).rejects.toMatchObject({ kind });
    const boss = await admin();
    for (const id of [uuidv7(), "not-an-id"])
      await expect(change(boss, id, "sign-out")).rejects.toMatchObject({ kind: "not-found" });
    expect(await audit()).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("never leaves the council without an administrator, nor lets one shut themselves out", async () => {
    const [boss, other] = [await admin(), await admin()];
    await expect(change(boss, boss.personId, "disable")).rejects.toMatchObject({ kind: "refused" });
    const mine = { submissionKey: key(), roles: ["qa" as const], was: "admin" };
    await expect(changeRoles(database.web, boss, boss.personId, mine, at)).rejects.toMatchObject({ kind: "refused" });
    const both = await Promise.allSettled([
      change(boss, other.personId, "disable"),
      change(other, boss.personId, "disable"),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("changing roles", () => {
  it("ends sign-ins, tells the person, and leaves one entry", async () => {
    const boss = await anOfficer(database.owner, ["admin"]);
    const person = await anOfficer(database.owner, ["qa"]);
    const token = await openSignIn(database.owner, { personId: person.personId }, at);
    const roles = ["auditor" as const, "qa_lead" as const];
    await changeRoles(database.web, boss, person.personId, { submissionKey: key(), roles, was: "qa" }, at);
    expect(await signInOf(database.web, token, at)).toBeUndefined();
    const again = await openSignIn(database.owner, { personId: person.personId }, at);
    expect(await actorOf(database.web, again, at)).toMatchObject({ roles: expect.arrayContaining(roles) });
    expect(await mails()).toEqual([`account-changed ${person.email}`]);
    const entries = await database.owner.selectFrom("audit_entry").select(["action", "detail"]).execute();
    expect(entries).toEqual([{ action: "person.roles", detail: { added: roles, removed: ["qa"] } }]);
  });

  it("refuses a stale page, no change, and a provider's person", async () => {
    const boss = await anOfficer(database.owner, ["admin"]);
    const person = await anOfficer(database.owner, ["qa"]);
    const { personId: ofProvider } = await aProviderPerson(database.owner);
    const to = (id: string, was: string, roles: ("qa" | "dpo")[]) =>
      changeRoles(database.web, boss, id, { submissionKey: key(), roles, was }, at);
    await expect(to(person.personId, "dpo", ["dpo"])).rejects.toMatchObject({ kind: "conflict" });
    await expect(to(person.personId, "qa", ["qa"])).rejects.toMatchObject({ kind: "refused" });
    await expect(to(ofProvider, "", ["qa"])).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await audit()).toEqual([]);
  });
});

describe("one's own sign-ins", () => {
  it("are those still alive; others can be ended, alone or together", async () => {
    const person = await aProviderPerson(database.owner, { providerId: (await aProvider(database.owner)).id });
    const open = (browser: string, now = at) => openSignIn(database.owner, { personId: person.personId, browser }, now);
    await open("Old", later(-61));
    const here = await signInOf(database.owner, await open("Firefox/1 Windows"), at);
    const [phone, tablet] = [await open("iPhone Version/1 Safari/1"), await open("iPad")];
    const stranger = await signInOf(
      database.owner,
      await openSignIn(database.owner, { personId: (await aPerson(database.owner)).id }, at),
      at,
    );
    const found = await liveSignIns(database.web, person, at);
    expect(found.map(({ browser }) => browser).sort()).toEqual([
      "A browser on an iPad",
      "Firefox on Windows",
      "Safari on an iPhone",
    ]);
    const phoneId = (await signInOf(database.owner, phone, at))?.id ?? "";
    for (const id of [stranger?.id ?? "", "not-an-id", uuidv7()])
      await expect(endOwnSignIn(database.web, person, id, at)).rejects.toMatchObject({ kind: "not-found" });
    await endOwnSignIn(database.web, person, phoneId, at);
    expect(await signInOf(database.web, phone, at)).toBeUndefined();
    expect(await endOtherSignIns(database.web, person, { id: here?.id ?? "", knownBrowser: undefined }, at)).toBe(2);
    expect(await signInOf(database.web, tablet, at)).toBeUndefined();
    expect((await liveSignIns(database.web, person, at)).map(({ id }) => id)).toEqual([here?.id]);
    expect(await mails()).toEqual([`sign-ins-ended ${person.email}`, `sign-ins-ended ${person.email}`]);
    expect(await endOtherSignIns(database.web, person, { id: here?.id ?? "", knownBrowser: undefined }, at)).toBe(0);
    expect(await mails()).toHaveLength(2);
  });
});
