import { personId as idOf } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { AccountChange } from "#emails/account-changed.ts";

export type OnPerson = { id: string; name: string; email: string; disabled: boolean; ofProvider: boolean };

/** The person that an administrator changes, locked. Throws Forbidden, NotFound. */
export async function onPerson(work: Work, id: string): Promise<OnPerson> {
  authorise(work.actor, "person.manage", undefined, "person.read");
  const row = isUuid(id)
    ? await work.trx
        .selectFrom("person")
        .select(["id", "name", "email", "disabled_at"])
        .select((eb) =>
          eb
            .exists(eb.selectFrom("provider_member").select("role").whereRef("person_id", "=", "person.id"))
            .$castTo<boolean>()
            .as("ofProvider"),
        )
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("person");
  const { disabled_at, ...person } = row;
  return { ...person, disabled: disabled_at !== null };
}

/**
 * Throws Refused, beside `field`, when a person is about to lose the administrator's work and is the one who acts, or
 * when nobody else who can sign in holds the role. Two such changes take turns.
 */
export async function keepsAnAdministrator(work: Work, personId: string, field: string): Promise<void> {
  if (idOf(work.actor) === personId)
    throw new Refused(field, "You can’t take your own administrator’s role away. Ask another administrator");
  await work.trx.selectFrom("person_role").select("role").where("role", "=", "admin").forUpdate().execute();
  // A statement of its own: it sees what whoever held those locks has done.
  const administrators = await work.trx
    .selectFrom("person")
    .innerJoin("person_role", "person_role.person_id", "person.id")
    .select("person.id")
    .where("person_role.role", "=", "admin")
    .where("person.disabled_at", "is", null)
    .execute();
  if (administrators.some(({ id }) => id === personId) && administrators.length === 1)
    throw new Refused(field, "At least one administrator must stay. Make another one first");
}

/** Tells a person by mail what an administrator changed. */
export const tellPerson = (
  work: Work,
  { id, name, email }: OnPerson,
  change: AccountChange,
  roles = "",
): Promise<void> =>
  notify(work, { email, personId: id }, "account-changed", { name, change, roles }, { type: "person", id });

/** Keeps what the administrator wrote. */
export async function writeNote(work: Work, personId: string, change: string, note: string): Promise<void> {
  await work.trx
    .insertInto("person_note")
    .values({
      id: uuidv7(work.now.getTime()),
      person_id: personId,
      change,
      note,
      written_by: idOf(work.actor) ?? "",
      written_at: work.now,
    })
    .execute();
}
