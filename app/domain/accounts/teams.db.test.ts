import { describe, expect, it } from "vitest";
import type { ProviderPerson, ProviderRole } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { changeRole, leaveTeam, removeFromTeam } from "./change-team.server.ts";
import { hashPassword } from "./passwords.server.ts";
import { signIn } from "./sign-in.server.ts";
import { actorOf } from "./sign-ins.server.ts";
import { teamOf } from "./team.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const password = "seven green umbrellas";

const owner = async () => aProviderPerson(database.owner, { passwordHash: await hashPassword(password) });
const colleague = async ({ providerId }: ProviderPerson, role: ProviderRole = "referrals") =>
  aProviderPerson(database.owner, { providerId, role, passwordHash: await hashPassword(password) });
const enter = ({ email }: ProviderPerson) => signIn(database.web, { email, password }, at);
const rolesAt = async ({ providerId }: ProviderPerson) =>
  Object.fromEntries((await teamOf(database.web, providerId, 1)).rows.map(({ id, role }) => [id, role]));
const mails = async () => {
  const rows = await database.owner
    .selectFrom("notification")
    .select(["template", "to_address"])
    .orderBy("template")
    .execute();
  return rows.map(({ template, to_address }) => [template, to_address]);
};
const deeds = async () => {
  const rows = await database.owner
    .selectFrom("audit_entry")
    .select(["action", "subject_id"])
    .where("action", "not like", "person.sign-in%")
    .orderBy("seq")
    .execute();
  return rows.map(({ action, subject_id }) => [action, subject_id]);
};

describe("the people of a provider", () => {
  it("P14: whoever is removed is out at the next request, and both sides are told", async () => {
    const boss = await owner();
    const second = await colleague(boss, "owner");
    const kim = await colleague(boss);
    const cookie = await enter(kim);
    expect(await actorOf(database.web, cookie, at)).toMatchObject({ role: "referrals" });
    await removeFromTeam(database.web, boss, { personId: kim.personId, submissionKey: uuidv7() }, at);
    expect(await actorOf(database.web, cookie, at)).toEqual({ kind: "anonymous" });
    expect(await rolesAt(boss)).toEqual({ [boss.personId]: "owner", [second.personId]: "owner" });
    expect(await mails()).toEqual([
      ["membership-changed", kim.email],
      ["team-changed", second.email],
    ]);
    expect(await deeds()).toEqual([["person.remove", kim.personId]]);
    expect(await actorOf(database.web, await enter(kim), at)).toMatchObject({ kind: "council", roles: [] });
  });

  it("changes a role, ends that person’s sign-ins, and does nothing for the role that they have", async () => {
    const boss = await owner();
    const kim = await colleague(boss);
    const cookie = await enter(kim);
    await changeRole(database.web, boss, { personId: kim.personId, role: "referrals", submissionKey: uuidv7() }, at);
    expect(await deeds()).toEqual([]);
    await changeRole(database.web, boss, { personId: kim.personId, role: "finance", submissionKey: uuidv7() }, at);
    expect(await actorOf(database.web, cookie, at)).toEqual({ kind: "anonymous" });
    expect(await actorOf(database.web, await enter(kim), at)).toMatchObject({ role: "finance" });
    expect(await deeds()).toEqual([["person.role-change", kim.personId]]);
    expect(await mails()).toEqual([["membership-changed", kim.email]]);
  });

  it("keeps its last owner, who may leave knowing what follows", async () => {
    const boss = await owner();
    await colleague(boss);
    const { personId } = boss;
    await expect(
      changeRole(database.web, boss, { personId, role: "viewer", submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({
      field: "role",
    });
    await expect(
      removeFromTeam(database.web, boss, { personId: personId, submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(leaveTeam(database.web, boss, false, at)).rejects.toMatchObject({ field: "understood" });
    expect(await deeds()).toEqual([]);
    await leaveTeam(database.web, boss, true, at);
    expect(Object.values(await rolesAt(boss))).toEqual(["referrals"]);
    expect(await mails()).toEqual([["membership-changed", boss.email]]);
  });

  it("counts no owner whose account is disabled", async () => {
    const boss = await owner();
    const gone = await colleague(boss, "owner");
    await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", gone.personId).execute();
    await expect(
      removeFromTeam(database.web, boss, { personId: boss.personId, submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await removeFromTeam(database.web, boss, { personId: gone.personId, submissionKey: uuidv7() }, at);
    expect(Object.keys(await rolesAt(boss))).toEqual([boss.personId]);
  });

  it("lets two owners who take each other’s role away do it one after the other", async () => {
    const boss = await owner();
    const second = await colleague(boss, "owner");
    const results = await Promise.allSettled([
      changeRole(database.web, boss, { personId: second.personId, role: "viewer", submissionKey: uuidv7() }, at),
      changeRole(database.web, second, { personId: boss.personId, role: "viewer", submissionKey: uuidv7() }, at),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(Object.values(await rolesAt(boss)).sort()).toEqual(["owner", "viewer"]);
  });

  it("is changed by its own owners only", async () => {
    const boss = await owner();
    const kim = await colleague(boss);
    const lee = await colleague(boss, "finance");
    const stranger = await owner();
    const change = { personId: lee.personId, role: "owner", submissionKey: uuidv7() } as const;
    await expect(changeRole(database.web, kim, change, at)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(changeRole(database.web, stranger, change, at)).rejects.toMatchObject({ kind: "not-found" });
    await expect(
      removeFromTeam(database.web, kim, { personId: lee.personId, submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({ kind: "forbidden" });
    await expect(
      removeFromTeam(database.web, stranger, { personId: lee.personId, submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({ kind: "not-found" });
    await expect(
      removeFromTeam(database.web, boss, { personId: "no-id", submissionKey: uuidv7() }, at),
    ).rejects.toMatchObject({ kind: "not-found" });
    expect(await deeds()).toEqual([]);
    expect(await mails()).toEqual([]);
  });
});
