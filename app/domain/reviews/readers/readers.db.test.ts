import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { rankQueue } from "../queue/rank-queue.server.ts";
import { assignReader } from "./assign-reader.server.ts";
import { readersAtWork } from "./readers.server.ts";
import { openReading } from "./readings.server.ts";
import { countToShare, type Portion, shareWork } from "./share-work.server.ts";
import { shortfall } from "./shortfall.server.ts";
import { enterTimeAway, removeTimeAway } from "./time-away.server.ts";

const database = testDatabase();
const now = new Date("2026-11-27T09:00:00Z");
const today = "2026-11-27";
let lot: MadeLot;
let ann: Officer;
let bea: Officer;
let lead: Officer;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
  ann = await anOfficer(database.owner, ["qa"], { name: "Ann" });
  bea = await anOfficer(database.owner, ["qa"], { name: "Bea" });
  lead = await anOfficer(database.owner, ["qa_lead"], { name: "Lea" });
});

const sent = (date = "2026-11-10") => aSubmittedApplication(database.owner, { lot, at: new Date(`${date}T09:00:00Z`) });
const assign = async (actor: Officer, applicationId: string, to: Officer | undefined, round = 1) => {
  const seen = (await openReading(database.web, applicationId, round))?.id ?? "";
  const input = { applicationId, readerId: to?.personId ?? "", seen, submissionKey: uuidv7() };
  return assignReader(database.web, actor, input, now);
};
const readerOf = async (applicationId: string, round = 1) =>
  (await openReading(database.web, applicationId, round))?.reader;
const share = (actor = lead, portion: Portion = "unassigned", submissionKey = uuidv7()) =>
  shareWork(database.web, actor, { portion, submissionKey }, now);
const away = (who: Officer, fromOn: string, toOn: string, actor = who) =>
  enterTimeAway(database.web, actor, { personId: who.personId, fromOn, toOn, submissionKey: uuidv7() }, now);

