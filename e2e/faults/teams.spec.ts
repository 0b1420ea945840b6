import { hashPassword } from "#app/domain/accounts/passwords.server.ts";
import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anInvoice } from "#db/factories/invoices.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aNewcomer, dateIn, inDays, mayEnter } from "#e2e/states/people.ts";
import { cookieOf } from "../access/ask.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { fillIn, send } from "./forms.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const get = (path: string, cookie = "", method = "GET") =>
  fetch(portal.url + path, { method, headers: { cookie }, redirect: "manual" });
const rolesOf = async (email: string) => {
  const rows = await db
    .selectFrom("person")
    .innerJoin("provider_member as member", "member.person_id", "person.id")
    .select(["member.provider_id", "member.role"])
    .where("email", "=", email)
    .execute();
  return rows.map(({ provider_id, role }) => [provider_id, role]);
};
const councilRolesOf = (email: string) =>
  db
    .selectFrom("person_role")
    .innerJoin("person", "person.id", "person_id")
    .select("role")
    .where("email", "=", email)
    .execute();

async function anInvitation(by: { personId: string; providerId: string }): Promise<{ path: string; email: string }> {
  const [token, id] = [newToken(), uuidv7()];
  const email = `kim-${id.slice(-12)}@new-start.example`;
  await db
    .insertInto("invitation")
    .values({
      ...{ id, token_hash: tokenHash(token), email, name: "Kim Vale", invited_by: by.personId },
      ...{ provider_id: by.providerId, provider_role: "viewer", created_at: inDays(0), expires_at: inDays(2) },
    })
    .execute();
  return { path: paths.invitation(token), email };
}

/** What a stranger to the form adds to it, in every spelling that a careless program would take. */
const smuggled = (providerId: string) => ({
  role: "owner",
  providerRole: "owner",
  provider_role: "owner",
  providerId,
  provider_id: providerId,
  councilRoles: "admin",
  council_roles: "admin",
  roles: "admin",
  status: "approved",
  outcome: "accepted",
  confirmed_at: "2020-01-01",
  demonstration: "true",
});

test("P15: an invitation that scanners open in every way still lets the person in", async () => {
  const { path, email } = await anInvitation(await aNewcomer(db));
  for (const method of ["GET", "HEAD", "GET"]) expect((await get(path, "", method)).status).toBe(200);
  expect((await get(`${path}.data`)).status).toBe(200);
  expect(await rolesOf(email)).toEqual([]);
  const accepted = await send(
    portal,
    "",
    await fillIn(portal, "", path, "Accept the invitation", { password: "nine yellow ladders" }),
  );
  expect(accepted.status).toBe(303);
  expect(await rolesOf(email)).toHaveLength(1);
});

test("P14: a removed person’s next request, page or form, finds nobody signed in", async () => {
  const owner = await aNewcomer(db);
  const kim = await mayEnter(db, await aProviderPerson(db, { providerId: owner.providerId, role: "finance" }));
  const theirs = await cookieOf(portal, kim.email);
  expect((await get(paths.provider.home(), theirs)).status).toBe(200);
  const boss = await cookieOf(portal, owner.email);
  const removal = await fillIn(portal, boss, paths.provider.removePerson(kim.personId), "Remove this person");
  expect((await send(portal, boss, removal)).status).toBe(303);
  for (const path of [paths.provider.home(), `${paths.provider.people()}.data`]) {
    const answer = await get(path, theirs);
    expect([303, 202]).toContain(answer.status);
  }
  const late = { path: paths.provider.leave(), body: new URLSearchParams({ submissionKey: uuidv7() }) };
  expect((await send(portal, theirs, late)).to).toContain(paths.signIn());
  // The same removal, sent again, says the same and does nothing more.
  expect((await send(portal, boss, removal)).status).toBe(303);
});

test("B16: nothing of a person’s other provider is there before they switch to it", async () => {
  const lot = await aQuietLot(db);
  const options = { lot, insuredUntil: dateIn(300) };
  const first = await anApprovedProvider(db, { ...options, name: "Alder Tutors" });
  const second = await anApprovedProvider(db, { ...options, name: "Beech Tutors" });
  const person = await mayEnter(db, first.owner);
  await db
    .insertInto("provider_member")
    .values({ person_id: person.personId, provider_id: second.providerId, role: "owner" })
    .execute();
  const placement = await aPlacement(db, { provider: second });
  const invoice = await anInvoice(db, placement);
  const application = await anApplication(db, { owner: second.owner, lot: await aQuietLot(db), answers: {} });
  const evidence = await db
    .selectFrom("evidence")
    .select("id")
    .where("provider_id", "=", second.providerId)
    .limit(1)
    .executeTakeFirstOrThrow();
  const theirs = [
    paths.provider.placement(placement.id),
    paths.provider.placementPeople(placement.id),
    paths.provider.marks(placement.id),
    paths.provider.invoice(invoice.id),
    paths.provider.application(application.id),
    paths.provider.person(second.owner.personId),
  ];
  const cookie = await cookieOf(portal, person.email);
  for (const path of [...theirs, paths.provider.identity(placement.id), paths.provider.evidenceFile(evidence.id)])
    for (const form of [path, `${path}.data`]) expect([form, (await get(form, cookie)).status]).toEqual([form, 404]);
  const oneRoute = `${paths.provider.placement(placement.id)}.data?_routes=routes%2Fprovider%2Fplacement`;
  expect((await get(oneRoute, cookie)).status).toBe(404);
  // Neither does an id in the body of a form open it.
  const { email } = await anInvitation({ personId: second.owner.personId, providerId: second.providerId });
  const { id } = await db.selectFrom("invitation").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const withdraw = { path: paths.provider.people(), body: new URLSearchParams({ intent: "withdraw", id }) };
  expect((await send(portal, cookie, withdraw)).status).toBe(404);
  const stranger = await aNewcomer(db);
  const elsewhere = { path: paths.account.providers(), body: new URLSearchParams({ provider: stranger.providerId }) };
  expect((await send(portal, cookie, elsewhere)).status).toBe(404);

  const change = await fillIn(portal, cookie, paths.account.providers(), "Act for Beech Tutors");
  const answer = await fetch(portal.url + change.path, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, origin: portal.url },
    body: change.body,
  });
  const renewed = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  expect(renewed).not.toBe(cookie);
  for (const path of theirs) expect([path, (await get(path, renewed)).status]).toEqual([path, 200]);
  expect((await get(paths.provider.home(), cookie)).status, "the sign-in’s old id").toBe(303);
});

