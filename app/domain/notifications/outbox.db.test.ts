import { sql } from "kysely";
import { expect, it } from "vitest";
import { anonymous } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import { seedCouncil } from "#db/demonstration/council.server.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { emails } from "#emails/emails.ts";
import { notify } from "./notify.server.ts";
import { listMail } from "./outbox.server.ts";
import { retryNotification } from "./retry-notification.server.ts";
import { sendNotification } from "./send-notification.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

async function aMail(state: "dead" | "sent", minutes = 0): Promise<string> {
  const id = uuidv7();
  await database.owner
    .insertInto("notification")
    .values({
      id,
      message_id: `<${id}@portal>`,
      to_address: "owner@made-up.example",
      template: "application-admitted",
      data: "{}",
      state,
      attempts: 5,
      last_error: state === "dead" ? "ECONNREFUSED" : null,
      created_at: new Date(now.getTime() + minutes * 60_000),
    })
    .execute();
  return id;
}
const jobs = async () => (await sql<{ id: string }>`select id from graphile_worker.jobs`.execute(database.owner)).rows;

it("lists mail newest first, by state", async () => {
  const older = await aMail("sent");
  const newer = await aMail("dead", 1);
  const all = await listMail(database.web, { state: undefined, page: 1 });
  expect(all).toMatchObject({ total: 2, pages: 1, rows: [{ id: newer, attempts: 5 }, { id: older }] });
  expect((await listMail(database.web, { state: "dead", page: 1 })).rows).toMatchObject([{ id: newer }]);
  expect((await listMail(database.web, { state: undefined, page: 2 })).rows).toEqual([]);
});

it("queues a dead mail again, once, by an administrator only", async () => {
  const id = await aMail("dead");
  const sent = await aMail("sent");
  const admin = await anOfficer(database.owner, ["admin"]);
  const auditor = await anOfficer(database.owner, ["auditor"]);
  await expect(retryNotification(database.web, auditor, id, now)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(retryNotification(database.web, await aProviderPerson(database.owner), id, now)).rejects.toMatchObject({
    kind: "not-found",
  });
  await expect(retryNotification(database.web, admin, sent, now)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await expect(retryNotification(database.web, admin, "none", now)).rejects.toMatchObject({ kind: "not-found" });
  expect(await jobs()).toHaveLength(0);
  const both = await Promise.allSettled([
    retryNotification(database.web, admin, id, now),
    retryNotification(database.web, admin, id, now),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await jobs()).toHaveLength(1);
});

it("P14: sends nothing more to somebody whose account is disabled, save the mail that says so", async () => {
  await database.owner.transaction().execute((trx) => seedCouncil(trx, now));
  const { personId, email } = await aProviderPerson(database.owner);
  const sent: string[] = [];
  const send = async ({ subject }: { subject: string }) => void sent.push(subject);
  const config = { publicUrl: new URL("https://portal.example") } as Config;
  const means = { db: database.web, config, now: () => now, mailer: { send } };
  await transact(database.web, anonymous, now, async (work) => {
    await notify(work, { email, personId }, "invoice-queried", emails["invoice-queried"].sample);
    await notify(work, { email, personId }, "account-changed", { name: "Sam", change: "disabled", roles: "" });
  });
  await database.owner.updateTable("person").set({ disabled_at: now }).where("id", "=", personId).execute();
  const mails = await database.owner.selectFrom("notification").select("id").execute();
  for (const { id } of mails) await sendNotification(means, id, false);
  expect(sent).toEqual(["Your account was disabled"]);
  const { rows } = await listMail(database.web, { state: "dead", page: 1 });
  expect(rows).toMatchObject([{ template: "invoice-queried", lastError: "The account is disabled" }]);
});
