import type { Context } from "#app/context.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import type { Mailer } from "#app/platform/mailer.server.ts";
import { renderNamed } from "#emails/emails.ts";

type Means = Pick<Context, "db" | "config" | "now"> & { mailer: Pick<Mailer, "send"> };

/**
 * Sends one e-mail of the outbox. Sent is sent: a second run does nothing. A failure is counted and thrown on, so that
 * the queue tries again with growing waits; after the last try it is `dead`, which staff see and may retry. So is, at
 * once, what would go to somebody whose account was disabled meanwhile: no work goes on in their name. Only the mail that
 * tells them of it is sent.
 */
export async function sendNotification(means: Means, id: string, lastTry: boolean): Promise<void> {
  const { db, config, mailer, now } = means;
  const row = await db
    .selectFrom("notification")
    .leftJoin("person", "person.id", "notification.to_person_id")
    .select(["message_id", "to_address", "template", "data", "state", "person.disabled_at"])
    .where("notification.id", "=", id)
    .executeTakeFirst();
  if (!row || row.state === "sent") return;
  if (row.disabled_at && row.template !== "account-changed") {
    await db
      .updateTable("notification")
      .set({ state: "dead", last_error: "The account is disabled" })
      .where("id", "=", id)
      .execute();
    return;
  }
  try {
    const council = await readCouncil(db, today(now()));
    const site = {
      url: config.publicUrl.origin,
      council: council.name,
      serviceName: council.serviceName,
      contact: council.email,
    };
    await mailer.send({ to: row.to_address, messageId: row.message_id, ...renderNamed(row.template, row.data, site) });
  } catch (error) {
    await db
      .updateTable("notification")
      .set((eb) => ({
        attempts: eb("attempts", "+", 1),
        last_error: (error as { code?: string }).code ?? "not sent",
        state: lastTry ? "dead" : "waiting",
      }))
      .where("id", "=", id)
      .execute();
    throw error;
  }
  await db
    .updateTable("notification")
    .set((eb) => ({ attempts: eb("attempts", "+", 1), state: "sent", sent_at: now(), last_error: null }))
    .where("id", "=", id)
    .execute();
}
