import { describe, expect, it } from "vitest";
import type { CouncilRole } from "#app/access/actor.ts";
import { anOfficer, aPerson, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { hashPassword } from "./passwords.server.ts";
import { signIn } from "./sign-in.server.ts";
import { signInByCouncil } from "./sign-in-by-council.server.ts";
import { openSignIn, signInOf } from "./sign-ins.server.ts";
import type { CouncilIdentity } from "./single-sign-on.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const rita: CouncilIdentity = {
  subject: "https://login.council.example|r1",
  name: "Rita Viewer",
  email: "rita@council.example",
  emailProven: true,
  roles: ["qa"],
  factorShown: true,
};
const come = (as: Partial<CouncilIdentity> = {}) => signInByCouncil(database.web, { ...rita, ...as }, "Firefox", at);
const arrive = async (as: Partial<CouncilIdentity> = {}) => {
  const arrived = await come(as);
  if (!("token" in arrived)) throw new Error(`Refused: ${arrived.refused}`);
  return signInOf(database.web, arrived.token, at);
};
const people = () =>
  database.owner
    .selectFrom("person")
    .select(["id", "email", "single_sign_on_subject"])
    .orderBy("created_at")
    .orderBy("id")
    .execute();
const rolesOf = async (personId: string) =>
  (await database.owner.selectFrom("person_role").select("role").where("person_id", "=", personId).execute())
    .map(({ role }) => role)
    .sort();
const audit = () =>
  database.owner.selectFrom("audit_entry").select(["action", "subject_id", "detail"]).orderBy("seq").execute();
const mails = async () =>
  (await database.owner.selectFrom("notification").select("template").orderBy("id").execute()).map(
    ({ template }) => template,
  );
const staff = (roles: CouncilRole[]) => anOfficer(database.owner, roles, { email: rita.email });

describe("somebody whom the council's identity provider vouches for", () => {
  it("gets an account from their claims, counts as shown by two factors, and finds it again", async () => {
    const first = await arrive();
    expect(first).toMatchObject({ twoFactors: true, actor: { kind: "council", roles: ["qa"], email: rita.email } });
    const again = await arrive({ email: "rita.new@council.example", emailProven: false });
    expect(again?.personId).toBe(first?.personId);
    expect(await people()).toEqual([{ id: first?.personId, email: rita.email, single_sign_on_subject: rita.subject }]);
    expect(await mails()).toEqual(["account-made"]);
    expect((await audit()).map(({ action }) => action)).toEqual(["person.create", "person.sign-in", "person.sign-in"]);
  });

  it("is one account when two tabs come at once", async () => {
    await Promise.all([arrive(), arrive(), arrive()]);
    expect(await people()).toHaveLength(1);
  });

  it("opens the council account with their proven address once, and by the subject from then on", async () => {
    const officer = await staff(["qa"]);
    expect((await arrive())?.personId).toBe(officer.personId);
    expect(await mails()).toEqual(["single-sign-on-linked"]);
    expect(await come({ subject: "https://login.council.example|someone-else" })).toEqual({ refused: "other-account" });
    expect((await arrive({ email: undefined }))?.personId).toBe(officer.personId);
  });

  it("has the roles of the claims: added, taken away, other sign-ins ended, told and recorded", async () => {
    const officer = await staff(["broker", "school"]);
    const before = await openSignIn(database.owner, { personId: officer.personId }, at);
    const now = await arrive({ roles: ["qa", "qa_lead"] });
    expect(await signInOf(database.web, before, at)).toBeUndefined();
    expect(now?.actor).toMatchObject({ kind: "council" });
    expect(await rolesOf(officer.personId)).toEqual(["qa", "qa_lead", "school"]);
    expect(await mails()).toEqual(["single-sign-on-linked", "roles-from-sign-on"]);
    expect(await audit()).toContainEqual({
      action: "person.roles",
      subject_id: officer.personId,
      detail: { by: "single-sign-on", added: ["qa", "qa_lead"], removed: ["broker"] },
    });
    const elsewhere = await openSignIn(database.owner, { personId: officer.personId }, at);
    await arrive({ roles: ["qa_lead", "qa"] });
    expect(await signInOf(database.web, elsewhere, at)).toBeDefined();
    expect(await mails()).toHaveLength(2);
  });

  it("is not let in without a role, and keeps none", async () => {
    expect(await come({ roles: [] })).toEqual({ refused: "no-role" });
    expect(await people()).toEqual([]);
    const here = await arrive();
    const elsewhere = await openSignIn(database.owner, { personId: here?.personId ?? "" }, at);
    expect(await come({ roles: [] })).toEqual({ refused: "no-role" });
    expect(await rolesOf(here?.personId ?? "")).toEqual([]);
    expect(await signInOf(database.web, elsewhere, at)).toBeUndefined();
    const refusals = (await audit()).filter(({ action }) => action === "person.sign-in-refused");
    expect(refusals.map(({ subject_id, detail }) => [subject_id, detail])).toEqual([
      [expect.stringMatching(/^[0-9a-f]{16}$/), { by: "single-sign-on", why: "no-role" }],
      [here?.personId, { by: "single-sign-on", why: "no-role" }],
    ]);
  });

  it("is refused when disabled, and without the second factor that the council wants to see", async () => {
    const here = await arrive();
    expect(await come({ factorShown: false })).toEqual({ refused: "no-factor" });
    await database.owner.updateTable("person").set({ disabled_at: at }).execute();
    expect(await come()).toEqual({ refused: "disabled" });
    expect(await rolesOf(here?.personId ?? "")).toEqual(["qa"]);
  });

  const refusedFor = async (as: Partial<CouncilIdentity> = {}) => {
    const before = await people();
    expect(await come(as)).toEqual({ refused: "other-account" });
    expect(await people()).toEqual(before);
    expect(await mails()).toEqual([]);
    expect(await database.owner.selectFrom("sign_in").select("id").execute()).toEqual([]);
  };

  it("never opens a provider's account, by address or by subject", async () => {
    const owner = await aProviderPerson(database.owner, { email: rita.email });
    await refusedFor();
    await database.owner
      .updateTable("person")
      .set({ single_sign_on_subject: rita.subject })
      .where("id", "=", owner.personId)
      .execute();
    await refusedFor();
  });

  it("never opens an account by an address that nobody vouched for, that is no council account, or for emergencies", async () => {
    const officer = await staff(["qa"]);
    await refusedFor({ emailProven: false });
    await database.owner.updateTable("person").set({ break_glass: true }).where("id", "=", officer.personId).execute();
    await refusedFor();
    await aPerson(database.owner, { email: "sam@council.example" });
    await refusedFor({ email: "sam@council.example" });
    expect(await come({ email: undefined })).toEqual({ refused: "no-address" });
  });
});

