import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aPerson, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { acceptInvitation } from "./accept-invitation.server.ts";
import { findInvitation } from "./find-invitation.server.ts";
import { openInvitations, resendInvitation, withdrawInvitation } from "./invitations.server.ts";
import { invite } from "./invite.server.ts";
import { hashPassword } from "./passwords.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (hours: number) => new Date(at.getTime() + hours * 3_600_000);
const password = "seven green umbrellas";
const kim = { email: "Kim@new-start.example", name: "Kim Vale" };

const mails = () => database.owner.selectFrom("notification").select(["template", "to_address", "data"]).orderBy("id");
const newestLink = async () => {
  const sent = await mails().where("template", "=", "invitation").execute();
  return z.object({ token: z.string() }).parse(sent.at(-1)?.data).token;
};
const owner = () => aProviderPerson(database.owner, { providerName: "New Start" });
const toProvider = (actor: Actor, providerId: string, more = {}) =>
  invite(database.web, actor, { ...kim, providerId, providerRole: "referrals", submissionKey: uuidv7(), ...more }, at);
const accept = (token: string, more = {}, when = at) =>
  acceptInvitation(database.web, { token, name: "Kim Vale-Moss", password, ...more }, when);
const memberships = () => database.owner.selectFrom("provider_member").select(["person_id", "provider_id", "role"]);

