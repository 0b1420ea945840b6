import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import type { InboxMessage } from "#app/server/embedded/inbox.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { settingsOf } from "../portal.ts";
import { CommitProxy } from "./commit-proxy.ts";
import { fillIn, send } from "./forms.ts";
import { awarding, type CreatingForm, invoicing, submitting } from "./forms-that-create.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const db = ownerDb(portal);
let proxy: CommitProxy;
let webs: WebProcess[];
test.beforeEach(() => {
  webs = [];
});
test.afterEach(async () => {
  for (const web of webs) await web.stop("SIGKILL");
  proxy?.close();
});
test.afterAll(() => db.destroy());

async function web(settings: Record<string, string>): Promise<WebProcess> {
  const started = await startWeb(portal, settings);
  webs.push(started);
  return started;
}

/** A web process that hears of the database only what the proxy lets through. */
async function behindProxy(): Promise<WebProcess> {
  const address = new URL(settingsOf(portal).DATABASE_URL ?? "");
  proxy = new CommitProxy({ host: address.hostname, port: Number(address.port || 5432) });
  address.port = String(await proxy.listen());
  address.hostname = "127.0.0.1";
  return web({ DATABASE_URL: address.href });
}

/** Everything that the form has made: its rows, its mails, and what its sender did by the audit. */
async function standing({ person, made }: CreatingForm) {
  const { rows, to, about } = await made();
  const mails = await db
    .selectFrom("notification")
    .select(["message_id", "template", "to_address"])
    .where("about_id", "in", about.length > 0 ? about : [person.personId])
    .orderBy("id")
    .execute();
  const deeds = await db
    .selectFrom("audit_entry")
    .select(["action", "subject_id"])
    .where("actor_id", "=", person.personId)
    // Whatever changes its inputs is followed by the portal's own test.
    .where("action", "<>", "provider.registration-test")
    .orderBy("seq")
    .execute();
  return { rows, to, mails, deeds };
}

/** How often the inbox holds each of these mails. */
async function arrivals(messageIds: string[]): Promise<number[]> {
  const inbox: InboxMessage[] = await (await fetch(`${portal.inboxUrl}/api/messages`)).json();
  return messageIds.map((id) => inbox.filter(({ messageId }) => messageId === id).length);
}

for (const [what, prepare] of Object.entries({ submit: submitting, award: awarding, invoice: invoicing }))
  test(`${what}: killed after COMMIT and sent again, it is there once`, async () => {
    const form = await prepare(db);
    const before = await standing(form);
    const doomed = await behindProxy();
    const cookie = await cookieOf(doomed.portal, form.person.email);
    const sent = await fillIn(doomed.portal, cookie, form.path, form.button, form.values);

    const held = proxy.holdNextCommit();
    const answer = send(doomed.portal, cookie, sent).then(
      ({ status, html }) => `${status} ${html}`,
      () => "none",
    );
    expect(await Promise.race([held, answer])).toBeUndefined();
    await doomed.stop("SIGKILL");
    expect(await answer).toBe("none");
    const first = await standing(form);
    expect(Object.entries(before.rows).filter(([, ids]) => ids.length > 0)).toEqual([]);
    for (const [table, ids] of Object.entries(first.rows)) expect(ids, table).toHaveLength(1);
    const told = first.mails.map(({ template, to_address }) => `${template} ${to_address}`);
    expect(told).toEqual(expect.arrayContaining(form.told));
    expect(new Set(told).size).toBe(told.length);
    expect(first.deeds).toHaveLength(before.deeds.length + 1);

    const next = await web({ PORT: new URL(doomed.portal.url).port });
    for (const time of ["second", "third"]) {
      const { status, to } = await send(next.portal, cookie, sent);
      expect({ status, to }, time).toEqual({ status: 303, to: first.to });
      expect(await standing(form), time).toEqual(first);
    }
    const messageIds = first.mails.map(({ message_id }) => message_id);
    await expect.poll(() => arrivals(messageIds)).toEqual(messageIds.map(() => 1));
    expect(await verifyAudit(db)).toBeUndefined();
  });
