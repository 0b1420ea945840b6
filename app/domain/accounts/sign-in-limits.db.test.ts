import { generateSync } from "otplib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { aPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { mailBrowserLink, useBrowserLink } from "./browser-link.server.ts";
import { isKnownBrowser, knowBrowser } from "./known-browsers.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { newAppKey } from "./second-factor/app-code.ts";
import { appOf } from "./second-factor/take-code.server.ts";
import { seal } from "./secret-token.server.ts";
import { countTry } from "./sign-in-tries.server.ts";
import { type SignInMeans, trySignIn } from "./try-sign-in.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const PASSWORD = "a long password";
const home = { address: "198.51.100.1", browser: "Firefox" };
const secret = "s".repeat(32);
const key = newAppKey();
const rightCode = generateSync({ secret: key, epoch: at.getTime() / 1000 });
/** Gives a person an authenticator app with that key. */
const withApp = (id: string) =>
  database.owner
    .insertInto("authenticator_app")
    .values({ person_id: id, sealed: seal(secret, appOf(id), key), created_at: at, confirmed_at: at })
    .execute();

const sam = async () =>
  aPerson(database.owner, { email: "sam@made-up.example", passwordHash: await hashPassword(PASSWORD) });
const audit = async (like = "person.%") => {
  const rows = await database.owner
    .selectFrom("audit_entry")
    .select(["action", "subject_id"])
    .where("action", "like", like)
    .orderBy("seq")
    .execute();
  return rows.map(({ action, subject_id }) => `${action} ${subject_id}`);
};
const mails = async () =>
  (await database.owner.selectFrom("notification").select("template").orderBy("id").execute()).map((m) => m.template);
const enter = (form: { email: string; password?: string; code?: string }, means: Partial<SignInMeans> = {}, now = at) =>
  trySignIn(database.web, { password: PASSWORD, ...form }, { ...home, secret, ...means }, now);
/** As an attack leaves it: so many counted tries, each from an address of its own. */
async function attack(email: string, tries: number): Promise<void> {
  for (let time = 0; time < tries; time++) await countTry(database.web, email, { address: `203.0.113.${time}` }, at);
}

describe("tries to sign in", () => {
  it("count by account from any address, known or not, and don't count when they are right", async () => {
    const { email } = await sam();
    for (let time = 0; time < 12; time++) expect(await enter({ email })).toMatchObject({ kind: "in" });
    for (const someone of [email, "nobody@made-up.example"]) {
      await attack(someone, 10);
      expect(await enter({ email: someone })).toEqual({ kind: "code-first", minutes: 5, wrongCode: false });
      const afterwards = enter({ email: someone }, {}, later(5));
      if (someone === email) expect(await afterwards).toMatchObject({ kind: "in" });
      else await expect(afterwards).rejects.toMatchObject({ kind: "refused" });
    }
  });

  it("count by client address, whoever's account it is", async () => {
    const { email } = await sam();
    for (let time = 0; time < 50; time++) await countTry(database.web, `${time}@made-up.example`, home, at);
    expect(await enter({ email })).toMatchObject({ kind: "code-first" });
    expect(await enter({ email }, { address: "198.51.100.2" })).toMatchObject({ kind: "in" });
  });

  it("over the limit lets in with password and code together, and looks at no password without", async () => {
    const { email, id } = await sam();
    await withApp(id);
    await attack(email, 10);
    const wrong = { kind: "code-first", wrongCode: true };
    expect(await enter({ email, code: rightCode === "999999" ? "999998" : "999999" })).toMatchObject(wrong);
    expect(await enter({ email, code: "22222-BCDFG" })).toMatchObject(wrong);
    expect(await audit()).toEqual([`person.sign-in-limited ${id}`]);
    const signedIn = await enter({ email, code: `${rightCode.slice(0, 3)} ${rightCode.slice(3)}` });
    expect(signedIn).toMatchObject({ kind: "in" });
    const row = await database.owner.selectFrom("sign_in").select(["second_factor", "browser"]).executeTakeFirst();
    expect(row).toEqual({ second_factor: "app", browser: "Firefox" });
    expect(await enter({ email, code: rightCode })).toMatchObject(wrong);
  });

  it("over the limit refuse a wrong password with a right code, which is then used", async () => {
    const { email, id } = await sam();
    await withApp(id);
    await attack(email, 10);
    await expect(enter({ email, password: "wrong", code: rightCode })).rejects.toMatchObject({ kind: "refused" });
    expect(await enter({ email, code: rightCode })).toMatchObject({ kind: "code-first", wrongCode: true });
  });

  it("from a browser that the account knows are counted apart, and only for its own person", async () => {
    const { email, id } = await sam();
    const other = await aPerson(database.owner);
    const known = await knowBrowser(database.web, id, undefined, at);
    await attack(email, 30);
    expect(await enter({ email }, { knownBrowser: known })).toMatchObject({ kind: "in" });
    await attack(other.email, 30);
    expect(await enter({ email: other.email }, { knownBrowser: known })).toMatchObject({ kind: "code-first" });
    for (let time = 0; time < 10; time++) await countTry(database.web, email, { ...home, knownBrowser: known }, at);
    expect(await enter({ email }, { knownBrowser: known })).toMatchObject({ kind: "code-first" });
    const afterNinetyDays = later(90 * 24 * 60);
    expect(await isKnownBrowser(database.web, email, known, afterNinetyDays)).toBe(false);
    expect(await isKnownBrowser(database.web, email, undefined, at)).toBe(false);
  });

  it("raise one alarm a window and one mail a day", async () => {
    const { email, id } = await sam();
    await attack(email, 10);
    for (let time = 0; time < 5; time++) await enter({ email });
    expect(await audit("%limited")).toEqual([`person.sign-in-limited ${id}`]);
    expect(await mails()).toEqual(["sign-in-alarm"]);
    const alert = await database.owner.selectFrom("sign_in_alert").select("person_id").executeTakeFirst();
    expect(alert?.person_id).toBe(id);
  });
});

