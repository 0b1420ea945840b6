import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import type { InboxMessage } from "#app/server/embedded/inbox.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { expect, portal, signIn, test } from "../fixtures.ts";
import { settingsOf } from "../portal.ts";
import { MailProxy } from "./mail-proxy.ts";
import { ownDatabase } from "./own-database.ts";
import { type Process, startWeb, startWorker, type WebProcess } from "./web-process.ts";

let smtpPort: number;
let db: Db;
let proxy: MailProxy;
let web: WebProcess;
let worker: Process;

// The worker finds the mail server at a port where nobody listens until the proxy does.
test.beforeAll(async () => {
  const mailServer = new URL(settingsOf(portal).SMTP_URL ?? "");
  smtpPort = await freePort();
  proxy = new MailProxy({ host: mailServer.hostname, port: Number(mailServer.port) });
  const own = { ...(await ownDatabase(portal, "mail_down")), SMTP_URL: `smtp://127.0.0.1:${smtpPort}` };
  db = createDb(own.DATABASE_OWNER_URL, { max: 1 });
  web = await startWeb(portal, own);
  worker = startWorker(portal, own);
});
test.afterAll(async () => {
  await worker?.stop();
  await web?.stop();
  proxy?.close();
  await db?.destroy();
});

/** Somebody new registers through the page, which goes well whatever becomes of the mail. Returns the mail's address. */
async function registers(page: Page): Promise<string> {
  const mark = randomBytes(3).toString("hex");
  const email = `jo-${mark}@patient-post.example`;
  await page.goto(paths.register());
  await page.getByLabel("Full name").fill("Jo Patient");
  await page.getByLabel("Name of your organisation").fill(`Patient Post ${mark}`);
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Create a password").fill("three plain words");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  return email;
}

/** What staff come to read about the mail to this address, or the one of them about something: its state and how often it was tried. */
async function staffRead(
  page: Page,
  email: string,
  state: string,
  tries: RegExp,
  { about = "", timeout = 30_000 } = {},
): Promise<void> {
  await expect(async () => {
    await page.goto(paths.admin.messages());
    const row = page.getByRole("row").filter({ hasText: email }).filter({ hasText: about });
    await expect(row).toContainText(state, { timeout: 500 });
    await expect(row.getByRole("cell").last()).toHaveText(tries, { timeout: 500 });
  }).toPass({ timeout });
}

/** The Message-IDs under which the inbox holds mails to this address, beside the one that the mail was given. */
async function copies(email: string) {
  const inbox: InboxMessage[] = await (await fetch(`${portal.inboxUrl}/api/messages`)).json();
  const { message_id: given } = await db
    .selectFrom("notification")
    .select("message_id")
    .where("to_address", "=", email)
    .executeTakeFirstOrThrow();
  return { given, arrived: inbox.filter(({ to }) => to === email).map(({ messageId }) => messageId) };
}

test("F20, F22: while the mail server is down mail waits, and arrives once when it is back; an unanswered mail is sent again under the same Message-ID", async ({
  browser,
}) => {
  const someone = async () => (await browser.newContext({ baseURL: web.portal.url })).newPage();
  const visitor = await someone();
  const staff = await someone();
  await signIn(staff, "admin@council.example", portal.password);

  await test.step("it refuses connections: the action succeeds, and staff see the mail wait", async () => {
    const email = await registers(visitor);
    await staffRead(staff, email, "Waiting", /^[1-9]$/);
    expect((await copies(email)).arrived).toEqual([]);

    await proxy.listen(smtpPort);
    await staffRead(staff, email, "Sent", /^[2-9]$/);
    const { given, arrived } = await copies(email);
    expect(arrived).toEqual([given]);
  });

  await test.step("it takes a mail and says nothing: after 20 s it is sent again", async () => {
    // The demonstration's own ask for a renewal first, or it would be the next mail.
    await staffRead(staff, "owner@hilltop-tuition.example", "Sent", /^[1-9]$/, {
      about: "renewals due",
      timeout: 150_000,
    });
    proxy.stallNextMail();
    const email = await registers(visitor);
    await staffRead(staff, email, "Sent", /^2$/, { timeout: 60_000 });
    const { given, arrived } = await copies(email);
    expect(arrived).toEqual([given, given]);
  });
});
