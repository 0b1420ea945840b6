import type { CouncilRole, Officer, ProviderPerson, ProviderRole } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";

const at = new Date("2026-01-05T09:00:00Z");
let made = 0;

type PersonOptions = { name?: string; email?: string; passwordHash?: string; confirmed?: boolean };

/** A person with a confirmed address, and a password that fits nothing unless one is given. */
export async function aPerson(
  db: Db | Trx,
  options: PersonOptions = {},
): Promise<{ id: string; name: string; email: string }> {
  made += 1;
  const person = {
    id: uuidv7(),
    name: options.name ?? `Person ${made}`,
    email: options.email ?? `person-${made}-${Math.random().toString(36).slice(2, 7)}@made-up.example`,
  };
  await db
    .insertInto("person")
    .values({
      ...person,
      password_hash: options.passwordHash ?? "none",
      confirmed_at: options.confirmed === false ? null : at,
      created_at: at,
    })
    .execute();
  return person;
}

/** A person of a provider, new unless `providerId` is given. */
export async function aProviderPerson(
  db: Db | Trx,
  options: PersonOptions & { providerId?: string; providerName?: string; role?: ProviderRole } = {},
): Promise<ProviderPerson> {
  const person = await aPerson(db, options);
  const role = options.role ?? "owner";
  const provider = options.providerId
    ? await db
        .selectFrom("provider")
        .select(["id", "name"])
        .where("id", "=", options.providerId)
        .executeTakeFirstOrThrow()
    : await aProvider(db, options.providerName);
  await db.insertInto("provider_member").values({ person_id: person.id, provider_id: provider.id, role }).execute();
  return {
    kind: "provider",
    personId: person.id,
    name: person.name,
    email: person.email,
    providerId: provider.id,
    providerName: provider.name,
    role,
  };
}

/** A provider organisation with nothing done yet. */
export async function aProvider(db: Db | Trx, name?: string): Promise<{ id: string; name: string; slug: string }> {
  made += 1;
  const id = uuidv7();
  // Unlike every other process's too: some pages find a provider by its exact name.
  const provider = { id, name: name ?? `Provider ${made} ${id.slice(-4)}`, slug: `provider-${id.slice(-12)}` };
  await db
    .insertInto("provider")
    .values({ ...provider, created_at: at })
    .execute();
  return provider;
}

/** An officer of the council with these roles; `delegated` gives the recorded power to admit. */
export async function anOfficer(
  db: Db | Trx,
  roles: CouncilRole[],
  options: PersonOptions & { delegated?: boolean } = {},
): Promise<Officer> {
  const person = await aPerson(db, options);
  await db
    .insertInto("person_role")
    .values(roles.map((role) => ({ person_id: person.id, role })))
    .execute();
  if (options.delegated)
    await db
      .insertInto("delegation")
      .values({
        id: uuidv7(),
        person_id: person.id,
        power: "admit",
        granted_by: "Scheme of delegation, education and skills",
        starts_on: "2026-01-01",
        ends_on: null,
      })
      .execute();
  return { kind: "council", personId: person.id, name: person.name, email: person.email, roles };
}
