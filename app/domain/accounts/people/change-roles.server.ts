import type { Actor, CouncilRole } from "#app/access/actor.ts";
import { Conflict, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { councilRoleWords } from "../role-words.ts";
import { endSignIns } from "../sign-ins.server.ts";
import { writeRoles } from "../write-roles.server.ts";
import { keepsAnAdministrator, onPerson, tellPerson } from "./on-person.server.ts";
import type { RolesChange } from "./people-forms.ts";

/**
 * Gives a person of the council the roles chosen, ends their sign-ins and tells them. Throws Conflict when the roles
 * are no longer those that the page showed, Refused for a change that would leave nobody, or oneself, without the
 * administrator's role, NotAllowedNow for a provider's person.
 */
export async function changeRoles(
  db: Db,
  actor: Actor,
  personId: string,
  { submissionKey, roles, was }: RolesChange,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, (work) =>
    once(work, "change-roles", { personId, submissionKey, roles, was }, async () => {
      const person = await onPerson(work, personId);
      if (person.ofProvider) throw new NotAllowedNow("give a provider’s person a role of the council");
      const held = await rolesHeld(work, personId);
      if (was !== held.join(","))
        throw new Conflict("Somebody else has changed these roles since you opened the page.");
      const added = roles.filter((role) => !held.includes(role));
      const removed = held.filter((role) => !roles.includes(role));
      if (added.length + removed.length === 0)
        throw new Refused("roles", "Choose other roles than they have, or go back");
      if (removed.includes("admin")) await keepsAnAdministrator(work, personId, "roles");
      await writeRoles(work, personId, added, removed);
      work.audit("person.roles", { type: "person", id: personId }, { added, removed });
      await endSignIns(work.trx, personId, now);
      await tellPerson(work, person, "roles", roles.map((role) => councilRoleWords[role]).join(", "));
    }),
  );
}

async function rolesHeld({ trx }: Work, personId: string): Promise<CouncilRole[]> {
  const rows = await trx
    .selectFrom("person_role")
    .select("role")
    .where("person_id", "=", personId)
    .orderBy("role")
    .execute();
  return rows.map(({ role }) => role as CouncilRole);
}
