import { beforeEach, expect, test } from "vitest";
import type { Actor, Officer, ProviderPerson } from "#app/access/actor.ts";
import { publicService } from "#app/domain/directory/public-service.server.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerSuspension, appealSuspension } from "./answer-suspension.server.ts";
import { decideAppeal, decideSuspension, liftSuspension } from "./decide-suspension.server.ts";
import { type Proposal, proposeSuspension } from "./propose-suspension.server.ts";
import { getSuspension, listSuspensions } from "./suspensions.server.ts";

const database = testDatabase();
// Wednesday 16 September 2026: five working days later is Wednesday 23, ten is the last of September.
const at = new Date("2026-09-16T10:00:00Z");
const lastDay = new Date("2026-09-23T22:59:00Z");
const after = new Date("2026-09-23T23:00:00Z");
const CANARY = "canary-33";

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
  const proposal = { ...usual, reasons: `No checks were seen ${CANARY}`, submissionKey: uuidv7(), ...more };
  return proposeSuspension(database.web, who, proposal, at);
};
const deed = (suspensionId: string) => ({ suspensionId, reason: `Weighed ${CANARY}`, submissionKey: uuidv7() });
const decide = (id: string, who: Officer, now = after, outcome: "impose" | "drop" = "impose") =>
  decideSuspension(database.web, who, { ...deed(id), outcome }, now);
const say = (id: string, now = at, what = answerSuspension, who: Actor = provider.owner) =>
  what(database.web, who, { suspensionId: id, words: `We put it right ${CANARY}`, submissionKey: uuidv7() }, now);
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

