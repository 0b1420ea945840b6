import { sql } from "kysely";
import { expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { aCondition } from "#db/factories/conditions.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { holdKinds } from "./hold-kinds.ts";
import { countBlocks, whatStops } from "./what-stops.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
type Made = Awaited<ReturnType<typeof anApprovedProvider>>;
const stops = ({ owner, providerId }: Made) =>
  readAs(database.web, owner, (trx) =>
    whatStops(trx, providerId, { readsExclusions: true, readsSuspensions: true }, now),
  );

test("N2: for a provider with two open gates exactly these two are listed, with links", async () => {
  const provider = await anApprovedProvider(database.owner);
  expect(countBlocks(await stops(provider))).toBe(0);
  await database.owner
    .updateTable("evidence")
    .set({ ends_on: "2026-09-13" })
    .where("question_id", "=", "INS-03")
    .execute();
  await database.owner.deleteFrom("terms_acceptance").execute();
  const found = await stops(provider);
  expect(found.everywhere).toEqual([]);
  expect(found.lots.flatMap(({ blocks }) => blocks)).toMatchObject([
    {
      id: `${provider.lot.id} INS-03`,
      mover: "you",
      link: { href: expect.stringMatching(/\/applications\/.+\/evidence\/INS-03\/certificate\?from=evidence$/) },
    },
    { id: `${provider.lot.id} terms`, link: { href: `/provider/agreements/${provider.lot.id}` } },
  ]);
});

test("N2: a hold on all lots is said once, one on another lot or one that was lifted is not said here", async () => {
  const provider = await anApprovedProvider(database.owner);
  const second = await anApprovedProvider(database.owner);
  const { providerId, lot } = provider;
  await aHoldOn(database.owner, { providerId, kind: "concern", because: "A parent wrote", at: now });
  await aHoldOn(database.owner, { providerId, lotId: lot.id, kind: "condition", because: "Name a deputy", at: now });
  await aHoldOn(database.owner, { providerId: second.providerId, kind: "suspension", at: now });
  const found = await stops(provider);
  expect(found.everywhere.map(({ title, since }) => [title, since])).toEqual([["We have paused new placements", now]]);
  expect(found.lots.map(({ blocks }) => blocks.map(({ says }) => says))).toEqual([["Name a deputy"]]);
  await database.owner.updateTable("hold").set({ lifted_at: now, lifted_because: "Closed" }).execute();
  expect(countBlocks(await stops(provider))).toBe(0);
});

test("N2: who was removed from a lot reads there that it is held, though it is not approved any more", async () => {
  const provider = await anApprovedProvider(database.owner);
  await aHoldOn(database.owner, {
    providerId: provider.providerId,
    lotId: provider.lot.id,
    kind: "suspension",
    at: now,
  });
  await database.owner.updateTable("application").set({ status: "removed" }).execute();
  expect((await stops(provider)).lots).toMatchObject([
    { name: "Tuition", blocks: [{ title: "The council has suspended you" }] },
  ]);
});

test("N2: the kinds that have words are the kinds that the table takes", async () => {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'hold_kind_check'`.execute(
    database.owner,
  );
  const kinds = [...(rows[0]?.rule ?? "").matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
  expect(kinds.sort()).toEqual([...holdKinds].sort());
});

test("row 32: a condition says its last day, who moves, and leads to its own page", async () => {
  const provider = await anApprovedProvider(database.owner);
  const { id } = await aCondition(database.owner, provider, { what: "Name a deputy", dueOn: "2026-10-01" });
  const condition = async () => (await stops(provider)).lots.flatMap(({ blocks }) => blocks);
  expect(await condition()).toMatchObject([
    {
      says: "Name a deputy. By 1 October 2026.",
      mover: "you",
      link: { href: paths.provider.condition(id), text: "Read the condition" },
    },
  ]);
  await database.owner.updateTable("admission_condition").set({ state: "said-done" }).execute();
  expect(await condition()).toMatchObject([{ mover: "council" }]);
});
