import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createMailer, type Mailer } from "#app/platform/mailer.server.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import { type Inbox, type InboxMessage, startInbox } from "#app/server/embedded/inbox.ts";

const from = "Provider portal <no-reply@council.example>";
const mail = {
  to: "owner@wye-mentoring.example",
  subject: "We have your application – “Wye” & Café",
  text: "Read it at http://127.0.0.1:3000/provider/applications/1.\n<script>not markup</script>\n",
  html: '<p>Read it <a href="http://127.0.0.1:3000/provider">here</a></p><script>alert("no")</script>',
  messageId: "<01890000@council.example>",
};
let dir = "";
let ports = { smtpPort: 0, httpPort: 0 };
let inbox: Inbox;
let mailer: Mailer;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "portal-inbox-"));
  ports = { smtpPort: await freePort(), httpPort: await freePort() };
  inbox = await startInbox({ dir, ...ports });
  mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${ports.smtpPort}`, from });
});

afterEach(async () => {
  mailer.close();
  await inbox.close();
  rmSync(dir, { recursive: true, force: true });
});

async function get(path: string): Promise<string> {
  return (await fetch(`http://127.0.0.1:${ports.httpPort}${path}`)).text();
}

async function messages(): Promise<InboxMessage[]> {
  return JSON.parse(await get("/api/messages"));
}

test("a mail arrives whole, is kept as a file and found again after a restart", async () => {
  await mailer.send(mail);
  const [received] = await messages();
  expect(received).toMatchObject({
    messageId: mail.messageId,
    subject: mail.subject,
    from: "no-reply@council.example",
    to: mail.to,
    html: expect.stringContaining("<p>Read it"),
    text: expect.stringContaining("applications/1"),
  });
  await inbox.close();
  inbox = await startInbox({ dir, ...ports });
  expect(await messages()).toEqual([received]);
  expect(readdirSync(dir)).toEqual([`${received?.id}.eml`]);
});

test("a second copy is shown as a second copy", async () => {
  await mailer.send(mail);
  await mailer.send(mail);
  expect((await messages()).map(({ messageId }) => messageId)).toEqual([mail.messageId, mail.messageId]);
});

test("an address is one address, and cannot add a header or a reader", async () => {
  await mailer
    .send({ ...mail, to: "a@one.example,b@two.example", subject: "x\r\nBcc: c@three.example" })
    .catch(() => {});
  for (const { subject, to } of await messages()) {
    expect(to).not.toBe("a@one.example, b@two.example");
    expect(subject).toContain("Bcc");
  }
});

test("pages show text with its links, and markup only as text", async () => {
  expect(await get("/")).toContain("No mail has been sent yet");
  await mailer.send(mail);
  const [received] = await messages();
  const list = await get("/");
  expect(list).toContain(`href="/m/${received?.id}"`);
  expect(list).toContain("&#38; Café");
  const page = await get(`/m/${received?.id}`);
  expect(page).toContain('<a href="http://127.0.0.1:3000/provider/applications/1">');
  expect(page).not.toContain("<script>");
  expect((await fetch(`http://127.0.0.1:${ports.httpPort}/m/../inbox`)).status).toBe(404);
});

test("the mailer says whether the server is well", async () => {
  expect(await mailer.healthy()).toBe(true);
  await inbox.close();
  expect(await mailer.healthy()).toBe(false);
  await expect(mailer.send(mail)).rejects.toThrow();
  const silent = createServer().listen(ports.smtpPort, "127.0.0.1");
  const started = Date.now();
  expect(await mailer.healthy()).toBe(false);
  expect(Date.now() - started).toBeLessThan(4_000);
  silent.close();
  inbox = await startInbox({ dir, ...ports, smtpPort: await freePort() });
});
