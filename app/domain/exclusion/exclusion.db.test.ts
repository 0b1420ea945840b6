import { beforeEach, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anExcluder } from "#db/factories/exclusions.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerExclusion } from "./answer-exclusion.server.ts";
import { decideExclusion, liftExclusion } from "./decide-exclusion.server.ts";
import { openExclusion } from "./open-exclusion.server.ts";

const database = testDatabase();
// Wednesday 16 September 2026: ten working days later is the last of September.
const at = new Date("2026-09-16T10:00:00Z");
const lastDay = new Date("2026-09-30T22:59:00Z");
const after = new Date("2026-09-30T23:00:00Z");

let provider: ApprovedProvider;
let procurement: Officer;
let director: Officer;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner);
  procurement = await anOfficer(database.owner, ["procurement"]);
  director = await anExcluder(database.owner);
});

const begin = (more: { answerBy?: string; ground?: string; submissionKey?: string } = {}) =>
  openExclusion(
    database.web,
    procurement,
    {
      ...{ providerId: provider.providerId, ground: "discretionary/breach_of_contract" },
      ...{ evidence: "A contract of 2025 ended early", submissionKey: uuidv7(), ...more },
    },
    at,
  );
const decide = (exclusionId: string, who: Officer, now: Date, outcome: "exclude" | "drop" = "exclude") =>
  decideExclusion(
    database.web,
    who,
    { exclusionId, outcome, reason: "Nothing was put right", submissionKey: uuidv7() },
    now,
  );
const answer = (exclusionId: string, now = at, who = provider.owner) =>
  answerExclusion(database.web, who, { exclusionId, answer: "We have put it right", submissionKey: uuidv7() }, now);
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const mails = async () => {
  const rows = await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
  return rows.filter(({ template }) => template.startsWith("exclusion-"));
};
const kept = (id: string) =>
  database.owner.selectFrom("exclusion").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

test("row 30 nobody is excluded before the time for representations is over", async () => {
  const id = await begin();
  const { id: running } = await aPlacement(database.owner, { provider });
  expect((await kept(id)).answer_by).toBe("2026-09-30");
  await expect(decide(id, director, at)).rejects.toMatchObject({ kind: "refused", field: "outcome" });
  await expect(decide(id, director, lastDay)).rejects.toMatchObject({ kind: "refused" });
  expect(await holds()).toEqual([]);
  await decide(id, director, after);
  expect(await holds()).toEqual([{ kind: "exclusion", reason: "Breaking a public contract or performing it poorly" }]);
  expect(await database.owner.selectFrom("placement_decision").select("placement_id").execute()).toEqual([
    { placement_id: running },
  ]);
});

test("row 30 an answer lets it be decided earlier, by another person, within a delegation", async () => {
  const id = await begin();
  await answer(id);
  await expect(answer(id)).rejects.toMatchObject({ kind: "not-allowed-now" });
  const bare = await anOfficer(database.owner, ["director"]);
  await expect(decide(id, bare, at)).rejects.toMatchObject({ kind: "forbidden" });
  const { id: delegation } = await database.owner
    .selectFrom("delegation")
    .select("id")
    .where("power", "=", "exclude")
    .executeTakeFirstOrThrow();
  await database.owner
    .updateTable("delegation")
    .set({ person_id: procurement.personId })
    .where("id", "=", delegation)
    .execute();
  await expect(decide(id, procurement, at)).rejects.toMatchObject({ kind: "forbidden" });
  await database.owner
    .updateTable("delegation")
    .set({ person_id: director.personId })
    .where("id", "=", delegation)
    .execute();
  await decide(id, director, at, "drop");
  expect(await holds()).toEqual([]);
  expect(await kept(id)).toMatchObject({
    ...{ status: "dropped", answer: "We have put it right", evidence: "A contract of 2025 ended early" },
    ...{ reason: "Nothing was put right", delegation_id: delegation, hold_id: null },
  });
  expect((await mails()).map(({ template, to_address }) => `${template} ${to_address}`).sort()).toEqual([
    `exclusion-answered ${procurement.email}`,
    `exclusion-considered ${provider.owner.email}`,
    `exclusion-decided ${provider.owner.email}`,
  ]);
  expect(JSON.stringify(await mails())).not.toContain("contract");
});

test("row 30 only its own procedure lifts it, and lifts no other hold", async () => {
  const id = await begin();
  await answer(id);
  await decide(id, director, at);
  const other = { id: uuidv7(), provider_id: provider.providerId, kind: "concern", reason: "A concern", opened_at: at };
  await database.owner.insertInto("hold").values(other).execute();
  const lift = { exclusionId: id, reason: "Three years are over", submissionKey: uuidv7() };
  await expect(liftExclusion(database.web, procurement, lift, at)).rejects.toMatchObject({ kind: "forbidden" });
  await liftExclusion(database.web, director, lift, at);
  await liftExclusion(database.web, director, lift, at);
  expect(await holds()).toMatchObject([{ kind: "concern" }]);
  expect(await kept(id)).toMatchObject({ status: "lifted", lift_reason: "Three years are over" });
});

test("row 30 too little time, a ground of no group and one that is open already are refused beside their field", async () => {
  await expect(begin({ answerBy: "2026-09-29" })).rejects.toMatchObject({ field: "answerBy" });
  await expect(begin({ ground: "competition_law_infringements" })).rejects.toMatchObject({ field: "ground" });
  const submissionKey = uuidv7();
  expect(await begin({ submissionKey })).toBe(await begin({ submissionKey }));
  await expect(begin()).rejects.toMatchObject({ field: "ground" });
});

test("row 30 another provider and a colleague who is no owner know of nothing", async () => {
  const id = await begin();
  const stranger = await aProviderPerson(database.owner);
  const colleague = await aProviderPerson(database.owner, { providerId: provider.providerId, role: "referrals" });
  for (const who of [stranger, colleague])
    await expect(answer(id, at, who)).rejects.toMatchObject({ kind: "not-found" });
  const broker = await anOfficer(database.owner, ["broker"]);
  await expect(decide(id, broker, at)).rejects.toMatchObject({ kind: "not-found" });
});
