import { anonymous } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type FoundInvitation, findInvitation } from "./find-invitation.server.ts";
import { isOfCouncil, isOfProvider, personByEmail } from "./known-person.server.ts";
import { tellJoined } from "./membership-mails.server.ts";
import { hashNewPassword } from "./new-password.server.ts";
import { passwordFits } from "./passwords.server.ts";

export type Acceptance = { token: string; name?: string | undefined; password: string };

/**
 * Uses an invitation up. Whoever has an account shows by their password that it is theirs; anyone else chooses one,
 * and the link has proven their address. Throws NotAllowedNow for a link that is used, withdrawn or too old,
 * Refused("password") for a wrong one, TooMany.
 */
export async function acceptInvitation(db: Db, input: Acceptance, now: Date): Promise<void> {
  const invitation = await findInvitation(db, input.token, now);
  if (invitation?.state !== "open")
    throw new NotAllowedNow("use this invitation: it was used, withdrawn or is too old");
  const passwordHash = invitation.known
    ? null
    : await hashNewPassword(db, input.password, aboutInvited(input, invitation), now);
  if (invitation.known) {
    await keepWithin(db, "sign-in-account", `invitation|${invitation.id}`, now);
    if (!(await passwordFits(invitation.passwordHash ?? undefined, input.password)))
      throw new Refused("password", "Enter the password of your account");
  }
  await transact(db, anonymous, now, async (work) => {
    const used = await work.trx
      .updateTable("invitation")
      .set({ accepted_at: now })
      .where("id", "=", invitation.id)
      .where("accepted_at", "is", null)
      .where("withdrawn_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!used) throw new NotAllowedNow("use this invitation: it was used or withdrawn");
    const person = passwordHash
      ? await makePerson(work, invitation, input.name ?? invitation.name, passwordHash)
      : await theirAccount(work, invitation);
    await join(work, invitation, person.id);
    await work.trx.updateTable("invitation").set({ accepted_by: person.id }).where("id", "=", invitation.id).execute();
    work.audit("invitation.accept", { type: "invitation", id: invitation.id });
    await tellJoined(work, person, invitation);
  });
}

const aboutInvited = ({ name }: Acceptance, invitation: FoundInvitation) => ({
  name: name ?? invitation.name,
  email: invitation.email,
  organisations: invitation.organisation ? [invitation.organisation] : [],
});

type Account = { id: string; name: string; email: string };

async function theirAccount({ trx }: Work, { email }: FoundInvitation): Promise<Account> {
  const person = await personByEmail(trx, email);
  if (!person || person.disabled_at) throw new NotAllowedNow("use this invitation: ask the council about your account");
  return person;
}

/** A new account, or one that was registered and never confirmed: whoever registered it never showed the address was theirs. */
async function makePerson(
  work: Work,
  { email }: FoundInvitation,
  name: string,
  password_hash: string,
): Promise<Account> {
  const unproven = await personByEmail(work.trx, email);
  if (unproven?.confirmed_at) throw new NotAllowedNow("use this invitation: open its link again");
  if (unproven?.disabled_at) throw new NotAllowedNow("use this invitation: ask the council about your account");
  const proven = { name, password_hash, confirmed_at: work.now };
  if (unproven) {
    await work.trx.updateTable("person").set(proven).where("id", "=", unproven.id).execute();
    work.audit("person.confirm-email", { type: "person", id: unproven.id });
    return { ...unproven, name };
  }
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("person")
    .values({ id, email, ...proven, created_at: work.now })
    .execute();
  work.audit("person.register", { type: "person", id });
  return { id, name, email };
}

/** Nobody acts for the council and for a provider: they would decide about themselves. */
async function join(work: Work, invitation: FoundInvitation, person_id: string): Promise<void> {
  const { providerId, providerRole, councilRoles } = invitation;
  const subject = { type: "person", id: person_id };
  if (providerId && providerRole) {
    if (await isOfCouncil(work.trx, person_id))
      throw new Refused("", "Your account is a council account. Ask to be invited under another address");
    await work.trx
      .insertInto("provider_member")
      .values({ person_id, provider_id: providerId, role: providerRole })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    work.audit("person.join", subject, { providerId, role: providerRole });
    return;
  }
  if (await isOfProvider(work.trx, person_id))
    throw new Refused("", "Your account acts for a provider. Ask to be invited under another address");
  await work.trx
    .insertInto("person_role")
    .values(councilRoles.map((role) => ({ person_id, role })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  work.audit("person.roles", subject, { roles: councilRoles });
}