describe("each try that is checked leaves exactly one entry", () => {
  it("right, wrong, and of an address that nobody has, without the address", async () => {
    const { email, id } = await sam();
    await enter({ email });
    await expect(enter({ email, password: "wrong" })).rejects.toMatchObject({ kind: "refused" });
    await expect(enter({ email: "nobody@made-up.example" })).rejects.toMatchObject({ kind: "refused" });
    expect(await audit()).toEqual([
      `person.sign-in ${id}`,
      `person.sign-in-refused ${id}`,
      "person.sign-in-refused unknown",
    ]);
    const { detail } = await database.owner
      .selectFrom("audit_entry")
      .select((eb) => eb.fn.agg<string>("string_agg", [eb.cast<string>("detail", "text"), eb.val(" ")]).as("detail"))
      .executeTakeFirstOrThrow();
    expect(detail).not.toContain("made-up.example");
  });
});

describe("the link that makes a browser known", () => {
  const tokenFromMail = async () => {
    const { data } = await database.owner.selectFrom("notification").select("data").executeTakeFirstOrThrow();
    return z.object({ token: z.string() }).parse(data).token;
  };

  it("is mailed to known addresses, once in ten minutes, and works once for a quarter of an hour", async () => {
    const { email, id } = await sam();
    await mailBrowserLink(database.web, "nobody@made-up.example", home.address, at);
    expect(await mails()).toEqual([]);
    await mailBrowserLink(database.web, email, home.address, at);
    await mailBrowserLink(database.web, email, home.address, later(9));
    expect(await mails()).toEqual(["this-browser"]);
    const token = await tokenFromMail();
    await expect(useBrowserLink(database.web, token, later(16))).rejects.toMatchObject({ kind: "not-allowed-now" });
    const known = await useBrowserLink(database.web, token, later(14));
    expect(await isKnownBrowser(database.web, email, known, later(14))).toBe(true);
    await expect(useBrowserLink(database.web, token, later(14))).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await audit()).toEqual([`person.browser-link ${id}`, `person.browser-known ${id}`]);
    const signIns = await database.owner.selectFrom("sign_in").selectAll().execute();
    expect(signIns).toEqual([]);
  });

  it("is not mailed to somebody disabled, nor to many from one client address", async () => {
    const disabled = await aPerson(database.owner);
    await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", disabled.id).execute();
    await mailBrowserLink(database.web, disabled.email, home.address, at);
    const strangers = Array.from({ length: 50 }, (_, place) => `${place}@made-up.example`);
    await Promise.all(strangers.map((stranger) => mailBrowserLink(database.web, stranger, "192.0.2.1", at)));
    await mailBrowserLink(database.web, (await sam()).email, "192.0.2.1", at);
    expect(await mails()).toEqual([]);
  });
});
