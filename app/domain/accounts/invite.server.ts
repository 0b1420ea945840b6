import { type Actor, type CouncilRole, type ProviderRole, personId } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { authoriseInviting, mailInvitation, newLink } from "./invitation-link.server.ts";
import { isOfCouncil, isOfProvider, personByEmail } from "./known-person.server.ts";

type Place =
  | { providerId: string; providerRole: ProviderRole }
  | { councilRoles: readonly [CouncilRole, ...CouncilRole[]] };
export type NewInvitation = { email: string; name: string; submissionKey: string } & Place;

/**
 * Invites a person to a provider's account, by its owner, or to the council's, by an administrator, and mails a link
 * that works once, for two days. Returns the invitation's id. Throws Refused when the address has that access
 * already or an invitation is open, TooMany, NotFound, Forbidden.
 */
export async function invite(db: Db, actor: Actor, input: NewInvitation, now: Date): Promise<string> {
  const email = input.email.toLowerCase();
  const [providerId, role] = "providerId" in input ? [input.providerId, input.providerRole] : [null, null];
  const roles = "councilRoles" in input ? [...input.councilRoles] : [];
  const by = personId(actor) ?? "";
  authoriseInviting(actor, providerId);
  await keepWithin(db, "invitation", providerId ?? by, now);
  return transact(db, actor, now, (work) =>
    once(work, "invite", input, async () => {
      await refuseKnown(work, email, providerId);
      const { token, kept } = newLink(now);
      const id = uuidv7(now.getTime());
      const row = { id, email, name: input.name, provider_id: providerId, provider_role: role, council_roles: roles };
      await work.trx
        .insertInto("invitation")
        .values({ ...row, ...kept, invited_by: by, created_at: now })
        .execute();
      work.audit("invitation.send", { type: "invitation", id }, { providerId, role, roles });
      await mailInvitation(work, { id, email, name: input.name, providerId }, token);
      return id;
    }),
  );
}

async function refuseKnown({ trx }: Work, email: string, providerId: string | null): Promise<void> {
  const open = await trx
    .selectFrom("invitation")
    .select("id")
    .where("email", "=", email)
    .where((eb) => (providerId ? eb("provider_id", "=", providerId) : eb("provider_id", "is", null)))
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (open) throw new Refused("email", "This address was invited before: send that invitation again, or withdraw it");
  const person = await personByEmail(trx, email);
  if (!person) return;
  if (providerId) {
    if (await isOfProvider(trx, person.id, providerId))
      throw new Refused("email", "This person has an account with you already");
    return;
  }
  if (await isOfCouncil(trx, person.id))
    throw new Refused("email", "This person has a council account already: change their roles instead");
  if (await isOfProvider(trx, person.id))
    throw new Refused("email", "This address belongs to a provider’s person: staff need an address of their own");
}
