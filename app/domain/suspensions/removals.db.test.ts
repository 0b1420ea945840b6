import { beforeEach, expect, test } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { publicService } from "#app/domain/directory/public-service.server.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerSuspension, appealSuspension } from "./answer-suspension.server.ts";
import { decideAppeal, decideSuspension, liftSuspension } from "./decide-suspension.server.ts";
import { type Proposal, proposeSuspension } from "./propose-suspension.server.ts";
import { endRemovals } from "./remove-from-lots.server.ts";

const database = testDatabase();
// Wednesday 16 September 2026: five working days later is Wednesday 23, ten is the last of September.
const at = new Date("2026-09-16T10:00:00Z");
const after = new Date("2026-09-23T23:00:00Z");

let provider: ApprovedProvider;
let procurement: Officer;
let commissioner: Officer;
let director: Officer;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner);
  procurement = await anOfficer(database.owner, ["procurement"]);
  commissioner = await anOfficer(database.owner, ["commissioner"]);
  director = await anOfficer(database.owner, ["director"]);
});

const propose = (more: Partial<Proposal> = {}, who: Actor = procurement) => {
  const usual = { providerId: provider.providerId, kind: "suspend" as const, lotIds: [], atOnce: false };
  const proposal = { ...usual, reasons: "No checks were seen", submissionKey: uuidv7(), ...more };
  return proposeSuspension(database.web, who, proposal, at);
};
const deed = (suspensionId: string) => ({ suspensionId, reason: "Weighed", submissionKey: uuidv7() });
const decide = (id: string, who: Officer, now = after, outcome: "impose" | "drop" = "impose") =>
  decideSuspension(database.web, who, { ...deed(id), outcome }, now);
const say = (id: string, now = at, what = answerSuspension, who: Actor = provider.owner) =>
  what(database.web, who, { suspensionId: id, words: "We put it right", submissionKey: uuidv7() }, now);
const judge = (id: string, who: Officer, outcome: "uphold" | "dismiss" = "uphold") =>
  decideAppeal(database.web, who, { ...deed(id), outcome }, after);
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const statusOf = async (id: string) =>
  (await database.owner.selectFrom("suspension").select("status").where("id", "=", id).executeTakeFirstOrThrow())
    .status;
const slug = async () =>
  (
    await database.owner
      .selectFrom("service")
      .select("slug")
      .where("id", "=", provider.serviceId)
      .executeTakeFirstOrThrow()
  ).slug;

test("row 33: a removal ends the approval that minute; it may apply again at once, and an upheld appeal restores it", async () => {
  const { id: running } = await aPlacement(database.owner, { provider });
  await database.owner.updateTable("lot").set({ status: "open" }).where("id", "=", provider.lot.id).execute();
  const removed = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).approved === false;
  const id = await propose({ kind: "remove", lotIds: [provider.lot.id] });
  expect(await removed()).toBe(false);
  await decide(id, commissioner);
  expect(await removed()).toBe(true);
  await expect(publicService(database.web, await slug())).rejects.toMatchObject({ kind: "not-found" });
  expect(await database.owner.selectFrom("placement_decision").select("placement_id as id").execute()).toEqual([
    { id: running },
  ]);
  await say(id, after, appealSuspension);
  await judge(id, director);
  expect(await removed()).toBe(false);
  expect(await holds()).toEqual([]);
});

/** Removed from its only lot, it starts a new application there that minute. */
async function removedAndApplying() {
  await database.owner.updateTable("lot").set({ status: "open" }).where("id", "=", provider.lot.id).execute();
  const id = await propose({ kind: "remove", lotIds: [provider.lot.id] });
  await decide(id, commissioner);
  const apply = { lotId: provider.lot.id, submissionKey: uuidv7() };
  return { id, application: await startApplication(database.web, provider.owner, apply, after) };
}
const applications = () => database.owner.selectFrom("application").select("status").orderBy("created_at").execute();
const approved = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).approved;
/** What admitting the application does to the removal. */
const admitAgain = async (application: string) => {
  const { id: _, ...first } = await database.owner.selectFrom("admission").selectAll().executeTakeFirstOrThrow();
  const again = { id: uuidv7(), application_id: application, outcome: "admitted", decided_at: after };
  const reasons = JSON.stringify(first.reasons);
  await database.owner
    .insertInto("admission")
    .values({ ...first, ...again, reasons })
    .execute();
  await database.owner.updateTable("application").set({ status: "admitted" }).where("id", "=", application).execute();
  await transact(database.web, commissioner, after, (work) => endRemovals(work, theLot()));
};
const theLot = () => ({ providerId: provider.providerId, lotId: provider.lot.id });

test("row 33: a removal ends by an appeal or is lifted although it has applied again: that application is closed, and its owners read so", async () => {
  for (const way of ["appeal", "lift"]) {
    const { id, application } = await removedAndApplying();
    if (way === "appeal") {
      await say(id, after, appealSuspension);
      await judge(id, director);
    } else await liftSuspension(database.web, commissioner, deed(id), after);
    expect(await approved(), way).toBe(true);
    expect(await holds(), way).toEqual([]);
    const { ref, status } = await database.owner
      .selectFrom("application")
      .select(["ref", "status"])
      .where("id", "=", application)
      .executeTakeFirstOrThrow();
    expect(status, way).toBe("withdrawn");
    const mails = await database.owner.selectFrom("notification").select("data").execute();
    const told = expect.objectContaining({ move: way === "appeal" ? "uphold" : "lift", withdrawn: ref });
    expect(
      mails.map(({ data }) => data),
      way,
    ).toContainEqual(told);
  }
});

test("row 33: approved again, the removal is over: another can be proposed, and dropping that one gives nothing back", async () => {
  const { id, application } = await removedAndApplying();
  await admitAgain(application);
  expect(await statusOf(id)).toBe("readmitted");
  expect(await holds()).toEqual([]);
  await expect(liftSuspension(database.web, commissioner, deed(id), after)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  const second = await propose({ kind: "remove", lotIds: [provider.lot.id] });
  await say(second);
  await decide(second, commissioner, after, "drop");
  expect((await applications()).map(({ status }) => status)).toEqual(["removed", "admitted"]);
  expect(await approved()).toBe(true);
});

test("row 33: with one lot suspended, every lot can be; at once always; removed from one lot, it can be removed from another", async () => {
  const one = await propose({ lotIds: [provider.lot.id] });
  await expect(propose({ lotIds: [provider.lot.id] })).rejects.toMatchObject({ kind: "refused", field: "kind" });
  const all = await propose({ atOnce: true });
  expect(await holds()).toHaveLength(1);
  await propose({ atOnce: true, lotIds: [provider.lot.id] });
  await decide(all, commissioner, after, "drop");
  await decide(one, commissioner, after, "drop");

  await decide(await propose({ kind: "remove", lotIds: [provider.lot.id] }), commissioner);
  const { providerId, owner } = provider;
  const other = await anApprovedProvider(database.owner, { lot: await aTuitionLot(database.owner) });
  for (const table of ["application", "admission"] as const)
    await database.owner
      .updateTable(table)
      .set({ provider_id: providerId })
      .where("provider_id", "=", other.providerId)
      .execute();
  const second = await propose({ kind: "remove", lotIds: [other.lot.id] });
  await say(second, at, answerSuspension, owner);
  await decide(second, commissioner);
  expect(await statusOf(second)).toBe("in-force");
});
