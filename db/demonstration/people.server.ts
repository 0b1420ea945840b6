import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { councilAccounts, providerAccounts } from "./accounts.ts";

/** Everyone who can sign in, with one shared password. */
export async function seedPeople(trx: Trx, passwordHash: string, now: Date): Promise<void> {
  for (const { email, name, roles, delegated } of councilAccounts) {
    const person = await addPerson(trx, { email, name, passwordHash }, now);
    await trx
      .insertInto("person_role")
      .values(roles.map((role) => ({ person_id: person, role })))
      .execute();
    if (delegated) await addDelegation(trx, person, "admit", now);
    if (roles.includes("director")) await addDelegation(trx, person, "exclude", now);
  }
  for (const { domain, provider, owner, staff } of providerAccounts) {
    const id = uuidv7(now.getTime());
    const slug = domain.replace(".example", "");
    await trx.insertInto("provider").values({ id, name: provider, slug, created_at: now }).execute();
    for (const [local, name, role] of [
      ["owner", owner, "owner"],
      ["staff", staff, "referrals"],
    ] as const) {
      const person = await addPerson(trx, { email: `${local}@${domain}`, name, passwordHash }, now);
      await trx.insertInto("provider_member").values({ person_id: person, provider_id: id, role }).execute();
      if (slug === "bright-path") await addContact(trx, id, person);
    }
  }
}

async function addPerson(
  trx: Trx,
  person: { email: string; name: string; passwordHash: string },
  now: Date,
): Promise<string> {
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("person")
    .values({
      id,
      email: person.email,
      name: person.name,
      password_hash: person.passwordHash,
      confirmed_at: now,
      created_at: now,
      demonstration: true,
    })
    .execute();
  return id;
}

/** Bright Path has chosen whom we tell; the others have it to do. */
const addContact = (trx: Trx, provider_id: string, person_id: string) =>
  trx
    .insertInto("provider_contact")
    .values((["referrals", "evidence"] as const).map((purpose) => ({ provider_id, purpose, person_id })))
    .execute();

const addDelegation = (trx: Trx, person: string, power: "admit" | "exclude", now: Date) =>
  trx
    .insertInto("delegation")
    .values({
      id: uuidv7(now.getTime()),
      person_id: person,
      power,
      granted_by: "Service Director, scheme of delegation of 5 January 2026",
      starts_on: "2026-01-05",
    })
    .execute();
