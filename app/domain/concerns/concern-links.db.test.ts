import { beforeEach, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aConcern } from "#db/factories/concerns.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { linkChoices, linkConcern } from "./concern-links.server.ts";
import { openConcern } from "./open-concern.server.ts";
import { triageConcern } from "./triage-concern.server.ts";

const database = testDatabase();
const at = new Date("2026-09-18T10:00:00Z");
const years = (count: number) => new Date(at.getTime() + count * 365 * 86_400_000);

let lead: Officer;
let provider: ApprovedProvider;
let concernId: string;
beforeEach(async () => {
  lead = await anOfficer(database.owner, ["qa_lead"]);
  provider = await anApprovedProvider(database.owner);
  const { ref } = await aConcern(database.web, { at, keys: childKeys });
  const found = database.owner.selectFrom("concern").select("id").where("ref", "=", ref);
  concernId = (await found.executeTakeFirstOrThrow()).id;
  const look = { providerId: provider.providerId, level: "high" as const, allegation: false, why: "Locked doors" };
  await triageConcern(database.web, lead, childKeys, { concernId, submissionKey: uuidv7(), ...look }, at);
});

const choices = (now = at) =>
  readAs(database.web, lead, (trx) => linkChoices(trx, { id: concernId, providerId: provider.providerId }, now));
const links = async () => (await openConcern(database.web, lead, childKeys, concernId, at)).links;
const link = (more: { lots?: string[]; placements?: string[]; workers?: string[] }, now = at) =>
  linkConcern(
    database.web,
    lead,
    childKeys,
    { ...{ concernId, submissionKey: uuidv7(), lots: [], placements: [], workers: [] }, ...more },
    now,
  );
const leaves = (when: Date) =>
  database.owner.updateTable("staff_member").set({ left_at: when }).where("id", "=", provider.staffMemberId).execute();

test("row 33: who left and what ended within two years can be named", async () => {
  const ended = (when: Date) =>
    aPlacement(database.owner, { provider, placement: { status: "ended", ended_at: when } });
  const recent = await ended(years(-1));
  await ended(years(-3));
  await leaves(years(-1));
  expect((await choices()).placements.map(({ id }) => id)).toEqual([recent.id]);
  expect((await choices()).workers.map(({ id }) => id)).toEqual([provider.staffMemberId]);
  await link({ placements: [recent.id], workers: [provider.staffMemberId] });
  expect(await links()).toMatchObject([{ placementId: recent.id }, { staffId: provider.staffMemberId }]);
  await link({});
  await leaves(years(-3));
  expect((await choices()).workers).toEqual([]);
  await expect(link({ workers: [provider.staffMemberId] })).rejects.toMatchObject({ field: "workers" });
});

test("row 33: what a concern is about stays a choice, however long ago it was over, and is kept when the rest is saved", async () => {
  const { id: running } = await aPlacement(database.owner, { provider });
  const all = { lots: [provider.lot.id], placements: [running], workers: [provider.staffMemberId] };
  await link(all);
  await database.owner.updateTable("placement").set({ status: "ended", ended_at: at }).execute();
  await leaves(at);
  await database.owner.updateTable("admission").set({ outcome: "removed" }).execute();
  const { lots, placements, workers } = await choices(years(5));
  expect([...lots, ...placements, ...workers].map(({ id }) => id)).toEqual([
    provider.lot.id,
    running,
    provider.staffMemberId,
  ]);
  await link(all, years(5));
  expect(await links()).toHaveLength(3);
});
