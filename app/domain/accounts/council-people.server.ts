import type { CouncilRole } from "#app/access/actor.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { writeRoles } from "./write-roles.server.ts";

export type CouncilPerson = { id: string; name: string; email: string };
export type NewCouncilPerson = {
  name: string;
  email: string;
  roles: readonly CouncilRole[];
  /** The identity provider's subject, when it vouched for them. */
  subject?: string;
  breakGlass?: boolean;
};

/** Kept where a password's hash would be: no password fits it. */
const NO_PASSWORD = "none";

/**
 * Makes an account of the council's, without a password; the address counts as confirmed, since whoever
 * makes it vouches for it. Returns undefined, and does nothing, when the address already has an account.
 */
export async function createCouncilPerson(work: Work, wanted: NewCouncilPerson): Promise<CouncilPerson | undefined> {
  const { name, subject, breakGlass = false } = wanted;
  const person = { id: uuidv7(work.now.getTime()), name, email: wanted.email.toLowerCase() };
  const made = await work.trx
    .insertInto("person")
    .values({
      ...person,
      password_hash: NO_PASSWORD,
      confirmed_at: work.now,
      created_at: work.now,
      single_sign_on_subject: subject ?? null,
      break_glass: breakGlass,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return undefined;
  const roles = [...wanted.roles];
  await writeRoles(work, person.id, roles, []);
  const by = subject ? "single-sign-on" : "operator";
  work.audit("person.create", { type: "person", id: person.id }, { by, roles, breakGlass });
  const to = { email: person.email, personId: person.id };
  await notify(work, to, "account-made", { name, bySingleSignOn: subject !== undefined });
  return person;
}
