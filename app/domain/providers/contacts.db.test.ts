import { describe, expect, it } from "vitest";
import type { ProviderPerson, ProviderRole } from "#app/access/actor.ts";
import { changeRole, removeFromTeam } from "#app/domain/accounts/change-team.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { type ContactPurpose, chooseContacts, contactsOf } from "./contacts.server.ts";
import { contactsToDo } from "./to-do/contacts.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");

const colleague = ({ providerId }: ProviderPerson, role: ProviderRole) =>
  aProviderPerson(database.owner, { providerId, role });
const toldOf = (who: ProviderPerson, purpose: ContactPurpose) =>
  readAs(database.web, who, async (trx) =>
    (await contactsOf(trx, who.providerId, purpose)).map(({ personId }) => personId).sort(),
  );
const ids = (...people: ProviderPerson[]) => people.map(({ personId }) => personId).sort();
const choose = (actor: ProviderPerson, referrals: ProviderPerson[], evidence: ProviderPerson[] = []) =>
  chooseContacts(
    database.web,
    actor,
    { submissionKey: uuidv7(), referrals: ids(...referrals), evidence: ids(...evidence) },
    at,
  );
const waiting = (who: ProviderPerson) =>
  readAs(database.web, who, async (trx) => (await contactsToDo(trx, who.providerId)).map(({ text }) => text));

describe("whom a provider wants told", () => {
  it("is its owners, and for referrals whoever answers them, until someone is chosen", async () => {
    const owner = await aProviderPerson(database.owner);
    const kim = await colleague(owner, "referrals");
    const lee = await colleague(owner, "viewer");
    expect(await toldOf(owner, "referrals")).toEqual(ids(owner, kim));
    expect(await toldOf(owner, "evidence")).toEqual(ids(owner));
    await choose(owner, [kim], [lee]);
    expect(await toldOf(owner, "referrals")).toEqual(ids(kim));
    expect(await toldOf(owner, "evidence")).toEqual(ids(lee));
    await choose(owner, []);
    expect(await toldOf(owner, "referrals")).toEqual(ids(owner, kim));
  });

  it("follows roles, removals and disabled accounts", async () => {
    const owner = await aProviderPerson(database.owner);
    const kim = await colleague(owner, "referrals");
    await choose(owner, [kim], [kim]);
    await changeRole(database.web, owner, { personId: kim.personId, role: "finance", submissionKey: uuidv7() }, at);
    expect(await toldOf(owner, "referrals")).toEqual(ids(owner));
    expect(await toldOf(owner, "evidence")).toEqual(ids(kim));
    await removeFromTeam(database.web, owner, { personId: kim.personId, submissionKey: uuidv7() }, at);
    expect(await toldOf(owner, "evidence")).toEqual(ids(owner));
  });

  it("is chosen by an owner among their own people who may be told", async () => {
    const owner = await aProviderPerson(database.owner);
    const kim = await colleague(owner, "referrals");
    const lee = await colleague(owner, "viewer");
    const stranger = await aProviderPerson(database.owner);
    await expect(choose(owner, [lee])).rejects.toMatchObject({ field: "referrals" });
    await expect(choose(owner, [], [stranger])).rejects.toMatchObject({ field: "evidence" });
    await expect(choose(kim, [kim])).rejects.toMatchObject({ kind: "forbidden" });
    expect(await database.owner.selectFrom("provider_contact").selectAll().execute()).toEqual([]);
    expect(await database.owner.selectFrom("audit_entry").select("seq").execute()).toEqual([]);
  });

  it("waits on the list of a provider that is on a lot, until there are two of each", async () => {
    const newcomer = await aProviderPerson(database.owner);
    expect(await waiting(newcomer)).toEqual([]);
    const { owner } = await anApprovedProvider(database.owner);
    const kim = await colleague(owner, "referrals");
    expect(await waiting(owner)).toEqual(["Choose at least two people whom we tell of referrals and documents"]);
    await choose(owner, [owner, kim], [owner]);
    expect(await waiting(owner)).toEqual(["Choose at least two people whom we tell of documents"]);
    await choose(owner, [owner, kim], [owner, kim]);
    expect(await waiting(owner)).toEqual([]);
  });
});
