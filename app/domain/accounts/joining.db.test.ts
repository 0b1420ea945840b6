import { describe, expect, it } from "vitest";
import type { Actor, Officer, ProviderPerson } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aPerson, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askForOwner, askToJoin } from "./ask-to-join.server.ts";
import { leaveTeam } from "./change-team.server.ts";
import { councilToDo } from "./council-to-do.server.ts";
import { decideJoining } from "./decide-joining.server.ts";
import { councilRequests, isBeingChecked, readRequest, waitingToJoin } from "./joining-requests.server.ts";
import { register } from "./register.server.ts";
import { actorOf, openSignIn } from "./sign-ins.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const sam = {
  name: "Sam Rowe",
  organisation: "Bright Path",
  email: "sam@bright.example",
  password: "seven green umbrellas",
};

const mails = async () => {
  const rows = await database.owner
    .selectFrom("notification")
    .select(["template", "to_address"])
    .orderBy("id")
    .execute();
  return rows.map(({ template, to_address }) => [template, to_address]);
};
const requests = () =>
  database.owner.selectFrom("joining_request").select(["id", "kind", "person_id", "provider_id", "outcome"]).execute();
const roleOf = async (personId: string, providerId: string) =>
  (
    await database.owner
      .selectFrom("provider_member")
      .select("role")
      .where("person_id", "=", personId)
      .where("provider_id", "=", providerId)
      .executeTakeFirst()
  )?.role;
/** Someone who belongs to no provider, as their sign-in shows them. */
async function someone(): Promise<Officer> {
  const { id, name, email } = await aPerson(database.owner);
  return { kind: "council", personId: id, name, email, roles: [] };
}
const ask = (actor: Actor, organisation: string, kind: "join" | "owner-left" = "join") =>
  askToJoin(database.web, actor, { submissionKey: uuidv7(), organisation, kind, note: "Head of maths there" }, at);
const decide = (actor: Actor, requestId: string, accepted = true, role: "owner" | "viewer" = "owner") =>
  decideJoining(
    database.web,
    actor,
    accepted
      ? { requestId, submissionKey: uuidv7(), outcome: "accepted", role, note: "Called 01632 960 001" }
      : { requestId, submissionKey: uuidv7(), outcome: "refused", note: "Nobody knows them" },
    at,
  );
const onlyRequest = async () => (await requests())[0]?.id ?? "";

describe("a second registration with a company number", () => {
  const both = async () => {
    await register(database.web, { ...sam, companyNumber: "01234567" }, at);
    await register(
      database.web,
      { ...sam, email: "alex@elsewhere.example", organisation: "Brightest", companyNumber: "01234567" },
      at,
    );
    const person = database.owner.selectFrom("person").select("id").where("email", "=", "alex@elsewhere.example");
    return (await person.executeTakeFirstOrThrow()).id;
  };

  it("makes a person and no second provider, says the same, and waits for QA once the address is proven", async () => {
    const alex = await both();
    expect(await mails()).toEqual([
      ["confirm-email", "sam@bright.example"],
      ["confirm-email", "alex@elsewhere.example"],
    ]);
    const providers = await database.owner.selectFrom("provider").select(["name", "company_number"]).execute();
    expect(providers).toEqual([{ name: "Bright Path", company_number: "01234567" }]);
    expect(await database.owner.selectFrom("provider_member").select("person_id").execute()).toHaveLength(1);
    expect((await councilRequests(database.web, { open: true, page: 1 })).total).toBe(0);
    await database.owner.updateTable("person").set({ confirmed_at: at }).where("id", "=", alex).execute();
    expect((await councilRequests(database.web, { open: true, page: 1 })).rows).toMatchObject([
      { kind: "same-company-number", provider: "Bright Path" },
    ]);
    expect(await isBeingChecked(database.web, alex)).toBe(true);
  });

  it("makes two providers of two at once with different numbers, one of two with the same", async () => {
    const people = [1, 2, 3].map((n) => ({ ...sam, email: `p${n}@bright.example`, organisation: `Firm ${n}` }));
    const numbers = ["01234567", "01234567", "07654321"];
    await Promise.all(people.map((person, n) => register(database.web, { ...person, companyNumber: numbers[n] }, at)));
    expect(await database.owner.selectFrom("provider").select("id").execute()).toHaveLength(2);
    expect(await requests()).toHaveLength(1);
  });

  it("is let in or refused by QA, and told without a word about the provider", async () => {
    const alex = await both();
    await database.owner.updateTable("person").set({ confirmed_at: at }).where("id", "=", alex).execute();
    await decide(await anOfficer(database.owner, ["qa"]), await onlyRequest(), false);
    const { data } = await database.owner
      .selectFrom("notification")
      .select("data")
      .where("template", "=", "joining-refused")
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(data)).not.toContain("Bright Path");
    expect(await database.owner.selectFrom("provider_member").select("person_id").execute()).toHaveLength(1);
  });
});

