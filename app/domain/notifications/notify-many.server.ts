import { sql } from "kysely";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Subject, Work } from "#app/domain/work.server.ts";
import type { EmailData, EmailName } from "#emails/emails.ts";

export type OwnersMail<Name extends EmailName> = { providerId: string; data: EmailData<Name>; about: Subject };

/**
 * Puts an e-mail to each owner of each of these providers in the outbox, as notifyOwners does for one: three statements
 * however many they are. For a job that tells hundreds at a time.
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
  const ownersOf = (id: string) => owners.filter(({ providerId }) => providerId === id);
  const rows = mails.flatMap(({ providerId, data, about }) =>
    ownersOf(providerId).map((owner) => {
      const id = uuidv7(work.now.getTime());
      return {
        ...{ id, message_id: `<${id}@portal>`, to_address: owner.email, to_person_id: owner.id, template },
        ...{ data: JSON.stringify(data), about_type: about.type, about_id: about.id },
        ...{ state: "waiting", created_at: work.now },
      };
    }),
  );
  if (rows.length === 0) return;
  await work.trx.insertInto("notification").values(rows).execute();
  const jobs = JSON.stringify(rows.map(({ id }) => ({ id })));
  await sql`select enqueue_jobs('send-notification', ${jobs}::json)`.execute(work.trx);
}
