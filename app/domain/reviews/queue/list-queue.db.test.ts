import { beforeEach, expect, it } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aDecidedApplication } from "#db/factories/decided-applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { allOfQueue, countQueue, listQueue } from "./list-queue.server.ts";
import { queueAsked } from "./queue-asked.ts";
import { rankQueue } from "./rank-queue.server.ts";

const database = testDatabase();
const now = new Date("2026-11-27T09:00:00Z");
const asker = { personId: uuidv7(), today: "2026-11-27" };
let lot: MadeLot;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
});

const sent = (date: string, providerName?: string) =>
  aProviderPerson(database.owner, providerName ? { providerName } : {}).then((owner) =>
    aSubmittedApplication(database.owner, { lot, owner, at: new Date(`${date}T09:00:00Z`) }),
  );
const list = async (address: string, who = asker) => {
  await rankQueue(database.web, { kind: "system", task: "rank-queue" }, now);
  return listQueue(database.web, queueAsked(new URLSearchParams(address)), who);
};
const refs = async (address: string, who = asker) => (await list(address, who)).rows.map(({ ref }) => ref);

it("N26: everything open by the published order, what is with its provider last", async () => {
  const [old, asked, fresh] = [await sent("2026-11-10"), await sent("2026-11-02"), await sent("2026-11-24")];
  await askOn(database.web, await anOfficer(database.owner, ["qa"]), asked.id, "SAF-01", now);
  expect(await refs("")).toEqual([old.ref, fresh.ref, asked.ref]);
  expect(await refs("list=waiting")).toEqual([asked.ref]);
  expect(await refs("sort=waiting")).toEqual([asked.ref, old.ref, fresh.ref]);
});

it("N26: one that was not ranked yet is there all the same, after those that were", async () => {
  const first = await sent("2026-11-24");
  await list("");
  const { ref } = await sent("2026-11-02");
  const { rows } = await listQueue(database.web, queueAsked(new URLSearchParams()), asker);
  expect(rows.map((row) => row.ref)).toEqual([first.ref, ref]);
  expect(rows[1]?.points).toBeNull();
});

it("finds by a reference in any case, and by part of a provider’s name", async () => {
  const made = await sent("2026-11-10", "Larkspur Tutors");
  await sent("2026-11-10", "Heron Tutors");
  expect(await refs(`q=${made.ref.toLowerCase()}`)).toEqual([made.ref]);
  expect(await refs("q=larksp")).toEqual([made.ref]);
  expect(await refs("q=nobody")).toEqual([]);
});

it("N26: mine, another’s and nobody’s", async () => {
  const [mine, others, free] = [await sent("2026-11-10"), await sent("2026-11-11"), await sent("2026-11-12")];
  const [me, colleague] = [await anOfficer(database.owner, ["qa"]), await anOfficer(database.owner, ["qa"])];
  for (const [application, person] of [
    [mine, me],
    [others, colleague],
  ] as const)
    await database.owner
      .insertInto("application_assignment")
      .values({
        ...{ id: uuidv7(), application_id: application.id, round: 1, person_id: person.personId, how: "hand" },
        ...{ assigned_by: person.personId, assigned_at: now },
      })
      .execute();
  const who = { ...asker, personId: me.personId };
  expect(await refs("list=mine", who)).toEqual([mine.ref]);
  expect(await refs("list=unassigned", who)).toEqual([free.ref]);
  expect(await refs(`list=all&reader=${colleague.personId}`, who)).toEqual([others.ref]);
  expect(await countQueue(database.web, who)).toEqual({ all: 3, mine: 1, unassigned: 1, waiting: 0 });
});

it("what was decided, the newest first, narrowed by what was decided", async () => {
  const on = (date: string) => ({ sentAt: new Date("2026-11-02T09:00:00Z"), decidedAt: new Date(`${date}T09:00:00Z`) });
  const first = await aDecidedApplication(database.owner, lot, on("2026-11-09"));
  const refused = await aDecidedApplication(database.owner, lot, { ...on("2026-11-12"), outcome: "refused" });
  const ids = async (address: string) => (await list(address)).rows.map(({ id }) => id);
  expect(await ids("list=decided")).toEqual([refused, first]);
  expect(await ids("status=refused")).toEqual([refused]);
  expect(await ids(`list=decided&lot=${uuidv7()}`)).toEqual([]);
});

it("a page has twenty, the spreadsheet has them all", async () => {
  for (let made = 0; made < 22; made += 1) await sent("2026-11-10");
  const first = await list("page=1");
  expect([first.rows.length, first.pages, first.total]).toEqual([20, 2, 22]);
  expect((await list("page=2")).rows).toHaveLength(2);
  expect(await allOfQueue(database.web, queueAsked(new URLSearchParams("page=2")), asker)).toHaveLength(22);
});

it("the whole list goes on over its pages as the list of one lot does, what is not ranked yet at its end", async () => {
  const askedOf = await sent("2026-11-02");
  await askOn(database.web, await anOfficer(database.owner, ["qa"]), askedOf.id, "SAF-01", now);
  for (let made = 0; made < 20; made += 1) await sent("2026-11-10");
  await list("");
  const fresh = await sent("2026-11-02");
  const page = async (address: string) =>
    (await listQueue(database.web, queueAsked(new URLSearchParams(address)), asker)).rows.map(({ ref }) => ref);
  const whole = [...(await page("page=1")), ...(await page("page=2"))];
  expect(whole.slice(-2)).toEqual([askedOf.ref, fresh.ref]);
  expect(whole).toEqual([...(await page(`lot=${lot.id}`)), ...(await page(`lot=${lot.id}&page=2`))]);
  expect(await page("page=3")).toEqual([]);
});
