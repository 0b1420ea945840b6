import { uuidv7 } from "#app/domain/uuid.ts";
import type { Subject, Work } from "#app/domain/work.server.ts";
import type { EmailData, EmailName } from "#emails/emails.ts";

export type Recipient = { email: string; personId?: string };

/**
 * Puts an e-mail in the outbox, in the transaction of the change that it tells of; its job sends it after COMMIT.
 * `data` holds references and dates only. The Message-ID is made now, so that a second delivery can be recognised.
 */
export async function notify<Name extends EmailName>(
  work: Work,
  to: Recipient,
  template: Name,
  data: EmailData<Name>,
  about?: Subject,
): Promise<void> {
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("notification")
    .values({
      id,
      message_id: `<${id}@portal>`,
      to_address: to.email,
      to_person_id: to.personId ?? null,
      template,
      data: JSON.stringify(data),
      about_type: about?.type ?? null,
      about_id: about?.id ?? null,
      state: "waiting",
      created_at: work.now,
    })
    .execute();
  await work.enqueue("send-notification", { id });
}
