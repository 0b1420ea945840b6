import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { type OpenedHold, openDecisions } from "./open-decisions.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const system = { kind: "system", task: "lapse-evidence" } as const;
const open = (holds: OpenedHold[], now = at) =>
  transact(database.web, system, now, (work) => openDecisions(work, holds));
const decisions = () => database.owner.selectFrom("placement_decision").selectAll().orderBy("id").execute();
const mails = () => database.owner.selectFrom("notification").select(["to_address", "data"]).execute();

test("rules 4 a lapse with three running placements opens three decisions due the same working day, once", async () => {
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const provider = await anApprovedProvider(database.owner);
  const first = await aPlacement(database.owner, { provider });
  await aPlacement(database.owner, { provider, broker: first.broker });
  const other = await aPlacement(database.owner, { provider });
  const paused = await aPlacement(database.owner, { provider, placement: { status: "paused" } });
  await aPlacement(database.owner, { provider, placement: { status: "ended", ended_at: at } });
  await aPlacement(database.owner);
  const hold = await aHoldOn(database.owner, { providerId: provider.providerId, lotId: provider.lot.id, at });

  await Promise.all([open([hold]), open([hold])]);
  const made = await decisions();
  expect(made).toHaveLength(3);
  expect(made.map(({ placement_id }) => placement_id)).not.toContain(paused.id);
  for (const { due_at, due_rule, because } of made) {
    expect(due_at).toEqual(new Date("2026-09-16T16:00:00Z"));
    expect(due_rule).toContain("same working day");
    expect(because).toBe(hold.because);
  }
  const told = await mails();
  expect(told.map(({ to_address }) => to_address).sort()).toEqual(
    [lead.email, first.broker.email, other.broker.email].sort(),
  );
  const own = told.find(({ to_address }) => to_address === first.broker.email);
  expect(own?.data).toMatchObject({ decides: false, refs: [expect.any(String), expect.any(String)] });
});

test("rules 4 a hold opens its decisions though the calendar of bank holidays has run out", async () => {
  const late = new Date("2029-04-10T10:00:00Z");
  const provider = await anApprovedProvider(database.owner);
  await aPlacement(database.owner, { provider });
  await open([await aHoldOn(database.owner, { providerId: provider.providerId, lotId: null, at: late })], late);
  expect(await decisions()).toMatchObject([
    { due_at: new Date("2029-04-10T16:00:00Z"), due_rule: expect.stringContaining("Without bank holidays") },
  ]);
});

test("rules 4 a hold on another lot opens nothing, one on the whole provider and a second one each open their own", async () => {
  const provider = await anApprovedProvider(database.owner);
  const elsewhere = await anApprovedProvider(database.owner);
  await aPlacement(database.owner, { provider });
  const { providerId } = provider;
  await open([]);
  await open([await aHoldOn(database.owner, { providerId, lotId: elsewhere.lot.id, at })]);
  expect(await decisions()).toEqual([]);
  await open([await aHoldOn(database.owner, { providerId, lotId: null, kind: "suspension", at })]);
  await open([await aHoldOn(database.owner, { providerId, lotId: null, kind: "concern", at })]);
  expect(await decisions()).toHaveLength(2);
});

test("rules 4 nothing stays of decisions whose hold was rolled back", async () => {
  const provider = await anApprovedProvider(database.owner);
  await aPlacement(database.owner, { provider });
  const hold = { holdId: uuidv7(), providerId: provider.providerId, lotId: null, because: "Insurance" };
  await expect(open([hold])).rejects.toThrow(/foreign key/);
  expect([await decisions(), await mails()]).toEqual([[], []]);
});
