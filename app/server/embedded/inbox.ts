import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import PostalMime, { type Address } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { listPage, mailPage } from "#app/server/embedded/inbox-pages.ts";

/** One mail as the inbox tells it; `receivedAt` is a UTC instant in ISO form, addresses have commas between. */
export type InboxMessage = {
  id: string;
  messageId: string;
  subject: string;
  from: string;
  to: string;
  text: string;
  html: string;
  receivedAt: string;
};

export type Inbox = { close(): Promise<void> };

const maxMail = 20_000_000;

/**
 * A mail server that keeps every mail it is given as a file and delivers none, with pages to read them: `/`, `/m/:id`
 * and `/api/messages` (JSON, oldest first). Listens on 127.0.0.1 only.
 */
export async function startInbox(options: { dir: string; smtpPort: number; httpPort: number }): Promise<Inbox> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const messages: InboxMessage[] = [];
  for (const name of (await readdir(options.dir)).filter((name) => name.endsWith(".eml")).sort())
    messages.push(await parse(name.slice(0, -4), await readFile(join(options.dir, name))));

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    disableReverseLookup: true,
    size: maxMail,
    logger: false,
    onData(stream, _session, done) {
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw Object.assign(new Error("The mail is too large"), { responseCode: 552 });
          const id = `${String(Date.now()).padStart(15, "0")}-${randomBytes(4).toString("hex")}`;
          await writeFile(join(options.dir, `${id}.eml`), raw, { mode: 0o600 });
          messages.push(await parse(id, raw));
        })
        .then(() => done(), done);
    },
  });
  smtp.on("error", () => undefined);
  const web = createServer((request, response) => show(messages, request.url ?? "/", response));
  await listening((ready) => smtp.listen(options.smtpPort, "127.0.0.1", ready).on("error", ready));
  await listening((ready) => web.listen(options.httpPort, "127.0.0.1", () => ready()).on("error", ready));

  return {
    async close() {
      web.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(() => resolve())),
        new Promise((resolve) => web.close(resolve)),
      ]);
    },
  };
}

function listening(start: (ready: (error?: unknown) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((error) => (error ? reject(error) : resolve()));
  });
}

async function parse(id: string, raw: Buffer): Promise<InboxMessage> {
  const mail = await PostalMime.parse(raw);
  return {
    id,
    messageId: mail.messageId ?? "",
    subject: mail.subject ?? "",
    from: addresses(mail.from ? [mail.from] : []),
    to: addresses(mail.to ?? []),
    text: mail.text ?? "",
    html: mail.html ?? "",
    receivedAt: new Date(Number(id.split("-")[0])).toISOString(),
  };
}

function addresses(list: Address[]): string {
  return list.map((entry) => entry.address ?? entry.name).join(", ");
}

function show(messages: InboxMessage[], url: string, response: ServerResponse): void {
  const path = url.split("?")[0];
  const message = messages.find(({ id }) => path === `/m/${id}`);
  // A mail's own HTML is shown in a sandboxed frame, which inherits this policy: no script, no request to anywhere.
  response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; img-src data:");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cache-control", "no-store");
  const html = { "content-type": "text/html; charset=utf-8" };
  if (path === "/api/messages")
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(messages));
  else if (path === "/") response.writeHead(200, html).end(listPage(messages));
  else if (message) response.writeHead(200, html).end(mailPage(message));
  else response.writeHead(404, { "content-type": "text/plain" }).end("There is no such mail.");
}
