import { beforeEach, expect, test } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aConcern } from "#db/factories/concerns.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { addNote } from "./add-note.server.ts";
import { linkConcern } from "./concern-links.server.ts";
import { listConcerns } from "./concerns.server.ts";
import { holdConcern, liftConcernHold } from "./hold-concern.server.ts";
import { closeConcern, escalateConcern, reopenConcern } from "./move-stage.server.ts";
import { nameReader, unnameReader } from "./name-readers.server.ts";
import { openConcern } from "./open-concern.server.ts";
import { recordLado, recordLadoOutcome, recordStrategy } from "./record-concern.server.ts";
import { lookAgain, passConcern, triageConcern } from "./triage-concern.server.ts";
import { watchConcerns } from "./watch-concerns.server.ts";

const database = testDatabase();
// Friday 18 September 2026, 11am in London: the next working day is Monday.
const at = new Date("2026-09-18T10:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const monday = (time: string) => new Date(`2026-09-21T${time}Z`);
const system = { kind: "system", task: "watch-concerns" } as const;
const CANARY = "canary-deed";

let lead: Officer;
let provider: ApprovedProvider;
let concernId: string;
beforeEach(async () => {
  lead = await anOfficer(database.owner, ["qa_lead"]);
  provider = await anApprovedProvider(database.owner);
  const { ref } = await aConcern(database.web, { at, keys: childKeys });
  const found = database.owner.selectFrom("concern").select("id").where("ref", "=", ref);
  concernId = (await found.executeTakeFirstOrThrow()).id;
});

const deed = () => ({ concernId, submissionKey: uuidv7() });
const open = (who: Actor = lead) => openConcern(database.web, who, childKeys, concernId, at);
const triage = (allegation = false, who: Actor = lead) => {
  const found = { providerId: provider.providerId, level: "high" as const, allegation, why: CANARY };
  return triageConcern(database.web, who, childKeys, { ...deed(), ...found }, at);
};
const links = (lots: string[]) => ({ lots, placements: [], workers: [] });
const again = (more: Partial<Parameters<typeof lookAgain>[3]>, when = at) => {
  const found = { providerId: provider.providerId, level: "high" as const, allegation: false, why: CANARY };
  return lookAgain(database.web, lead, childKeys, { ...deed(), ...found, ...more }, when);
};
const name = (person: Officer) =>
  nameReader(database.web, lead, childKeys, { ...deed(), person: person.personId, why: "Their case" }, at);
const hold = (lots: string[] = [], who: Actor = lead) =>
  holdConcern(database.web, who, childKeys, { ...deed(), lots, why: CANARY }, at);
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const mails = async () =>
  (await database.owner.selectFrom("notification").select(["template", "to_address as to"]).execute()).map(
    ({ template, to }) => `${template} ${to}`,
  );

test("row 33: triage says how serious it is and about whom; what is not ours is passed on and closed", async () => {
  await triage();
  expect(await open()).toMatchObject({ stage: "triaged", level: "high", providerId: provider.providerId });
  await expect(triage()).rejects.toMatchObject({ kind: "not-allowed-now" });
  const { id: running } = await aPlacement(database.owner, { provider });
  const links = { lots: [provider.lot.id], placements: [running], workers: [provider.staffMemberId] };
  await linkConcern(database.web, lead, childKeys, { ...deed(), ...links }, at);
  expect((await open()).links).toMatchObject([
    { lotId: provider.lot.id },
    { placementId: running },
    { worker: "Tess Tutor" },
  ]);
  const others = { ...deed(), lots: [], placements: [uuidv7()], workers: [] };
  await expect(linkConcern(database.web, lead, childKeys, others, at)).rejects.toMatchObject({ field: "placements" });
});

test("row 33: what is passed on is closed, and can be opened again with a reason", async () => {
  await passConcern(database.web, lead, childKeys, { ...deed(), passedTo: "Adult social care", why: "An adult" }, at);
  expect((await open()).stage).toBe("closed");
  await reopenConcern(database.web, lead, childKeys, { ...deed(), why: "A child after all" }, at);
  expect(await open()).toMatchObject({ stage: "raised", closedAt: null });
  await watchConcerns(database.web, system, monday("11:00:00"));
  expect(await mails()).toContain(`concern-waits ${lead.email}`);
  await triage();
  const director = await anOfficer(database.owner, ["director"]);
  await watchConcerns(database.web, system, monday("16:00:00"));
  expect(await mails()).not.toContain(`concern-late ${director.email}`);
  expect(await open()).toMatchObject({ stage: "triaged", providerId: provider.providerId });
  await closeConcern(database.web, lead, childKeys, { ...deed(), outcome: "Put right", told: "That it is" }, at);
  await reopenConcern(database.web, lead, childKeys, { ...deed(), why: "It happened again" }, at);
  expect(await open()).toMatchObject({ stage: "triaged", level: "high" });
});

test("row 33: another look corrects the first in any open stage, and the record keeps both", async () => {
  await expect(again({})).rejects.toMatchObject({ kind: "not-allowed-now" });
  await triage(true);
  await linkConcern(database.web, lead, childKeys, { ...deed(), ...links([provider.lot.id]) }, at);
  const step = { level: "medium" as const, why: "Two things to put right", move: "plan" as const };
  await escalateConcern(database.web, lead, childKeys, { ...deed(), ...step }, at);
  await again({ level: "low", allegation: false, why: "It was a parent" });
  expect(await open()).toMatchObject({ stage: "improvement-plan", level: "low", ladoDueAt: null });
  expect((await open()).links).toHaveLength(1);
  const other = await anApprovedProvider(database.owner);
  await hold();
  await expect(again({ providerId: other.providerId })).rejects.toMatchObject({ field: "provider" });
  await liftConcernHold(database.web, lead, childKeys, { ...deed(), why: "The wrong one" }, at);
  await again({ providerId: other.providerId });
  const corrected = await open();
  expect(corrected).toMatchObject({ providerId: other.providerId, links: [] });
  expect(corrected.entries.filter(({ kind }) => kind === "triage")).toHaveLength(4);
  await closeConcern(database.web, lead, childKeys, { ...deed(), outcome: "Put right", told: "That it is" }, at);
  await expect(again({})).rejects.toMatchObject({ kind: "not-allowed-now" });
});

test("row 33: an allegation that comes up later is to be referred within one working day of then", async () => {
  await triage();
  await again({ allegation: true }, monday("10:00:00"));
  expect((await open()).ladoDueAt).toEqual(new Date("2026-09-22T16:00:00Z"));
  await again({ allegation: true }, new Date("2026-09-22T10:00:00Z"));
  expect((await open()).ladoDueAt).toEqual(new Date("2026-09-22T16:00:00Z"));
  await watchConcerns(database.web, system, new Date("2026-09-22T16:00:00Z"));
  expect(await mails()).toContain(`concern-lado-late ${lead.email}`);
});

test("row 33: an allegation is referred to the LADO within one working day, and a missing referral is reminded of once", async () => {
  await triage(true);
  expect((await open()).ladoDueAt).toEqual(monday("16:00:00"));
  const outcome = { ...deed(), outcome: "No further action" };
  await expect(recordLadoOutcome(database.web, lead, childKeys, outcome, at)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
  await watchConcerns(database.web, system, monday("15:59:00"));
  expect(await mails()).not.toContain(`concern-lado-late ${lead.email}`);
  await watchConcerns(database.web, system, monday("16:00:00"));
  await watchConcerns(database.web, system, monday("16:01:00"));
  expect((await mails()).filter((mail) => mail.startsWith("concern-lado-late"))).toEqual([
    `concern-lado-late ${lead.email}`,
  ]);
  const close = { ...deed(), outcome: "Nothing found", told: "That we looked" };
  await expect(closeConcern(database.web, lead, childKeys, close, at)).rejects.toMatchObject({ field: "outcome" });
  const referral = { ...deed(), referredOn: "2026-09-18", referredTo: "The LADO", reference: "L-1" };
  await expect(
    recordLado(database.web, lead, childKeys, { ...referral, referredOn: "2026-09-19" }, at),
  ).rejects.toMatchObject({ field: "referredOn" });
  await recordLado(database.web, lead, childKeys, referral, later(1));
  await recordLadoOutcome(database.web, lead, childKeys, outcome, later(2));
  await closeConcern(database.web, lead, childKeys, close, later(3));
  expect((await open()).entries.map(({ kind }) => kind)).toEqual(["closed", "lado-outcome", "lado", "triage"]);
});

test("row 33: a protective hold acts that minute, says nothing of why, and is lifted only from its concern", async () => {
  await expect(hold()).rejects.toMatchObject({ kind: "not-allowed-now" });
  await triage();
  await aPlacement(database.owner, { provider });
  await hold([provider.lot.id]);
  expect(await holds()).toMatchObject([{ kind: "concern" }]);
  expect(await database.owner.selectFrom("placement_decision").select("id").execute()).toHaveLength(1);
  await expect(hold([provider.lot.id])).rejects.toMatchObject({ field: "lots" });
  const other = await aHoldOn(database.owner, { providerId: provider.providerId, kind: "lapse", at });
  const close = { ...deed(), outcome: "Nothing found", told: "That we looked" };
  await expect(closeConcern(database.web, lead, childKeys, close, at)).rejects.toMatchObject({ field: "outcome" });
  await liftConcernHold(database.web, lead, childKeys, { ...deed(), why: CANARY }, at);
  expect(await holds()).toEqual([{ kind: "lapse", reason: other.because }]);
  expect(await mails()).toEqual(expect.arrayContaining([`concern-hold ${provider.owner.email}`]));
  const everywhere = [
    await database.owner.selectFrom("notification").selectAll().execute(),
    await database.owner.selectFrom("hold").selectAll().execute(),
    await database.owner.selectFrom("placement_decision").selectAll().execute(),
    await database.owner.selectFrom("audit_entry").selectAll().execute(),
  ];
  const seen = (rows: unknown) => JSON.stringify(rows).includes(CANARY);
  expect(seen(everywhere)).toBe(false);
  expect(seen((await open()).entries)).toBe(true);
});

test("row 33: who declared a conflict of interest with the provider notes what they know, and decides nothing", async () => {
  await database.owner
    .insertInto("conflict_of_interest")
    .values({ person_id: lead.personId, provider_id: provider.providerId, note: "My sister’s firm", declared_at: at })
    .execute();
  const refused = { kind: "forbidden" };
  await expect(triage()).rejects.toMatchObject(refused);
  const second = await anOfficer(database.owner, ["qa_lead"]);
  await triage(false, second);
  await hold([], second);
  await expect(liftConcernHold(database.web, lead, childKeys, { ...deed(), why: "x" }, at)).rejects.toMatchObject(
    refused,
  );
  const close = { ...deed(), outcome: "Nothing found", told: "That we looked" };
  await expect(closeConcern(database.web, lead, childKeys, close, at)).rejects.toMatchObject(refused);
  await expect(again({})).rejects.toMatchObject(refused);
  await expect(name(second)).rejects.toMatchObject(refused);
  await addNote(database.web, lead, childKeys, { ...deed(), note: "I heard of this at home" }, at);
  expect((await open(second)).holds).toHaveLength(1);
  const other = await anApprovedProvider(database.owner);
  await liftConcernHold(database.web, second, childKeys, { ...deed(), why: "The wrong one" }, at);
  const elsewhere = {
    ...deed(),
    providerId: other.providerId,
    level: "low" as const,
    allegation: false,
    why: "Theirs",
  };
  await lookAgain(database.web, second, childKeys, elsewhere, at);
  await expect(again({})).rejects.toMatchObject(refused);
});

test("row 33: it climbs the stages of escalation, with the level and the reason of each", async () => {
  await triage();
  const step = { level: "medium" as const, why: "Two things to put right" };
  await escalateConcern(database.web, lead, childKeys, { ...deed(), ...step, move: "plan" }, at);
  await escalateConcern(database.web, lead, childKeys, { ...deed(), ...step, move: "warn" }, at);
  expect(await open()).toMatchObject({ stage: "formal-warning", level: "medium" });
  await expect(
    escalateConcern(database.web, lead, childKeys, { ...deed(), ...step, move: "talk informally" }, at),
  ).rejects.toMatchObject({ kind: "not-allowed-now" });
  const held = { ...deed(), heldOn: "2026-09-17", present: "QA, police", decided: "Visit" };
  await recordStrategy(database.web, lead, childKeys, held, later(2));
  expect((await open()).entries[0]).toMatchObject({ kind: "strategy", by: lead.name });
});

test("row 33: who is named reads and notes this one concern and no other, and no more once the name is taken away", async () => {
  const broker = await anOfficer(database.owner, ["broker"]);
  await aConcern(database.web, { at, keys: childKeys });
  await expect(open(broker)).rejects.toMatchObject({ kind: "not-found" });
  await name(broker);
  expect((await open(broker)).readers.map(({ name: who }) => who)).toEqual([broker.name]);
  expect(await mails()).toContain(`concern-named ${broker.email}`);
  const theirs = await readAs(database.web, broker, (trx) => listConcerns(trx, { stage: "open", q: "", page: 1 }));
  expect(theirs.rows.map(({ id }) => id)).toEqual([concernId]);
  const met = { ...deed(), note: "I met the family" };
  await addNote(database.web, broker, childKeys, met, at);
  await addNote(database.web, broker, childKeys, met, at);
  await expect(addNote(database.web, broker, childKeys, { ...met, note: "Twice" }, at)).rejects.toMatchObject({
    kind: "conflict",
  });
  await expect(triage(false, broker)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(
    nameReader(database.web, broker, childKeys, { ...deed(), person: lead.personId, why: "x" }, at),
  ).rejects.toMatchObject({ kind: "forbidden" });
  await unnameReader(database.web, lead, childKeys, { ...deed(), reader: broker.personId }, at);
  await expect(open(broker)).rejects.toMatchObject({ kind: "not-found" });
  await name(broker);
  expect((await open(broker)).ref).toBeTruthy();
  const school = await anOfficer(database.owner, ["school"]);
  await expect(name(school)).rejects.toMatchObject({ field: "person" });
});
