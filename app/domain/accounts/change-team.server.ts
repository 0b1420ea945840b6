import type { Actor, ProviderPerson, ProviderRole } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { Membership } from "#emails/membership-changed.ts";
import { forgetDuties } from "./forget-duties.server.ts";
import { tellTeam } from "./membership-mails.server.ts";
import { providerRoleWords } from "./role-words.ts";
import { endSignIns } from "./sign-ins.server.ts";
import { teamMember } from "./team.server.ts";
import { keepsAnOwner, opensReferrals } from "./team.ts";

type Member = Awaited<ReturnType<typeof teamMember>>;
type Removal = { personId: string; submissionKey: string };
type Change = Removal & { role: ProviderRole };

/**
 * Gives a person of the owner's provider another role and ends their sign-ins. Throws Refused("role") for the last
 * owner, NotFound, Forbidden.
 */
export const changeRole = (db: Db, actor: Actor, change: Change, now: Date): Promise<void> =>
  onMember(db, actor, change, now, async (work, { providerId }, member) => {
    const personId = member.id;
    const { role } = change;
    if (member.role === role) return;
    if (!keepsAnOwner(member.otherOwners, member.role, role))
      throw new Refused("role", "This is the only owner. Make someone else an owner first");
    await work.trx
      .updateTable("provider_member")
      .set({ role })
      .where("person_id", "=", personId)
      .where("provider_id", "=", providerId)
      .execute();
    if (!opensReferrals(role)) await forgetDuties(work.trx, providerId, personId, "referrals");
    work.audit("person.role-change", { type: "person", id: personId }, { providerId, role, was: member.role });
    await settle(work, member, "role", providerRoleWords[role].label);
  });

/** Takes a person off the owner's provider and ends their sign-ins. Throws NotAllowedNow for the last owner. */
export const removeFromTeam = (db: Db, actor: Actor, removal: Removal, now: Date): Promise<void> =>
  onMember(db, actor, removal, now, async (work, { providerId }, member) => {
    if (!keepsAnOwner(member.otherOwners, member.role)) throw new NotAllowedNow("remove the only owner");
    work.audit("person.remove", { type: "person", id: member.id }, { providerId, was: member.role });
    await takeOff(work, providerId, member);
    await settle(work, member, "removed", "");
  });

/**
 * Leaves the provider for which the person acts, and ends their sign-ins. The last owner may, having `understood` that
 * only the council can then make a new one. Throws Refused("understood").
 */
export const leaveTeam = (db: Db, actor: Actor, understood: boolean, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    const { member, providerId } = await lockTeam(work);
    authorise(actor, "team.leave", { providerId });
    const last = !keepsAnOwner(member.otherOwners, member.role);
    if (last && !understood) throw new Refused("understood", "Confirm that you know what follows");
    work.audit("person.leave", { type: "person", id: member.id }, { providerId, was: member.role, last });
    await takeOff(work, providerId, member);
    await settle(work, member, "left", "");
  });

function onMember(
  db: Db,
  actor: Actor,
  sent: Removal,
  now: Date,
  run: (work: Work, owner: ProviderPerson, member: Member) => Promise<void>,
): Promise<void> {
  return transact(db, actor, now, (work) =>
    once(work, "change-team", sent, async () => {
      const owner = await lockTeam(work);
      const member = await teamMember(work.trx, owner.providerId, sent.personId);
      authorise(owner, "team.manage", { providerId: owner.providerId }, "team.read");
      await run(work, owner, member);
    }),
  );
}

/** Changes to one team take turns, and whoever acts does so in the role that the change before has left them. */
async function lockTeam({ trx, actor }: Work): Promise<ProviderPerson & { member: Member }> {
  if (actor.kind !== "provider") throw new NotFound("person");
  await trx.selectFrom("provider").select("id").where("id", "=", actor.providerId).forUpdate().executeTakeFirst();
  const member = await teamMember(trx, actor.providerId, actor.personId);
  return { ...actor, role: member.role, member };
}

async function takeOff({ trx }: Work, providerId: string, { id }: Member): Promise<void> {
  await forgetDuties(trx, providerId, id, "all");
  await trx.deleteFrom("provider_member").where("person_id", "=", id).where("provider_id", "=", providerId).execute();
}

async function settle(work: Work, member: Member, change: Membership, role: string): Promise<void> {
  if (work.actor.kind !== "provider") return;
  const { providerId, providerName } = work.actor;
  await endSignIns(work.trx, member.id, work.now);
  await tellTeam(work, member, { providerId, organisation: providerName, change, role });
}
