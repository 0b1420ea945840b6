import { sql } from "kysely";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Subject, Work } from "#app/domain/work.server.ts";
import type { EmailData, EmailName } from "#emails/emails.ts";

export type OneOfMany<Name extends EmailName> = {
  email: string;
  personId: string | null;
  data: EmailData<Name>;
  about: Subject;
};

const AT_ONCE = 1_000;

/**
 * Puts many e-mails of one template in the outbox, as notify does one: two statements for each thousand. Returns the
 * outbox's ids, in the order of the mails.
 */
export async function notifyMany<Name extends EmailName>(
  { trx, now }: Work,
  template: Name,
  mails: readonly OneOfMany<Name>[],
): Promise<string[]> {
  const rows = mails.map(({ email, personId, data, about }) => {
    const id = uuidv7(now.getTime());
    return {
      ...{ id, message_id: `<${id}@portal>`, to_address: email, to_person_id: personId, template },
      ...{ data: JSON.stringify(data), about_type: about.type, about_id: about.id },
      ...{ state: "waiting", created_at: now },
    };
  });
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    await trx.insertInto("notification").values(some).execute();
    const jobs = JSON.stringify(some.map(({ id }) => ({ id })));
    await sql`select enqueue_jobs('send-notification', ${jobs}::json)`.execute(trx);
  }
  return rows.map(({ id }) => id);
}

export type OwnersMail<Name extends EmailName> = { providerId: string; data: EmailData<Name>; about: Subject };

/**
 * Puts an e-mail to each owner of each of these providers in the outbox, as notifyOwners does for one: a few statements
 * however many they are. For whoever tells hundreds at a time.
 */
export async function notifyOwnersOfMany<Name extends EmailName>(
  work: Work,
  template: Name,
  mails: readonly OwnersMail<Name>[],
): Promise<void> {
  if (mails.length === 0) return;
  const owners = await work.trx
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["provider_member.provider_id as providerId", "person.id", "person.email"])
    .where("provider_member.provider_id", "in", [...new Set(mails.map(({ providerId }) => providerId))])
    .where("provider_member.role", "=", "owner")
    .where("person.disabled_at", "is", null)
    .execute();
  await notifyMany(
    work,
    template,
    mails.flatMap(({ providerId, data, about }) =>
      owners
        .filter((owner) => owner.providerId === providerId)
        .map(({ id, email }) => ({ email, personId: id, data, about })),
    ),
  );
}
