import { sql } from "kysely";
import { generateSync } from "otplib";
import { beforeEach, describe, expect, it } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { hashPassword } from "../passwords.server.ts";
import { signIn } from "../sign-in.server.ts";
import { actorOf, signInOf } from "../sign-ins.server.ts";
import { newAppKey } from "./app-code.ts";
import { addApp, removeApp } from "./change-app.server.ts";
import { factorsOf } from "./factors.server.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.server.ts";
import type { OwnSignIn } from "./own-factors.server.ts";
import { passSecondStep } from "./pass-second-step.server.ts";
import { takeCode } from "./take-code.server.ts";

const database = testDatabase();
const secret = "s".repeat(32);
const password = "three plain words";
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const key = newAppKey();
const codeAt = (time: Date, of = key) => generateSync({ secret: of, epoch: Math.floor(time.getTime() / 1000) });

let person: ProviderPerson;
beforeEach(async () => {
  person = await aProviderPerson(database.owner, { passwordHash: await hashPassword(password) });
});

const enter = (now: Date) => signIn(database.web, { email: person.email, password }, now);
async function own(token: string, now: Date): Promise<OwnSignIn> {
  const found = await signInOf(database.web, token, now);
  if (!found) throw new Error("not signed in");
  return { actor: person, token, signInId: found.id };
}
const withApp = async () => addApp(database.web, secret, await own(await enter(at), at), { key, code: codeAt(at) }, at);
const take = (typed: string, now: Date) =>
  transact(database.web, person, now, (work) => takeCode(work, secret, person.personId, typed));
const show = async (token: string, typed: string, now: Date) => {
  const found = await signInOf(database.web, token, now);
  if (!found) throw new Error("no such sign-in");
  return passSecondStep(
    database.web,
    { token, signIn: found },
    "code",
    (work) => takeCode(work, secret, found.personId, typed),
    now,
  );
};
const mails = async () =>
  (await database.owner.selectFrom("notification").select("template").orderBy("id").execute()).map(
    (row) => row.template,
  );

