import type { CouncilRole } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { CouncilPerson } from "./council-people.server.ts";
import { endSignIns } from "./sign-ins.server.ts";
import { staffRoles } from "./single-sign-on.ts";
import { writeRoles } from "./write-roles.server.ts";

/**
 * Gives a person exactly the staff roles that their identity provider's claims say. When that changes anything, every
 * sign-in of theirs ends, and they are told. Roles that no claim gives (school, panel) stay.
 */
export async function rolesAsClaimed(work: Work, person: CouncilPerson, claimed: CouncilRole[]): Promise<void> {
  const { trx, now } = work;
  const rows = await trx.selectFrom("person_role").select("role").where("person_id", "=", person.id).execute();
  const held = staffRoles.filter((role) => rows.some((row) => row.role === role));
  const added = claimed.filter((role) => !held.includes(role));
  const removed = held.filter((role) => !claimed.includes(role));
  if (added.length + removed.length === 0) return;
  await writeRoles(work, person.id, added, removed);
  await endSignIns(trx, person.id, now);
  work.audit("person.roles", { type: "person", id: person.id }, { by: "single-sign-on", added, removed });
  const to = { email: person.email, personId: person.id };
  await notify(work, to, "roles-from-sign-on", { name: person.name, added, removed });
}
