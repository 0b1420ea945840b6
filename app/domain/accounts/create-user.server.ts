import { type CouncilRole, councilRoles, type System } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { createCouncilPerson } from "./council-people.server.ts";
import { email, personName } from "./credentials.ts";
import { newEmailToken } from "./email-tokens.server.ts";

const VALID_MINUTES = 48 * 60;
const operator: System = { kind: "system", task: "admin" };

export type NewUser = { name: string; email: string; roles: string[]; breakGlass: boolean };
export type MadeUser = { name: string; email: string; roles: CouncilRole[]; token: string; expiresAt: Date };

/**
 * Makes an account of the council's on an operator's word, and a link with which its person chooses a password: once,
 * within two days. Refused for a wrong name, address or role, for an address that has an account, for a second account
 * for emergencies, and where the council's people come by single sign-on for any other.
 */
export async function createUser(
  db: Db,
  wanted: NewUser,
  councilBySingleSignOn: boolean,
  now: Date,
): Promise<MadeUser> {
  const { breakGlass } = wanted;
  const checked = {
    name: orRefuse("name", personName.safeParse(wanted.name)),
    email: orRefuse("email", email.safeParse(wanted.email)),
    roles: knownRoles(wanted.roles),
  };
  if (councilBySingleSignOn && !breakGlass)
    throw new Refused(
      "break-glass",
      "Single sign-on is set, so council people come in by it, with the roles of their council account. Add --break-glass for the one account that works without it",
    );
  return transact(db, operator, now, async (work) => {
    if (breakGlass) await refuseSecondBreakGlass(work.trx);
    const person = await createCouncilPerson(work, { ...checked, breakGlass });
    if (!person) throw new Refused("email", `${checked.email} has an account already`);
    const token = await newEmailToken(work, person.id, "reset-password", { minutes: VALID_MINUTES });
    return { ...checked, token, expiresAt: new Date(now.getTime() + VALID_MINUTES * 60_000) };
  });
}

function knownRoles(names: string[]): CouncilRole[] {
  const roles = councilRoles.filter((role) => names.includes(role));
  const unknown = names.filter((name) => !roles.some((role) => role === name));
  if (unknown.length > 0)
    throw new Refused("role", `There is no role ${unknown.join(", ")}. The roles are: ${councilRoles.join(", ")}`);
  if (roles.length === 0) throw new Refused("role", "Give at least one role");
  return roles;
}

async function refuseSecondBreakGlass(trx: Db): Promise<void> {
  const first = await trx
    .selectFrom("person")
    .select("email")
    .where("break_glass", "=", true)
    .where("disabled_at", "is", null)
    .executeTakeFirst();
  if (first) throw new Refused("break-glass", `There is an account for emergencies already: ${first.email}`);
}

function orRefuse<T>(field: string, parsed: { data?: T; error?: { issues: { message: string }[] } | undefined }): T {
  if (parsed.data !== undefined) return parsed.data;
  throw new Refused(field, parsed.error?.issues[0]?.message ?? "Check what you typed");
}