test("B17: what nobody asked for in a form changes nothing", async () => {
  const [owner, victim] = [await aNewcomer(db), await aNewcomer(db)];
  const boss = await cookieOf(portal, owner.email);
  const others = () =>
    db.selectFrom("provider_member").select("person_id").where("provider_id", "=", victim.providerId).execute();
  const before = await others();

  const { path, email } = await anInvitation(owner);
  const typed = { password: "nine yellow ladders" };
  const acceptance = await fillIn(portal, "", path, "Accept the invitation", {
    ...smuggled(victim.providerId),
    ...typed,
  });
  expect((await send(portal, "", acceptance)).status).toBe(303);
  expect(await rolesOf(email)).toEqual([[owner.providerId, "viewer"]]);
  expect(await councilRolesOf(email)).toEqual([]);
  const { demonstration } = await db
    .selectFrom("person")
    .select("demonstration")
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  expect(demonstration).toBe(false);

  const lee = { name: "Lee Vale", email: `lee-${owner.personId}@new-start.example` };
  const invite = (role: string) =>
    fillIn(portal, boss, paths.provider.invite(), "Send the invitation", {
      ...smuggled(victim.providerId),
      ...lee,
      role,
    });
  for (const role of ["admin", "qa", "owner,admin", ""])
    expect([role, (await send(portal, boss, await invite(role))).status]).toEqual([role, 400]);
  expect((await send(portal, boss, await invite("finance"))).status).toBe(303);
  const invited = await db
    .selectFrom("invitation")
    .select(["provider_id", "provider_role", "council_roles", "accepted_at"])
    .where("email", "=", lee.email)
    .execute();
  expect(invited).toEqual([
    { provider_id: owner.providerId, provider_role: "finance", council_roles: [], accepted_at: null },
  ]);

  const colleague = await aProviderPerson(db, { providerId: owner.providerId, role: "viewer" });
  const form = paths.provider.person(colleague.personId);
  const change = await fillIn(portal, boss, form, "Change the role", {
    ...smuggled(victim.providerId),
    personId: victim.personId,
    role: "finance",
  });
  expect((await send(portal, boss, change)).status).toBe(303);
  expect(await rolesOf(colleague.email)).toEqual([[owner.providerId, "finance"]]);
  expect(await rolesOf(victim.email)).toEqual([[victim.providerId, "owner"]]);
  expect(await others()).toEqual(before);
});

test("B17: registering and asking to join give no more than they say", async () => {
  const victim = await aNewcomer(db);
  const email = `sly-${victim.personId}@new-start.example`;
  const registration = await fillIn(portal, "", paths.register(), "Register", {
    ...smuggled(victim.providerId),
    ...{ name: "Sly Vale", organisation: "Sly Tutors", email, password: "nine yellow ladders" },
  });
  expect((await send(portal, "", registration)).status).toBe(303);
  const row = await db
    .selectFrom("person")
    .select(["id", "confirmed_at", "demonstration"])
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ confirmed_at: null, demonstration: false });
  expect((await rolesOf(email)).map(([providerId]) => providerId)).not.toContain(victim.providerId);
  expect(await councilRolesOf(email)).toEqual([]);

  const password_hash = await hashPassword(portal.password);
  await db
    .updateTable("person")
    .set({ password_hash, confirmed_at: inDays(0) })
    .where("id", "=", row.id)
    .execute();
  const cookie = await cookieOf(portal, email);
  const ask = await fillIn(portal, cookie, paths.account.join(), "Send the request", {
    ...smuggled(victim.providerId),
    ...{ organisation: victim.providerName, kind: "join", note: "Teacher", decision: "owner" },
  });
  expect((await send(portal, cookie, ask)).status).toBe(303);
  const request = await db
    .selectFrom("joining_request")
    .select(["id", "outcome", "decided_at"])
    .where("person_id", "=", row.id)
    .executeTakeFirstOrThrow();
  expect(request).toMatchObject({ outcome: null, decided_at: null });
  const decide = new URLSearchParams({ submissionKey: uuidv7(), decision: "owner", outcome: "accepted" });
  for (const path of [paths.provider.joiningRequest(request.id), paths.admin.joiningRequest(request.id)])
    expect([403, 404]).toContain((await send(portal, cookie, { path, body: decide })).status);
  expect((await rolesOf(email)).map(([providerId]) => providerId)).not.toContain(victim.providerId);
});