describe("asking to join", () => {
  it("answers the same for an organisation that exists and one that does not", async () => {
    const owner = await aProviderPerson(database.owner, { providerName: "Bright Path" });
    const asker = await someone();
    await expect(ask(asker, "Bright Path")).resolves.toBeUndefined();
    await expect(ask(asker, "No such firm")).resolves.toBeUndefined();
    await expect(ask(asker, "Bright Path")).resolves.toBeUndefined();
    expect(await isBeingChecked(database.web, asker.personId)).toBe(false);
    expect(await waitingToJoin(database.web, owner.providerId)).toMatchObject([{ name: asker.name }]);
    expect(await mails()).toEqual([["joining-asked", owner.email]]);
  });

  it("is decided by that provider’s owner, in the role that they choose", async () => {
    const owner = await aProviderPerson(database.owner, { providerName: "Bright Path" });
    const asker = await someone();
    await database.owner.updateTable("provider").set({ company_number: "SC123456" }).execute();
    await ask(asker, "sc 123456");
    const id = await onlyRequest();
    const colleague = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
    const stranger = await aProviderPerson(database.owner);
    const qa = await anOfficer(database.owner, ["qa"]);
    await expect(decide(colleague, id)).rejects.toMatchObject({ kind: "forbidden" });
    for (const actor of [stranger, qa]) {
      await expect(decide(actor, id)).rejects.toMatchObject({ kind: "not-found" });
      await expect(readRequest(database.web, actor, id)).rejects.toMatchObject({ kind: "not-found" });
    }
    expect(await roleOf(asker.personId, owner.providerId)).toBeUndefined();
    const token = await openSignIn(database.web, { personId: asker.personId }, at);
    await decide(owner, id, true, "viewer");
    expect(await roleOf(asker.personId, owner.providerId)).toBe("viewer");
    expect(await actorOf(database.web, token, at)).toEqual({ kind: "anonymous" });
    await expect(decide(owner, id)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await mails()).toContainEqual(["membership-changed", asker.email]);
  });

  it("is nothing for the council’s own people", async () => {
    await aProviderPerson(database.owner, { providerName: "Bright Path" });
    await expect(ask(await anOfficer(database.owner, ["qa"]), "Bright Path")).rejects.toMatchObject({
      kind: "forbidden",
    });
    expect(await requests()).toEqual([]);
  });
});

describe("a provider that has lost its owner", () => {
  const lost = async (): Promise<{ owner: ProviderPerson; kim: ProviderPerson }> => {
    const owner = await aProviderPerson(database.owner);
    const kim = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "referrals" });
    await leaveTeam(database.web, owner, true, at);
    return { owner, kim };
  };
  const askAs = (kim: Actor) => askForOwner(database.web, kim, { submissionKey: uuidv7(), note: "She left" }, at);

  it("gets a new one from QA, who has it on the list of what waits", async () => {
    const { owner, kim } = await lost();
    await askAs(kim);
    const qa = await anOfficer(database.owner, ["qa"]);
    const waiting = async () =>
      (await readAs(database.web, qa, (trx) => councilToDo(trx, qa, at))).find(({ href }) => href.endsWith("/requests"))
        ?.count;
    expect(await waiting()).toBe(1);
    const id = await onlyRequest();
    await decide(qa, id);
    expect(await roleOf(kim.personId, owner.providerId)).toBe("owner");
    expect(await waiting()).toBe(0);
    const entry = await database.owner
      .selectFrom("audit_entry")
      .select(["detail", "actor_id"])
      .where("action", "=", "joining.accepted")
      .executeTakeFirstOrThrow();
    expect(entry).toMatchObject({ actor_id: qa.personId, detail: { checks: ["person", "register", "call"] } });
  });

  it("is not given away by an administrator, the asker, or another provider’s owner", async () => {
    const { owner, kim } = await lost();
    await askAs(kim);
    const id = await onlyRequest();
    await expect(decide(await anOfficer(database.owner, ["admin"]), id)).rejects.toMatchObject({ kind: "forbidden" });
    for (const actor of [kim, await aProviderPerson(database.owner)])
      await expect(decide(actor, id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await roleOf(kim.personId, owner.providerId)).toBe("referrals");
  });

  it("tells an owner who is still there that someone asked", async () => {
    const owner = await aProviderPerson(database.owner);
    const kim = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
    await askAs(kim);
    await askAs(kim);
    expect(await mails()).toEqual([["joining-asked", owner.email]]);
    expect(await requests()).toHaveLength(1);
  });
});
