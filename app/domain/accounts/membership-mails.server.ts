import { personId } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Membership } from "#emails/membership-changed.ts";
import type { FoundInvitation } from "./find-invitation.server.ts";
import { councilRoleWords, providerRoleWords } from "./role-words.ts";

type Told = { id: string; name: string; email: string };
export type TeamChange = { providerId: string; organisation: string; change: Membership; role: string };

/** Tells the person of a change to what they may do at a provider, and that provider's owners (not whoever did it). */
export async function tellTeam(work: Work, person: Told, changed: TeamChange): Promise<void> {
  const { providerId, ...change } = changed;
  const about = { type: "person", id: person.id };
  await notify(
    work,
    { email: person.email, personId: person.id },
    "membership-changed",
    { name: person.name, ...change },
    about,
  );
  const owners = await work.trx
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["person.id", "person.name", "person.email"])
    .where("provider_id", "=", providerId)
    .where("role", "=", "owner")
    .where("person.disabled_at", "is", null)
    .where("person.id", "not in", [person.id, personId(work.actor) ?? person.id])
    .orderBy("person.id")
    .execute();
  for (const { id, name, email } of owners)
    await notify(work, { email, personId: id }, "team-changed", { name, person: person.name, ...change }, about);
}

/** Tells whoever accepted an invitation, and the owners or the administrator who invited. */
export async function tellJoined(work: Work, person: Told, invitation: FoundInvitation): Promise<void> {
  const { providerId, providerRole, councilRoles, organisation } = invitation;
  const joined = { organisation: organisation ?? "the council", change: "joined" as const };
  if (providerId && providerRole)
    return tellTeam(work, person, { ...joined, providerId, role: providerRoleWords[providerRole].label });
  const role = councilRoles.map((one) => councilRoleWords[one]).join(", ");
  const to = { email: person.email, personId: person.id };
  await notify(
    work,
    to,
    "membership-changed",
    { name: person.name, ...joined, role },
    { type: "person", id: person.id },
  );
}