describe("by hand", () => {
  it("N26: a reviewer takes what nobody has and gives it back; a QA lead gives it to anyone", async () => {
    const { id } = await sent();
    await assign(ann, id, ann);
    expect(await readerOf(id)).toBe("Ann");
    await assign(ann, id, undefined);
    expect(await readerOf(id)).toBeUndefined();
    await assign(lead, id, bea);
    await assign(lead, id, ann);
    expect(await readerOf(id)).toBe("Ann");
    const kept = await database.owner
      .selectFrom("application_assignment")
      .select(["how", "ended_at"])
      .orderBy("how")
      .orderBy("ended_at")
      .execute();
    expect(kept.map(({ how, ended_at }) => [how, ended_at !== null])).toEqual([
      ["hand", true],
      ["hand", false],
      ["taken", true],
    ]);
  });

  it("N26: a reviewer neither takes another’s, nor gives work to others", async () => {
    const { id } = await sent();
    await assign(lead, id, bea);
    await expect(assign(ann, id, ann)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(assign(ann, id, undefined)).rejects.toMatchObject({ kind: "forbidden" });
    const other = await sent();
    await expect(assign(ann, other.id, bea)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(assign(await anOfficer(database.owner, ["finance"]), other.id, bea)).rejects.toMatchObject({
      kind: "not-found",
    });
    expect(await readerOf(id)).toBe("Bea");
  });

  it("N26: what changed hands since it was shown is not changed blindly, and a form sent twice works once", async () => {
    const { id } = await sent();
    const input = { applicationId: id, readerId: ann.personId, seen: "", submissionKey: uuidv7() };
    await assignReader(database.web, lead, input, now);
    await assignReader(database.web, lead, input, now);
    const late = { ...input, readerId: bea.personId, submissionKey: uuidv7() };
    await expect(assignReader(database.web, lead, late, now)).rejects.toMatchObject({ kind: "conflict" });
    expect(await readerOf(id)).toBe("Ann");
  });

  it("row 25: the second reader is never the first, nor whoever has advised", async () => {
    const { id } = await sent();
    await assign(lead, id, ann);
    await adviseOn(database.web, ann, id, now);
    await expect(assign(lead, id, ann, 2)).rejects.toMatchObject({ kind: "refused", field: "readerId" });
    await assign(lead, id, bea, 2);
    expect([await readerOf(id, 1), await readerOf(id, 2)]).toEqual(["Ann", "Bea"]);
  });

  it("row 26: nobody is given what they declared a conflict with, themselves included", async () => {
    const { id, owner } = await sent();
    await declareConflict(database.web, ann, { providerId: owner.providerId, note: "A cousin" }, now);
    await expect(assign(lead, id, ann)).rejects.toMatchObject({ kind: "refused", field: "readerId" });
    await expect(assign(ann, id, ann)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("by fair share", () => {
  it("N26: what nobody has is shared by equal load, once", async () => {
    for (let made = 0; made < 6; made += 1) await sent();
    const given = await sent();
    await assign(lead, given.id, ann);
    const key = uuidv7();
    expect(await share(lead, "unassigned", key)).toEqual({ given: 6, left: 0 });
    expect(await share(lead, "unassigned", key)).toEqual({ given: 6, left: 0 });
    const loads = (await readersAtWork(database.web, today)).map(({ name, first }) => [name, first]);
    expect(loads.map(([, first]) => first)).toEqual([3, 2, 2]);
    expect(await countToShare(database.web, [])).toEqual({ unassigned: 0, away: 0 });
  });

  it("row 26: never to whoever declared a conflict, and never the first reader again", async () => {
    const { id, owner } = await sent();
    await adviseOn(database.web, ann, id, now);
    await declareConflict(database.web, bea, { providerId: owner.providerId, note: "A cousin" }, now);
    await share();
    expect(await readerOf(id, 2)).toBe("Lea");
    const other = await sent();
    for (const one of [ann, bea, lead])
      await declareConflict(database.web, one, { providerId: other.owner.providerId, note: "All know them" }, now);
    expect(await share()).toEqual({ given: 0, left: 1 });
  });

  it("N26: what is with somebody who is away is seen, and shared out again", async () => {
    const { id } = await sent();
    await assign(lead, id, ann);
    await away(ann, today, "2026-12-04");
    expect((await readersAtWork(database.web, today)).find(({ name }) => name === "Ann")).toMatchObject({
      ...{ awayNow: true, first: 1, daysAtWork: 4 },
    });
    expect(await countToShare(database.web, [ann.personId])).toEqual({ unassigned: 0, away: 1 });
    expect(await share(lead, "away")).toEqual({ given: 1, left: 0 });
    expect(["Bea", "Lea"]).toContain(await readerOf(id));
  });

  it("N26: only a QA lead shares out", async () => {
    await expect(share(ann)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("days away", () => {
  it("N26: each enters their own, a QA lead anybody’s, and takes them back", async () => {
    await away(ann, "2026-12-21", "2026-12-23");
    await away(ann, "2026-12-28", "2026-12-31", lead);
    await expect(away(ann, "2026-12-28", "2026-12-31", bea)).rejects.toMatchObject({ kind: "forbidden" });
    const [mine] = await readersAtWork(database.web, today);
    expect(mine?.away.map(({ from }) => from)).toEqual(["2026-12-21", "2026-12-28"]);
    const [first] = mine?.away ?? [];
    await expect(removeTimeAway(database.web, bea, first?.id ?? "", now)).rejects.toMatchObject({ kind: "forbidden" });
    await removeTimeAway(database.web, ann, first?.id ?? "", now);
    expect((await readersAtWork(database.web, today))[0]?.away).toHaveLength(1);
  });

  it.each([
    ["the wrong way round", "2026-12-04", "2026-12-03"],
    ["over already", "2026-11-02", "2026-11-06"],
    ["longer than a year", "2026-12-01", "2028-01-03"],
  ])("%s is refused", async (_why, from, to) => {
    await expect(away(ann, from, to)).rejects.toMatchObject({ kind: "refused", field: "toOn" });
  });
});

it("N26: it says when more is due than the people at work can read", async () => {
  for (let made = 0; made < 4; made += 1) await sent("2026-11-02");
  await rankQueue(database.web, { kind: "system", task: "rank-queue" }, now);
  const readers = await readersAtWork(database.web, today);
  expect(await shortfall(database.web, readers, 10, today)).toEqual({
    ...{ by: "2026-11-30", readings: 8, can: 6, short: 2 },
  });
  expect(await shortfall(database.web, readers, 20, today)).toBeUndefined();
});
