import { beforeEach, expect, test } from "vitest";
import type { Actor, Person } from "#app/access/actor.ts";
import { writeAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import type { MadePlacement } from "#db/factories/placements.ts";
import { aReading, aWalledScene, rowsSeen } from "#db/factories/walled-scenes.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

const database = testDatabase();
const system: Actor = { kind: "system", task: "test" };
const all = () => rowsSeen(database.web, system);
const as = <T>(actor: Actor, run: Parameters<typeof writeAs<T>>[2]) => writeAs(database.web, actor, run);
const refused = { code: "42501" };

let mine: MadePlacement;
let theirs: MadePlacement;

beforeEach(async () => {
  mine = await aWalledScene(database.owner);
  theirs = await aWalledScene(database.owner);
});

test("writing for another organisation is refused, and so is changing what one does not see", async () => {
  const { owner } = mine.provider;
  const copyFor = (actor: Actor, providerId: string) =>
    as(actor, async (trx) => {
      const [row] = await trx.selectFrom("evidence").selectAll().limit(1).execute();
      if (!row) throw new Error("The scene has evidence");
      const id = uuidv7();
      await trx
        .insertInto("evidence")
        .values({ ...row, id, object_key: id, version: 9, provider_id: providerId })
        .execute();
    });
  const before = await all();
  await expect(copyFor(owner, theirs.provider.providerId)).rejects.toMatchObject(refused);
  await expect(copyFor(theirs.broker, theirs.provider.providerId)).rejects.toMatchObject(refused);
  const theirInvoice = await database.owner
    .selectFrom("invoice")
    .selectAll()
    .where("placement_id", "=", theirs.id)
    .executeTakeFirstOrThrow();
  const copy = { ...theirInvoice, id: uuidv7(), ref: "INV-COPY", number_key: "COPY" };
  await expect(as(owner, (trx) => trx.insertInto("invoice").values(copy).execute())).rejects.toMatchObject(refused);
  const [changed] = await as(owner, (trx) => trx.updateTable("invoice").set({ status: "paid" }).execute());
  expect(changed?.numUpdatedRows).toBe(1n);
  const moved = as(owner, (trx) =>
    trx.updateTable("invoice").set({ provider_id: theirs.provider.providerId }).execute(),
  );
  await expect(moved).rejects.toMatchObject(refused);
  const [gone] = await as(system, (trx) => trx.deleteFrom("invoice_event").execute());
  expect(gone?.numDeletedRows).toBe(0n);
  expect(await all()).toEqual(before);
  await copyFor(owner, owner.providerId);
  expect(await all()).toEqual({ ...before, evidence: (before.evidence ?? 0) + 1 });
});

test("a reading is logged under one's own name, about a child whose case one has", async () => {
  const log = (actor: Person, made: MadePlacement, personId = actor.personId) =>
    as(actor, (trx) => trx.insertInto("child_access").values(aReading(made.childId, personId)).execute());
  await log(mine.provider.owner, mine);
  await expect(log(mine.provider.owner, theirs)).rejects.toMatchObject(refused);
  await expect(log(mine.broker, mine, theirs.broker.personId)).rejects.toMatchObject(refused);
  await expect(log(await anOfficer(database.owner, ["admin"]), mine)).rejects.toMatchObject(refused);
});
