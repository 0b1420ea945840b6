import { describe, expect, it } from "vitest";
import { z } from "zod";
import { actorOf, endSignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { confirmEmail } from "./confirm-email.server.ts";
import { findParkedPost, parkPost } from "./park-post.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { register } from "./register.server.ts";
import { signIn } from "./sign-in.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const sam = {
  name: "Sam O'Neill",
  organisation: "New Start",
  email: "sam@new-start.example",
  password: "correct horse battery",
};
const outbox = () =>
  database.owner.selectFrom("notification").select(["template", "to_address", "data"]).orderBy("id").execute();
const tokenFromMail = async () => z.object({ token: z.string() }).parse((await outbox()).at(-1)?.data).token;

describe("registering", () => {
  it("lets in only after the link in the mail is used, and uses it once", async () => {
    await register(database.web, sam, at);
    await expect(signIn(database.web, sam, at)).rejects.toThrow("Check your email address");
    const token = await tokenFromMail();
    await confirmEmail(database.web, token, at);
    const cookie = await signIn(database.web, { ...sam, email: "SAM@new-start.example" }, at);
    expect(await actorOf(database.web, cookie, at)).toMatchObject({
      kind: "provider",
      role: "owner",
      name: "Sam O'Neill",
    });
    await expect(confirmEmail(database.web, token, at)).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("refuses a link of more than two days", async () => {
    await register(database.web, sam, at);
    await expect(confirmEmail(database.web, await tokenFromMail(), later(48 * 60 + 1))).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
  });

  it("tells only the mailbox that an address is known", async () => {
    await register(database.web, sam, at);
    await confirmEmail(database.web, await tokenFromMail(), at);
    await register(database.web, { ...sam, organisation: "Another" }, at);
    expect((await outbox()).map((mail) => mail.template)).toEqual(["confirm-email", "already-registered"]);
    expect(await database.owner.selectFrom("provider").selectAll().execute()).toHaveLength(1);
  });

  it("makes one account of two posts at once", async () => {
    await Promise.all([register(database.web, sam, at), register(database.web, sam, at)]);
    expect(await database.owner.selectFrom("person").selectAll().execute()).toHaveLength(1);
    expect(await database.owner.selectFrom("provider").selectAll().execute()).toHaveLength(1);
  });
});

describe("a sign-in", () => {
  const officer = async () =>
    anOfficer(database.owner, ["qa"], { passwordHash: await hashPassword("a long password") });

  it("ends when idle for 30 minutes by staff, 60 by providers, and after 12 hours", async () => {
    const staff = await officer();
    const cookie = await signIn(database.web, { email: staff.email, password: "a long password" }, at);
    expect(await actorOf(database.web, cookie, later(30))).toMatchObject({ kind: "council", roles: ["qa"] });
    expect(await actorOf(database.web, cookie, later(61))).toEqual({ kind: "anonymous" });
    for (let minutes = 50; minutes <= 720; minutes += 25) await actorOf(database.web, cookie, later(minutes));
    expect(await actorOf(database.web, cookie, later(721))).toEqual({ kind: "anonymous" });
  });

  it("ends at sign-out, and is unknown by any other token", async () => {
    const staff = await officer();
    const cookie = await signIn(database.web, { email: staff.email, password: "a long password" }, at);
    expect(await actorOf(database.web, `${cookie}x`, at)).toEqual({ kind: "anonymous" });
    await endSignIn(database.web, cookie, at);
    expect(await actorOf(database.web, cookie, at)).toEqual({ kind: "anonymous" });
  });

  it("keeps a late form for its own person, sealed, for half an hour", async () => {
    const person = await aProviderPerson(database.owner, { passwordHash: await hashPassword("a long password") });
    const other = await aProviderPerson(database.owner);
    const cookie = await signIn(database.web, { email: person.email, password: "a long password" }, at);
    const post = { path: "/provider", fields: [["text", "typed for an hour"]] as [string, string][] };
    const secret = "s".repeat(32);
    const token = (await parkPost(database.web, secret, cookie, post, later(90))) ?? "";
    expect(await findParkedPost(database.web, secret, token, person.personId, later(100))).toEqual(post);
    expect(await findParkedPost(database.web, secret, token, other.personId, later(100))).toBeUndefined();
    expect(await findParkedPost(database.web, secret, token, person.personId, later(121))).toBeUndefined();
    expect(await parkPost(database.web, secret, "never a sign-in", post, at)).toBeUndefined();
    const row = await database.owner.selectFrom("parked_post").select("sealed").executeTakeFirstOrThrow();
    expect(row.sealed.includes("typed for an hour")).toBe(false);
  });
});
