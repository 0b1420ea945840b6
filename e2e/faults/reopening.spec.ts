import { announceRound } from "#app/domain/frameworks/rounds/announce-round.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { InboxMessage } from "#app/server/embedded/inbox.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { someInterests } from "#db/factories/interests.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { expect, now, portal, test } from "../fixtures.ts";
import { ownDatabase } from "./own-database.ts";
import { type Process, startWorker } from "./web-process.ts";

const RECIPIENTS = 800;
/** How many mails a worker has under way at once: what it had sent and not yet noted when it was killed is sent again. */
const UNDER_WAY = 4;

let own: Awaited<ReturnType<typeof ownDatabase>>;
let owner: Db;
let web: Db;
let workers: Process[] = [];

test.beforeAll(async () => {
  own = await ownDatabase(portal, "reopening");
  owner = createDb(own.DATABASE_OWNER_URL, { max: 2 });
  web = createDb(own.DATABASE_URL, { max: 4 });
});
test.afterAll(async () => {
  for (const worker of workers) await worker.stop("SIGKILL");
  workers = [];
  await web?.destroy();
  await owner?.destroy();
});

const addressOf = (number: number) => `reader-${number}@many-readers.example`;

/** A closed lot, and so many people who want to know when it opens. */
async function awaited() {
  const lot = await aTuitionLot(owner, { status: "closed" });
  const emails = Array.from({ length: RECIPIENTS }, (_, number) => addressOf(number));
  await someInterests(owner, lot.id, emails, { asked: now() });
  return lot;
}

/** The Message-IDs that the inbox holds of mails to each of the readers. */
async function arrived(): Promise<Map<string, string[]>> {
  const inbox: InboxMessage[] = await (await fetch(`${portal.inboxUrl}/api/messages`)).json();
  const byReader = new Map<string, string[]>();
  for (const { to, messageId } of inbox)
    if (to.endsWith("@many-readers.example")) byReader.set(to, [...(byReader.get(to) ?? []), messageId]);
  return byReader;
}

const sent = async (): Promise<number> => {
  const query = owner.selectFrom("notification").select((eb) => eb.fn.countAll<number>().as("count"));
  const { count } = await query
    .where("state", "=", "sent")
    .where("to_address", "like", "%@many-readers.example")
    .executeTakeFirstOrThrow();
  return Number(count);
};

test("P17: a reopening reaches 800 people once each, pressed twice, with the worker killed midway", async () => {
  const lot = await awaited();
  const who = await anOfficer(owner, ["commissioner"]);
  const plan = {
    ...{ frameworkId: lot.frameworkId, lotIds: [lot.id], opensOn: londonDate(now()), reason: "More tutors are needed" },
    submissionKey: uuidv7(),
  };
  const began = performance.now();
  const [first, second] = await Promise.all([
    announceRound(web, who, plan, now()),
    announceRound(web, who, plan, now()),
  ]);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(second).toBe(first);
  expect(await owner.selectFrom("round_recipient").select("email").execute()).toHaveLength(RECIPIENTS);

  const doomed = startWorker(portal, own);
  workers.push(doomed);
  await expect.poll(sent, { timeout: 60_000, intervals: [50] }).toBeGreaterThan(RECIPIENTS / 8);
  await doomed.stop("SIGKILL");
  expect(await sent(), "it was killed midway").toBeLessThan(RECIPIENTS);
  // Its heart has been still for a minute.
  await owner
    .updateTable("worker_heartbeat")
    .set({ seen_at: new Date(0) })
    .execute();
  workers.push(startWorker(portal, own));
  await expect.poll(sent, { timeout: 120_000, intervals: [500] }).toBe(RECIPIENTS);

  const readers = await arrived();
  expect(readers.size).toBe(RECIPIENTS);
  const mails = [...readers.values()];
  expect(
    mails.filter((ids) => new Set(ids).size > 1),
    "nobody gets two mails",
  ).toEqual([]);
  expect(mails.flat().length - RECIPIENTS, "a mail under way is sent again, as the same one").toBeLessThanOrEqual(
    UNDER_WAY,
  );
});
