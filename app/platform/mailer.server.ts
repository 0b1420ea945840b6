import { createTransport } from "nodemailer";
import type { Config } from "#app/platform/config.server.ts";

export type Mail = { to: string; subject: string; text: string; html: string; messageId: string };
export type Mailer = ReturnType<typeof createMailer>;

/**
 * Sends mail over SMTP. Gives up connecting and greeting after 5 s each, and on a silent socket after 20 s.
 * A `Message-ID` stays the same over all attempts, so that a reader's own mail system can drop a second copy.
 */
export function createMailer({ smtpUrl, from }: Config["mail"]) {
  const limits = { disableFileAccess: true, disableUrlAccess: true };
  const transport = createTransport({
    ...limits,
    url: smtpUrl,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  });
  const probe = createTransport({
    url: smtpUrl,
    connectionTimeout: 2_000,
    greetingTimeout: 2_000,
    socketTimeout: 2_000,
  });

  return {
    /** Hands one mail to the mail server. @throws when the server did not take it. */
    async send({ to, subject, text, html, messageId }: Mail): Promise<void> {
      // As an object, an address is one address: text would be split at commas.
      const recipient = { name: "", address: to };
      const headers = { "Auto-Submitted": "auto-generated" };
      await transport.sendMail({ from, to: recipient, subject, text, html, messageId, headers });
    },

    /** Whether the mail server greets us within about two seconds. */
    async healthy(): Promise<boolean> {
      return probe.verify().then(
        () => true,
        () => false,
      );
    },

    close(): void {
      transport.close();
      probe.close();
    },
  };
}