function aSignal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_locks join pg_stat_activity using (pid)
    where datname = current_database() and not granted`.execute(database.owner);
  return rows[0]?.n ?? 0;
}

describe("an authenticator app", () => {
  it("is kept once its first code fits, ends other sign-ins, renews this one and is told by mail", async () => {
    const [here, elsewhere] = [await enter(at), await enter(at)];
    const renewed = await addApp(database.web, secret, await own(here, at), { key, code: codeAt(at) }, at);
    expect(await signInOf(database.web, renewed, at)).toMatchObject({ twoFactors: true });
    expect(await signInOf(database.web, here, at)).toBeUndefined();
    expect(await signInOf(database.web, elsewhere, at)).toBeUndefined();
    expect(await mails()).toEqual(["second-factor-added"]);
    const row = await database.owner.selectFrom("authenticator_app").select("sealed").executeTakeFirstOrThrow();
    expect(row.sealed.includes(key)).toBe(false);
  });

  it("is not kept when the code is another's", async () => {
    const token = await enter(at);
    const wrong = addApp(database.web, secret, await own(token, at), { key, code: codeAt(at, newAppKey()) }, at);
    await expect(wrong).rejects.toMatchObject({ kind: "refused", field: "code" });
    expect((await factorsOf(database.web, person.personId)).app).toBeUndefined();
    expect(await mails()).toEqual([]);
    expect(await signInOf(database.web, token, at)).toMatchObject({ twoFactors: false });
  });

  it("stays when it is the last factor of someone who opens referrals", async () => {
    await withApp();
    await expect(removeApp(database.web, person, at)).rejects.toMatchObject({ kind: "refused" });
    expect((await factorsOf(database.web, person.personId)).app).toBeDefined();
    await database.owner.updateTable("person").set({ demonstration: true }).execute();
    await removeApp(database.web, person, at);
    expect((await factorsOf(database.web, person.personId)).app).toBeUndefined();
    expect(await mails()).toEqual(["second-factor-added", "second-factor-removed"]);
  });
});

describe("the second step", () => {
  it("makes nobody of whoever gave the password only, and the person of who gives the code", async () => {
    await withApp();
    const token = await enter(later(5));
    expect(await actorOf(database.web, token, later(5))).toEqual({ kind: "anonymous" });
    const renewed = await show(token, codeAt(later(5)), later(5));
    expect(renewed).not.toBe(token);
    expect(await signInOf(database.web, renewed, later(5))).toMatchObject({ twoFactors: true, actor: person });
    expect(await signInOf(database.web, token, later(5))).toBeUndefined();
  });

  it("takes a code once, even from two requests at once", async () => {
    await withApp();
    expect(await take(codeAt(at), at)).toBeUndefined();
    const code = codeAt(later(5));
    const [hasTaken, bothHaveRead] = [aSignal(), aSignal()];
    const first = transact(database.web, person, later(5), async (work) => {
      const taken = await takeCode(work, secret, person.personId, code);
      hasTaken.give();
      await bothHaveRead.given;
      return taken;
    });
    await hasTaken.given;
    const second = take(code, later(5));
    await expect.poll(waitingForLocks).toBe(1);
    bothHaveRead.give();
    expect([await first, await second]).toEqual(["app", undefined]);
  });

  it("ends the sign-in after five wrong codes: the right one comes too late", async () => {
    await withApp();
    const token = await enter(later(5));
    for (let tries = 1; tries <= 5; tries++)
      await expect(show(token, "000000", later(5))).rejects.toMatchObject({ kind: "refused", field: "code" });
    expect(await show(token, codeAt(later(5)), later(5))).toBeUndefined();
    expect(await signInOf(database.web, token, later(5))).toBeUndefined();
    expect(await show(await enter(later(5)), codeAt(later(5)), later(5))).toBeTypeOf("string");
  });

  it("takes no code when the portal's secret has changed, and does not fall over it", async () => {
    await withApp();
    const taken = transact(database.web, person, later(5), (work) =>
      takeCode(work, "t".repeat(32), person.personId, codeAt(later(5))),
    );
    expect(await taken).toBeUndefined();
  });

  it("takes no other person's code", async () => {
    await withApp();
    const other = await aProviderPerson(database.owner);
    const taken = transact(database.web, other, later(5), (work) =>
      takeCode(work, secret, other.personId, codeAt(later(5))),
    );
    expect(await taken).toBeUndefined();
  });
});

describe("recovery codes", () => {
  it("each work once, and are told of by mail", async () => {
    await withApp();
    const codes = await makeRecoveryCodes(database.web, secret, person, at);
    expect(new Set(codes).size).toBe(10);
    expect(await take(codes[0]?.toLowerCase().replace("-", "") ?? "", at)).toBe("recovery-code");
    expect(await take(codes[0] ?? "", at)).toBeUndefined();
    expect((await factorsOf(database.web, person.personId)).codesLeft).toBe(9);
    expect(await mails()).toEqual(["second-factor-added", "recovery-codes-made", "recovery-code-used"]);
  });

  it("replace each other, and stand in for a factor only", async () => {
    await expect(makeRecoveryCodes(database.web, secret, person, at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await withApp();
    const [old] = await makeRecoveryCodes(database.web, secret, person, at);
    const [fresh] = await makeRecoveryCodes(database.web, secret, person, at);
    expect(await take(old ?? "", at)).toBeUndefined();
    expect(await take(fresh ?? "", at)).toBe("recovery-code");
    const rows = await database.owner.selectFrom("recovery_code").select("code_hash").execute();
    expect(rows.some((row) => row.code_hash.includes(fresh ?? ""))).toBe(false);
  });
});

it("makes a password's hash anew when the numbers have changed", async () => {
  const { hash } = await import("@node-rs/argon2");
  const old = await hash(password, { memoryCost: 8_192, timeCost: 2, parallelism: 1 });
  await database.owner.updateTable("person").set({ password_hash: old }).execute();
  await enter(at);
  const row = await database.owner.selectFrom("person").select("password_hash").executeTakeFirstOrThrow();
  expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  await enter(at);
});
