import type { Context } from "#app/context.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import type { Mailer } from "#app/platform/mailer.server.ts";
import { renderNamed } from "#emails/emails.ts";

type Means = Pick<Context, "db" | "config" | "now"> & { mailer: Pick<Mailer, "send"> };

/**
 * Sends one e-mail of the outbox. Sent is sent: a second run does nothing. A failure is counted and thrown on, so that
 * the queue tries again with growing waits; after the last try it is `dead`, which staff see and may retry.
 */
export async function sendNotification(means: Means, id: string, lastTry: boolean): Promise<void> {
  const { db, config, mailer, now } = means;
  const row = await db
    .selectFrom("notification")
    .select(["message_id", "to_address", "template", "data", "state"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row || row.state === "sent") return;
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