test("row 33: reasons come first: nothing stops, and nobody decides, before it has answered or its time is over", async () => {
  const id = await propose();
  expect(await holds()).toEqual([]);
  await expect(decide(id, commissioner, lastDay)).rejects.toMatchObject({ kind: "refused", field: "outcome" });
  await say(id, lastDay);
  await expect(say(id, lastDay)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await decide(id, commissioner, lastDay);
  expect(await holds()).toEqual([{ kind: "suspension", reason: "Suspended by the council" }]);
});

test("row 33: suspended it leaves the directory that minute, each of three running placements waits for a decision, and an upheld appeal brings it back", async () => {
  const running = [];
  for (let made = 0; made < 3; made++) running.push((await aPlacement(database.owner, { provider })).id);
  const id = await propose();
  await decide(id, commissioner);
  await expect(publicService(database.web, await slug())).rejects.toMatchObject({ kind: "not-found" });
  const decisions = await database.owner.selectFrom("placement_decision").select("placement_id as id").execute();
  expect(decisions.map((one) => one.id).sort()).toEqual(running.sort());
  await say(id, after, appealSuspension);
  await expect(judge(id, commissioner)).rejects.toMatchObject({ kind: "forbidden" });
  await judge(id, director);
  expect(await holds()).toEqual([]);
  expect((await publicService(database.web, await slug())).name).toBeTruthy();
  expect(await statusOf(id)).toBe("upheld");
});

test("row 33: who proposes does not decide, who decided does not decide the appeal, and the only director does not decide first", async () => {
  const id = await propose({}, commissioner);
  await expect(decide(id, commissioner)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(decide(id, procurement)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(decide(id, director)).rejects.toMatchObject({
    kind: "refused",
    message: expect.stringContaining("only director"),
  });
  const second = await anOfficer(database.owner, ["director"]);
  await decide(id, director);
  await say(id, after, appealSuspension);
  await expect(judge(id, director)).rejects.toMatchObject({ kind: "forbidden" });
  await judge(id, second, "dismiss");
  expect(await holds()).toHaveLength(1);
  expect(await statusOf(id)).toBe("dismissed");
});

test("row 33: where a child's safety needs it, it acts that minute; dropped afterwards it ends", async () => {
  await aPlacement(database.owner, { provider });
  const id = await propose({ atOnce: true });
  expect(await holds()).toHaveLength(1);
  expect(await database.owner.selectFrom("placement_decision").select("id").execute()).toHaveLength(1);
  await decide(id, commissioner, at, "drop");
  expect(await holds()).toEqual([]);
});

test("row 33: at once too, the answer that was promised is waited for before anybody confirms it", async () => {
  const id = await propose({ atOnce: true });
  await expect(decide(id, commissioner, at)).rejects.toMatchObject({ kind: "refused", field: "outcome" });
  await say(id);
  await decide(id, commissioner, at);
  expect(await statusOf(id)).toBe("in-force");
  const silent = await propose({ atOnce: true });
  await decide(silent, commissioner, after);
  expect(await holds()).toHaveLength(2);
});

test("row 33: lifting ends its own holds and no other; an appeal is in time or refused", async () => {
  const id = await propose({ lotIds: [provider.lot.id] });
  await decide(id, commissioner);
  const other = await aHoldOn(database.owner, { providerId: provider.providerId, kind: "concern", at });
  const late = new Date("2026-10-09T10:00:00Z");
  await expect(say(id, late, appealSuspension)).rejects.toMatchObject({ kind: "refused", field: "words" });
  await liftSuspension(database.web, commissioner, deed(id), after);
  expect(await holds()).toEqual([{ kind: "concern", reason: other.because }]);
  await expect(liftSuspension(database.web, commissioner, deed(id), after)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
});

test("row 33: no e-mail says a word of the reasons, the answer or the decision", async () => {
  const id = await propose();
  await say(id);
  await decide(id, commissioner);
  await say(id, after, appealSuspension);
  await judge(id, director);
  const mails = await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
  expect(mails.map(({ template, to_address }) => `${template} ${to_address}`).sort()).toEqual(
    [
      `suspension-answered ${director.email}`,
      `suspension-answered ${procurement.email}`,
      ...Array.from({ length: 3 }, () => `suspension-told ${provider.owner.email}`),
    ].sort(),
  );
  const found = (text: unknown) => JSON.stringify(text).includes(CANARY);
  expect(found(mails)).toBe(false);
  expect(found(await database.owner.selectFrom("audit_entry").selectAll().execute())).toBe(false);
  expect(found(await database.owner.selectFrom("suspension").selectAll().execute())).toBe(true);
});

test("row 33: another provider, and officers without a part in it, find none", async () => {
  const id = await propose();
  const read = (who: Actor, action: "suspension.read" | "suspension.read-own") =>
    readAs(database.web, who, (trx) => getSuspension(trx, who, id, action));
  expect((await read(provider.owner, "suspension.read-own")).reasons).toContain(CANARY);
  const stranger = await aProviderPerson(database.owner);
  await expect(read(stranger, "suspension.read-own")).rejects.toMatchObject({ kind: "not-found" });
  await expect(say(id, at, answerSuspension, stranger)).rejects.toMatchObject({ kind: "not-found" });
  for (const role of ["admin", "qa", "broker", "dpo", "finance"] as const) {
    const officer = await anOfficer(database.owner, [role]);
    await expect(read(officer, "suspension.read"), role).rejects.toMatchObject({ kind: "not-found" });
    await expect(propose({}, officer), role).rejects.toMatchObject({ kind: "not-found" });
  }
});

test("row 33: a lot that it is not on, a second one and a concern that is not the officer's to read are refused", async () => {
  await expect(propose({ lotIds: [uuidv7()] })).rejects.toMatchObject({ kind: "refused", field: "lots" });
  await expect(propose({ concernId: uuidv7() })).rejects.toMatchObject({ kind: "forbidden" });
  await expect(propose({ kind: "remove", atOnce: true })).rejects.toMatchObject({ field: "atOnce" });
  const submissionKey = uuidv7();
  expect(await propose({ submissionKey })).toBe(await propose({ submissionKey }));
  await expect(propose()).rejects.toMatchObject({ kind: "refused", field: "kind" });
  await expect(proposeSuspension(database.web, procurement, { ...blank(), providerId: "x" }, at)).rejects.toMatchObject(
    { kind: "not-found" },
  );
});

const blank = (): Proposal => ({
  ...{ providerId: "", kind: "suspend", lotIds: [], reasons: "Reasons", atOnce: false, submissionKey: uuidv7() },
});

test("row 33: it acts at once also when the known bank holidays have run out, and says how its days were counted", async () => {
  const later = new Date("2031-06-11T10:00:00Z");
  const proposal = { ...blank(), providerId: provider.providerId, atOnce: true };
  const id = await proposeSuspension(database.web, procurement, proposal, later);
  expect(await holds()).toHaveLength(1);
  await say(id, later);
  await decide(id, commissioner, later);
  const kept = await database.owner.selectFrom("suspension").selectAll().executeTakeFirstOrThrow();
  expect(kept.answer_by).toBe("2031-06-18");
  expect(kept.answer_rule).toMatch(/^5 working days, without bank holidays: the calendar ends on /);
  expect(kept.appeal_by).toBe("2031-06-25");
  expect(kept.appeal_rule).toMatch(/^10 working days, without bank holidays/);
});

test("row 33: only an owner, who alone may read it, is led to a suspension", async () => {
  await propose();
  const texts = (who: ProviderPerson) => readAs(database.web, who, (trx) => providerToDo(trx, who, at));
  const led = (list: { text: string }[]) => list.filter(({ text }) => text.includes("suspending you")).length;
  expect(led(await texts(provider.owner))).toBe(1);
  expect(led(await texts({ ...provider.owner, role: "referrals" }))).toBe(0);
});

test("row 33: every provider's suspensions in one list, those that are over apart", async () => {
  const other = await anApprovedProvider(database.owner, { name: "Larkspur Tutors" });
  const [first, second] = [await propose(), await propose({ providerId: other.providerId })];
  const listed = (list: "open" | "over", q = "") =>
    readAs(database.web, procurement, async (trx) =>
      (await listSuspensions(trx, { list, q, page: 1 })).rows.map(({ id }) => id),
    );
  expect((await listed("open")).sort()).toEqual([first, second].sort());
  expect(await listed("open", "larkspur")).toEqual([second]);
  await decide(first, commissioner, after, "drop");
  expect([await listed("open"), await listed("over")]).toEqual([[second], [first]]);
});

test("row 33: an answer reaches who may decide once the proposer has left", async () => {
  const id = await propose();
  await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", procurement.personId).execute();
  await say(id);
  const mails = await database.owner.selectFrom("notification").select(["template", "to_address"]).execute();
  const told = mails.filter(({ template }) => template === "suspension-answered").map((mail) => mail.to_address);
  expect(told).toEqual(expect.arrayContaining([commissioner.email, director.email]));
  expect(told).not.toContain(procurement.email);
});
