import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ProviderPerson } from "#app/access/actor.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askForNewEmail, confirmNewEmail } from "./change-email.server.ts";
import { changePassword } from "./change-password.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { forgetPassword, resetPassword, resetWorks } from "./reset-password.server.ts";
import { signIn } from "./sign-in.server.ts";
import { actorOf, signInOf } from "./sign-ins.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const [password, fresh] = ["three plain words", "four quite other words"];

let person: ProviderPerson;
beforeEach(async () => {
  person = await aProviderPerson(database.owner, { passwordHash: await hashPassword(password) });
});

const enter = (typed: string, now = at, email = person.email) => signIn(database.web, { email, password: typed }, now);
const mails = () =>
  database.owner.selectFrom("notification").select(["template", "to_address", "data"]).orderBy("id").execute();
const token = async () => z.object({ token: z.string() }).parse((await mails()).at(-1)?.data).token;
async function resetLink(now = at): Promise<string> {
  await forgetPassword(database.web, person.email, now);
  return token();
}
async function own(now = at) {
  const cookie = await enter(password, now);
  return { actor: person, token: cookie, signInId: (await signInOf(database.web, cookie, now))?.id ?? "" };
}

describe("a forgotten password", () => {
  it("is chosen anew by the mail's link, which ends every sign-in", async () => {
    const cookie = await enter(password);
    await resetPassword(database.web, { token: await resetLink(), password: fresh }, at);
    expect(await actorOf(database.web, cookie, at)).toEqual({ kind: "anonymous" });
    await expect(enter(password)).rejects.toMatchObject({ kind: "refused" });
    await enter(fresh);
    expect((await mails()).map((mail) => mail.template)).toEqual(["reset-password", "password-changed"]);
  });

  it("mails nothing to an unknown or disabled address, nor a fourth time in an hour, and says nothing of it", async () => {
    await forgetPassword(database.web, "nobody@made-up.example", at);
    expect(await mails()).toEqual([]);
    for (let time = 1; time <= 4; time++) await resetLink();
    expect(await mails()).toHaveLength(3);
    await database.owner.updateTable("person").set({ disabled_at: at }).execute();
    await forgetPassword(database.web, person.email, later(61));
    expect(await mails()).toHaveLength(3);
  });

  it("P16: takes a link once, within its hour, and never after the address has changed", async () => {
    const link = await resetLink();
    expect(await resetWorks(database.web, link, later(59))).toBe(true);
    expect(await resetWorks(database.web, link, later(60))).toBe(false);
    await resetPassword(database.web, { token: link, password: fresh }, at);
    await expect(resetPassword(database.web, { token: link, password }, at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    const second = await resetLink();
    await database.owner.updateTable("person").set({ email: "moved@made-up.example" }).execute();
    expect(await resetWorks(database.web, second, at)).toBe(false);
    await expect(resetPassword(database.web, { token: second, password }, at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await enter(fresh, at, "moved@made-up.example");
  });

  it("makes one password of two posts at once", async () => {
    const link = await resetLink();
    const both = await Promise.allSettled(
      [fresh, "five words of another kind"].map((typed) =>
        resetPassword(database.web, { token: link, password: typed }, at),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is not replaced by one that is tried first, and the link still works", async () => {
    const link = await resetLink();
    for (const typed of ["password12345", `${person.providerName} ${person.name}`])
      await expect(resetPassword(database.web, { token: link, password: typed }, at)).rejects.toMatchObject({
        kind: "refused",
        field: "password",
      });
    expect(await resetWorks(database.web, link, at)).toBe(true);
    await enter(password);
  });
});

it("changes a password, keeps this sign-in under a new id, ends the others and makes reset links useless", async () => {
  const link = await resetLink();
  const elsewhere = await enter(password);
  const here = await own();
  const renewed = await changePassword(database.web, here, fresh, at);
  expect(await actorOf(database.web, renewed, at)).toMatchObject({ personId: person.personId });
  expect(await actorOf(database.web, here.token, at)).toEqual({ kind: "anonymous" });
  expect(await actorOf(database.web, elsewhere, at)).toEqual({ kind: "anonymous" });
  expect(await resetWorks(database.web, link, at)).toBe(false);
  await enter(fresh);
  expect((await mails()).at(-1)).toMatchObject({ template: "password-changed", to_address: person.email });
});

describe("a new email address", () => {
  it("counts once its own mailbox says so; the old one is told and other sign-ins end", async () => {
    const link = await resetLink();
    const elsewhere = await enter(password);
    const here = await own();
    await askForNewEmail(database.web, person, "new@made-up.example", at);
    const confirm = await token();
    await enter(password);
    await confirmNewEmail(database.web, confirm, here.signInId, at);
    expect(await actorOf(database.web, here.token, at)).toMatchObject({ email: "new@made-up.example" });
    expect(await actorOf(database.web, elsewhere, at)).toEqual({ kind: "anonymous" });
    expect(await resetWorks(database.web, link, at)).toBe(false);
    await enter(password, at, "new@made-up.example");
    expect((await mails()).slice(-2).map((mail) => mail.to_address)).toEqual([person.email, "new@made-up.example"]);
    await expect(confirmNewEmail(database.web, confirm, undefined, at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
  });

  it("is not taken from someone else, who alone is told", async () => {
    const other = await aProviderPerson(database.owner);
    await askForNewEmail(database.web, person, other.email, at);
    expect(await mails()).toMatchObject([{ template: "email-in-use", to_address: other.email }]);
    await askForNewEmail(database.web, person, "new@made-up.example", at);
    const confirm = await token();
    await aProviderPerson(database.owner, { email: "new@made-up.example" });
    await expect(confirmNewEmail(database.web, confirm, undefined, at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    expect(await mails()).toHaveLength(2);
  });

  it("is refused when it is the present one, and after an hour", async () => {
    await expect(askForNewEmail(database.web, person, person.email, at)).rejects.toMatchObject({ field: "email" });
    await askForNewEmail(database.web, person, "new@made-up.example", at);
    await expect(confirmNewEmail(database.web, await token(), undefined, later(61))).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await enter(password);
  });
});