describe("passwords, where the council signs in by itself", () => {
  const withPassword = async () => ({ passwordHash: await hashPassword("a long password") });
  const tryPassword = (email: string, single = true) =>
    signIn(database.web, { email, password: "a long password" }, at, single);
  const wrong = "Council staff sign in with their council account";

  it("open no council account, in the words of a wrong password; schools' and providers' stay as they are", async () => {
    const officer = await anOfficer(database.owner, ["qa", "school"], await withPassword());
    const school = await anOfficer(database.owner, ["school"], await withPassword());
    const owner = await aProviderPerson(database.owner, await withPassword());
    const nobody = await tryPassword("nobody@council.example").catch((error: Error) => error.message);
    expect(nobody).toContain(wrong);
    await expect(tryPassword(officer.email)).rejects.toThrow(String(nobody));
    expect(await tryPassword(officer.email, false)).toBeTypeOf("string");
    expect(await tryPassword(school.email)).toBeTypeOf("string");
    expect(await tryPassword(owner.email)).toBeTypeOf("string");
  });

  it("open the account for emergencies, and every administrator is told each time", async () => {
    const emergency = await anOfficer(database.owner, ["admin"], await withPassword());
    const other = await anOfficer(database.owner, ["admin", "qa"]);
    const gone = await anOfficer(database.owner, ["admin"]);
    await database.owner
      .updateTable("person")
      .set({ break_glass: true })
      .where("id", "=", emergency.personId)
      .execute();
    await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", gone.personId).execute();
    await tryPassword(emergency.email);
    await tryPassword(emergency.email);
    const told = await database.owner
      .selectFrom("notification")
      .select(["to_address", "template"])
      .orderBy("to_address")
      .execute();
    const to = [emergency.email, emergency.email, other.email, other.email].sort();
    expect(told).toEqual(to.map((to_address) => ({ to_address, template: "break-glass-used" })));
    const entries = (await audit()).map(({ action }) => action);
    expect(entries.filter((action) => action === "person.break-glass-sign-in")).toHaveLength(2);
  });
});
