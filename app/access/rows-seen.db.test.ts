import { beforeEach, expect, test } from "vitest";
import { type Actor, anonymous, councilRoles } from "#app/access/actor.ts";
import { type Action, can } from "#app/access/policy.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import type { MadePlacement } from "#db/factories/placements.ts";
import { aWalledScene, rowsSeen, walledTables } from "#db/factories/walled-scenes.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

const database = testDatabase();
const system: Actor = { kind: "system", task: "test" };
const seenBy = (actor: Actor) => rowsSeen(database.web, actor);
const none = Object.fromEntries(walledTables.map((table) => [table, 0]));

let mine: MadePlacement;
let theirs: MadePlacement;

beforeEach(async () => {
  mine = await aWalledScene(database.owner);
  theirs = await aWalledScene(database.owner);
});

test("a provider's person who asks for everything gets their own organisation's, and nothing by another's id", async () => {
  const everything = await seenBy(system);
  expect(everything).toMatchObject({ child: 2, child_access: 2, invoice: 2, invoice_event: 2, invoice_line: 4 });
  const half = Object.fromEntries(Object.entries(everything).map(([table, n]) => [table, n / 2]));
  expect(await seenBy(mine.provider.owner)).toEqual({ ...half, child_access: 0 });

  const { owner } = mine.provider;
  const providers = await readAs(database.web, owner, (trx) =>
    trx.selectFrom("evidence").select("provider_id").union(trx.selectFrom("invoice").select("provider_id")).execute(),
  );
  expect(providers).toEqual([{ provider_id: owner.providerId }]);
  const byId = await readAs(database.web, owner, async (trx) => [
    ...(await trx.selectFrom("child").select("id").where("id", "=", theirs.childId).execute()),
    ...(await trx.selectFrom("invoice").select("id").where("provider_id", "=", theirs.provider.providerId).execute()),
    ...(await trx.selectFrom("evidence").select("id").where("provider_id", "=", theirs.provider.providerId).execute()),
  ]);
  expect(byId).toEqual([]);
});

test("nobody sees anything, whether anonymous or without a name", async () => {
  expect(await seenBy(anonymous)).toEqual(none);
  for (const table of walledTables)
    expect([table, await database.web.selectFrom(table).selectAll().execute()]).toEqual([table, []]);
});

/** What the policy table lets a role do is what the walls show it: neither empty pages nor wider walls. */
const readers: Record<string, readonly Action[]> = {
  child: ["child.identity"],
  child_access: ["referral.read", "placement.read"],
  child_case: ["referral.read", "placement.read"],
  evidence: ["provider.read", "evidence.review", "application.review", "placement.read"],
  evidence_reading: ["provider.read", "evidence.review", "application.review", "placement.read"],
  invoice: ["provider.read", "invoice.read", "placement.read"],
  invoice_event: ["provider.read", "invoice.read", "placement.read"],
  invoice_line: ["provider.read", "invoice.read", "placement.read", "mark.confirm"],
};

test.each(councilRoles)("an officer who is %s sees what the policy table lets the role read", async (role) => {
  const officer = await anOfficer(database.owner, [role]);
  const everything = await seenBy(system);
  const expected = walledTables.map((table) => [
    table,
    readers[table]?.some((action) => can(officer, action)) ? everything[table] : 0,
  ]);
  expect(await seenBy(officer)).toEqual(Object.fromEntries(expected));
});

test("a provider sees who a child is from the acceptance of the award until the placement ends", async () => {
  const seen = async () => (({ child, child_case }) => ({ child, child_case }))(await seenBy(mine.provider.owner));
  const award = database.owner.updateTable("award").where("id", "=", mine.awardId);
  expect(await seen()).toEqual({ child: 1, child_case: 1 });
  await award.set({ accepted_at: null }).execute();
  expect(await seen()).toEqual({ child: 0, child_case: 1 });
  await award.set({ accepted_at: new Date() }).execute();
  await database.owner.updateTable("placement").set({ status: "ended" }).where("id", "=", mine.id).execute();
  expect(await seen()).toEqual({ child: 0, child_case: 1 });
});

test("evidence that nobody reviewed stays out of what the public pages read", async () => {
  const { owner } = mine.provider;
  await anEvidence(database.owner, owner, { state: "given", questionId: "SAF-99" });
  const read = () =>
    database.web.selectFrom("accepted_evidence").select("question_id").where("question_id", "=", "SAF-99").execute();
  expect(await read()).toEqual([]);
  await database.owner.updateTable("evidence").set({ state: "accepted" }).where("question_id", "=", "SAF-99").execute();
  expect(await read()).toEqual([{ question_id: "SAF-99" }]);
});
