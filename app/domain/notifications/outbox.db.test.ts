import { sql } from "kysely";
import { expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { listMail } from "./outbox.server.ts";
import { retryNotification } from "./retry-notification.server.ts";

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