describe("an invitation to a provider", () => {
  it("makes a person of whoever uses its link, once, in the role that the owner chose", async () => {
    const boss = await owner();
    const id = await toProvider(boss, boss.providerId);
    const token = await newestLink();
    expect(await findInvitation(database.web, token, at)).toMatchObject({
      state: "open",
      known: false,
      organisation: "New Start",
      by: boss.name,
      email: "kim@new-start.example",
    });
    await accept(token);
    const kept = await database.owner
      .selectFrom("invitation")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    const person = await database.owner
      .selectFrom("person")
      .selectAll()
      .where("id", "=", kept.accepted_by ?? "")
      .executeTakeFirstOrThrow();
    expect(person).toMatchObject({ name: "Kim Vale-Moss", email: "kim@new-start.example", confirmed_at: at });
    expect(await memberships().where("person_id", "=", person.id).execute()).toEqual([
      { person_id: person.id, provider_id: boss.providerId, role: "referrals" },
    ]);
    await expect(accept(token)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect((await mails().execute()).map(({ template, to_address }) => [template, to_address])).toEqual([
      ["invitation", "kim@new-start.example"],
      ["membership-changed", "kim@new-start.example"],
      ["team-changed", boss.email],
    ]);
  });

  it("gives a person who has an account a further provider, by their own password only", async () => {
    const boss = await owner();
    const known = await aProviderPerson(database.owner, {
      email: kim.email.toLowerCase(),
      passwordHash: await hashPassword(password),
    });
    await toProvider(boss, boss.providerId);
    const token = await newestLink();
    expect(await findInvitation(database.web, token, at)).toMatchObject({ known: true });
    await expect(accept(token, { password: "something else" })).rejects.toMatchObject({ field: "password" });
    expect(await memberships().where("person_id", "=", known.personId).execute()).toHaveLength(1);
    await accept(token);
    expect(await memberships().where("person_id", "=", known.personId).execute()).toHaveLength(2);
    const { name } = await database.owner
      .selectFrom("person")
      .select("name")
      .where("id", "=", known.personId)
      .executeTakeFirstOrThrow();
    expect(name).toBe(known.name);
  });

  it("takes an account that was never confirmed away from whoever made it", async () => {
    const boss = await owner();
    const squatter = await aPerson(database.owner, {
      email: kim.email.toLowerCase(),
      confirmed: false,
      passwordHash: await hashPassword("the squatter’s own"),
    });
    await toProvider(boss, boss.providerId);
    await accept(await newestLink());
    const row = await database.owner
      .selectFrom("person")
      .selectAll()
      .where("id", "=", squatter.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: "Kim Vale-Moss", confirmed_at: at });
    expect(row.password_hash).not.toBe(await hashPassword("the squatter’s own"));
  });

  it("stops working after two days, when it is withdrawn, and when it was sent again", async () => {
    const boss = await owner();
    const id = await toProvider(boss, boss.providerId);
    const first = await newestLink();
    expect(await findInvitation(database.web, first, later(49))).toMatchObject({ state: "expired" });
    await expect(accept(first, {}, later(49))).rejects.toMatchObject({ kind: "not-allowed-now" });
    await resendInvitation(database.web, boss, id, later(49));
    const second = await newestLink();
    expect(await findInvitation(database.web, first, later(50))).toBeUndefined();
    expect(await findInvitation(database.web, second, later(50))).toMatchObject({ state: "open" });
    await withdrawInvitation(database.web, boss, id, later(51));
    await expect(accept(second, {}, later(52))).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(resendInvitation(database.web, boss, id, later(52))).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    expect(await memberships().execute()).toHaveLength(1);
  });

  it("is sent once, however often the form is, and not to whoever is in or was invited", async () => {
    const boss = await owner();
    const submissionKey = uuidv7();
    const ids = [
      await toProvider(boss, boss.providerId, { submissionKey }),
      await toProvider(boss, boss.providerId, { submissionKey }),
    ];
    expect(ids[0]).toBe(ids[1]);
    await expect(toProvider(boss, boss.providerId)).rejects.toMatchObject({ field: "email" });
    await expect(toProvider(boss, boss.providerId, { email: boss.email })).rejects.toMatchObject({ field: "email" });
    expect(await openInvitations(database.web, boss.providerId)).toHaveLength(1);
    expect(await openInvitations(database.web, null)).toHaveLength(0);
  });

  it("is the owner’s affair, at their own provider", async () => {
    const boss = await owner();
    const id = await toProvider(boss, boss.providerId);
    const colleague = await aProviderPerson(database.owner, { providerId: boss.providerId, role: "referrals" });
    const stranger = await aProviderPerson(database.owner);
    const admin = await anOfficer(database.owner, ["admin"]);
    const more = { email: "lee@new-start.example" };
    await expect(toProvider(colleague, boss.providerId, more)).rejects.toMatchObject({ kind: "forbidden" });
    for (const actor of [stranger, admin])
      await expect(toProvider(actor, boss.providerId, more)).rejects.toMatchObject({ kind: "not-found" });
    await expect(withdrawInvitation(database.web, colleague, id, at)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(resendInvitation(database.web, stranger, id, at)).rejects.toMatchObject({ kind: "not-found" });
    await expect(withdrawInvitation(database.web, boss, "no-id", at)).rejects.toMatchObject({ kind: "not-found" });
    expect(await openInvitations(database.web, boss.providerId)).toHaveLength(1);
    expect(await mails().execute()).toHaveLength(1);
  });
});

describe("an invitation to the council", () => {
  const toCouncil = async (actor?: Actor, email = "kim@council.example") => {
    const admin = actor ?? (await anOfficer(database.owner, ["admin"]));
    const input = { ...kim, email, councilRoles: ["qa", "broker"] as const, submissionKey: uuidv7() };
    return invite(database.web, admin, input, at);
  };

  it("gives the roles that the administrator chose", async () => {
    await toCouncil();
    await accept(await newestLink());
    const roles = await database.owner
      .selectFrom("person_role")
      .innerJoin("person", "person.id", "person_id")
      .select("role")
      .where("email", "=", "kim@council.example")
      .orderBy("role")
      .execute();
    expect(roles.map(({ role }) => role)).toEqual(["broker", "qa"]);
  });

  it("is an administrator’s affair, and never for a provider’s person", async () => {
    const boss = await owner();
    await expect(toCouncil(boss)).rejects.toMatchObject({ kind: "not-found" });
    await expect(toCouncil(await anOfficer(database.owner, ["dpo"]))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(toCouncil(undefined, boss.email)).rejects.toMatchObject({ field: "email" });
    expect(await mails().execute()).toEqual([]);
  });

  it("cannot be mixed with a provider at acceptance either", async () => {
    const officer = await anOfficer(database.owner, ["qa"], { passwordHash: await hashPassword(password) });
    const boss = await owner();
    await toProvider(boss, boss.providerId, { email: officer.email });
    await expect(accept(await newestLink())).rejects.toMatchObject({ kind: "refused" });
    expect(await memberships().where("person_id", "=", officer.personId).execute()).toEqual([]);
  });
});
