import type { Subject, Work } from "#app/domain/work.server.ts";
import type { EmailData, EmailName } from "#emails/emails.ts";
import { notify } from "./notify.server.ts";

/** Puts an e-mail to each owner of a provider in the outbox, in the transaction of the change that it tells of. */
export async function notifyOwners<Name extends EmailName>(
  work: Work,
  providerId: string,
  template: Name,
  data: EmailData<Name>,
  about?: Subject,
): Promise<void> {
  const owners = await work.trx
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["person.id", "person.email"])
    .where("provider_member.provider_id", "=", providerId)
    .where("provider_member.role", "=", "owner")
    .where("person.disabled_at", "is", null)
    .orderBy("person.id")
    .execute();
  for (const { id, email } of owners) await notify(work, { email, personId: id }, template, data, about);
}
