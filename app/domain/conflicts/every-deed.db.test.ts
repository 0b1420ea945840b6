import { expect, test } from "vitest";
import type { CouncilRole, Officer } from "#app/access/actor.ts";
import { type Action, policy } from "#app/access/policy.ts";
import { agreeAction } from "#app/domain/actions/agree-action.server.ts";
import { addNote } from "#app/domain/concerns/add-note.server.ts";
import { openConcern } from "#app/domain/concerns/open-concern.server.ts";
import { watchConcerns } from "#app/domain/concerns/watch-concerns.server.ts";
import { openExclusion } from "#app/domain/exclusion/open-exclusion.server.ts";
import { meetingForOfficer } from "#app/domain/meetings/meeting-page.server.ts";
import { councilContact } from "#app/domain/messages/council-contact.server.ts";
import { nameContact } from "#app/domain/messages/name-contact.server.ts";
import { openConversation } from "#app/domain/messages/open-conversation.server.ts";
import { writeMessage } from "#app/domain/messages/write-message.server.ts";
import { enterResult } from "#app/domain/performance/enter-result.server.ts";
import { recordQaCheck } from "#app/domain/placements/placement-findings.server.ts";
import { getPlacement } from "#app/domain/placements/placements.server.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { registrationPage } from "#app/domain/providers/registration/registration-page.server.ts";
import { recordCheck } from "#app/domain/reviews/record-check.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { liftStop } from "#app/domain/staff-stops/stop-staff.server.ts";
import { decideAppeal, decideSuspension } from "#app/domain/suspensions/decide-suspension.server.ts";
import { proposeSuspension } from "#app/domain/suspensions/propose-suspension.server.ts";
import { getSuspension } from "#app/domain/suspensions/suspensions.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { approveException } from "#app/domain/visits/approve-exception.server.ts";
import { openPhotograph } from "#app/domain/visits/photographs.server.ts";
import { visitForOfficer } from "#app/domain/visits/visit-page.server.ts";
import type { Trx } from "#db/client.server.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aStopOn, theQaSideOfAProvider } from "#db/factories/qa-side.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { WHY_NOT } from "./conflicts.server.ts";
import { declareConflict } from "./declare-conflict.server.ts";
import { notRefusedHere } from "./not-refused-here.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const key = () => uuidv7();

const everything = () => theQaSideOfAProvider(database, at);
const aStop = (who: Officer, providerId: string) => aStopOn(database, who, providerId, at);

type All = Awaited<ReturnType<typeof everything>>;
type Try = (who: Officer, all: All) => Promise<unknown>;
const reading =
  (read: (trx: Trx, who: Officer, all: All) => Promise<unknown>): Try =>
  (who, all) =>
    readAs(database.web, who, (trx) => read(trx, who, all));

/** What QA's side reads and does of one provider, by what the policy calls it: a conflict refuses each of these. */
const refused: Partial<Record<Action, Try>> = {
  "staff.read": reading((trx, who, { providerId }) => openProvider(trx, who, providerId)),
  "staff.stop": (who, { stop }) => liftStop(database.web, who, { id: stop, reason: "Answered" }, at),
  "registration.read": reading((trx, who, { providerId }) => registrationPage(trx, who, providerId, at)),
  "visit.read": reading((trx, who, { visit }) => visitForOfficer(trx, who, visit, at)),
  "visit.record": (who, { visit }) =>
    openPhotograph({ db: database.web, store: undefined as never }, who, visit, key(), at),
  "visit.except": (who, { providerId }) =>
    approveException(
      database.web,
      who,
      { providerId, reason: "Online", until: "2026-12-31", submissionKey: key() },
      at,
    ),
  "meeting.record": reading((trx, who, { meeting }) => meetingForOfficer(trx, who, meeting, at)),
  "action-point.own": (who, { meeting }) =>
    agreeAction(
      database.web,
      who,
      { reviewId: meeting },
      { what: "Do", owner: "provider", dueOn: "2026-10-01", submissionKey: key() },
      at,
    ),
  "performance.enter": (who, { providerId, lot }) =>
    enterResult(
      database.web,
      who,
      {
        ...{ providerId, lot: lot.id, kpi: "reported", quarter: "2026-07-01", met: 1, ofAll: 1 },
        ...{ source: "Letter", submissionKey: key() },
      },
      at,
    ),
  "provider.check": (who, { providerId }) =>
    recordCheck(
      database.web,
      who,
      {
        ...{ providerId, check: "EXC-04", result: "pass", note: "" },
        ...{ checkedOn: "2026-09-14", submissionKey: key() },
      },
      at,
    ),
  "conversation.read": (who, { conversation }) => openConversation(database.web, who, conversation, 1, at),
  "conversation.write": (who, { conversation }) =>
    writeMessage(database.web, who, { conversationId: conversation, body: "Hello", submissionKey: key() }, at),
  "conversation.assign": (who, { providerId, qa }) =>
    nameContact(database.web, who, { providerId, personId: qa.personId, submissionKey: key() }, at),
  "exclusion.open": (who, { providerId }) =>
    openExclusion(
      database.web,
      who,
      { providerId, ground: "none", evidence: "E", answerBy: "2026-12-01", submissionKey: key() },
      at,
    ),
  "concern.read": (who, { concern }) => openConcern(database.web, who, childKeys, concern, at),
  "suspension.read": reading((trx, who, { suspension }) => getSuspension(trx, who, suspension, "suspension.read")),
  "suspension.propose": (who, { providerId }) =>
    proposeSuspension(
      database.web,
      who,
      { providerId, kind: "remove", lotIds: [], reasons: "Why", atOnce: false, submissionKey: key() },
      at,
    ),
  "suspension.decide": (who, { suspension }) =>
    decideSuspension(
      database.web,
      who,
      { suspensionId: suspension, reason: "Why", submissionKey: key(), outcome: "drop" },
      at,
    ),
  "suspension.judge": (who, { suspension }) =>
    decideAppeal(
      database.web,
      who,
      { suspensionId: suspension, reason: "Why", submissionKey: key(), outcome: "uphold" },
      at,
    ),
  "placement.read": reading((trx, who, { placement }) => getPlacement(trx, who, placement.id)),
  "placement.qa-check": (who, { placement }) =>
    recordQaCheck(
      database.web,
      who,
      childKeys,
      { placementId: placement.id, submissionKey: key(), finding: "met", note: "Seen" },
      at,
    ),
};

const roles: CouncilRole[] = ["qa", "qa_lead", "commissioner", "procurement", "director"];
const outcome = (tried: Promise<unknown>) =>
  tried.then(
    () => "",
    (error: Error) => error.message,
  );

test("row 26: a conflict of interest refuses each page and deed of QA about one provider, in the same words", async () => {
  const all = await everything();
  const [conflicted, free] = [await anOfficer(database.owner, roles), await anOfficer(database.owner, roles)];
  await declareConflict(database.web, conflicted, { providerId: all.providerId, note: "My sister’s firm" }, at);
  for (const [action, attempt] of Object.entries(refused)) {
    expect.soft(await outcome(attempt(conflicted, all)), action).toBe(`You cannot ${WHY_NOT}.`);
    expect.soft(await outcome(attempt(free, all)), action).not.toContain("declared a conflict");
  }
});

test("row 26: every action of the council’s policy is in that table, or says why not", () => {
  const council = Object.entries(policy).filter(([, who]) => "council" in who);
  const known = [...Object.keys(refused), ...Object.values(notRefusedHere).flat()];
  expect(council.map(([action]) => action).sort()).toEqual(known.sort());
});

test("row 26: who declared a conflict still notes what they know, and stops a worker", async () => {
  const all = await everything();
  const conflicted = await anOfficer(database.owner, roles);
  await declareConflict(database.web, conflicted, { providerId: all.providerId, note: "My sister’s firm" }, at);
  const note = { concernId: all.concern, submissionKey: key(), note: "I heard of this at home" };
  await addNote(database.web, conflicted, childKeys, note, at);
  expect(await aStop(conflicted, all.providerId)).toBeTruthy();
});

test("row 26: nobody with a conflict answers a provider, neither named nor as the one who steps in", async () => {
  const all = await everything();
  const second = await anOfficer(database.owner, ["qa_lead"]);
  const name = (personId: string) =>
    nameContact(database.web, second, { providerId: all.providerId, personId, submissionKey: key() }, at);
  const contact = async () =>
    (await readAs(database.web, second, (trx) => councilContact(trx, all.providerId)))?.personId;
  expect(await contact()).toBe(all.qa.personId);
  await name(all.qa.personId);
  await declareConflict(database.web, all.qa, { providerId: all.providerId, note: "My sister’s firm" }, at);
  expect(await contact()).toBe(second.personId);
  await expect(name(all.qa.personId)).rejects.toMatchObject({ field: "personId" });
});

test("row 33: a concern that no QA lead may open goes to the directors who may, within the minute", async () => {
  const all = await everything();
  const system = { kind: "system", task: "watch-concerns" } as const;
  const directors = [
    await anOfficer(database.owner, ["director"]),
    await anOfficer(database.owner, ["director"]),
  ] as const;
  const readers = () => database.owner.selectFrom("concern_reader").select("person_id as id").execute();
  await watchConcerns(database.web, system, at);
  expect(await readers()).toEqual([]);
  for (const who of [all.qa, directors[0]])
    await database.owner
      .insertInto("conflict_of_interest")
      .values({ person_id: who.personId, provider_id: all.providerId, note: "My sister’s firm", declared_at: at })
      .execute();
  await watchConcerns(database.web, system, at);
  await watchConcerns(database.web, system, at);
  expect(await readers()).toEqual([{ id: directors[1].personId }]);
  const mails = database.owner
    .selectFrom("notification")
    .select("to_address as email")
    .where("template", "=", "concern-unheld");
  expect(await mails.execute()).toEqual([{ email: directors[1].email }]);
  await openConcern(database.web, directors[1], childKeys, all.concern, at);
});

test("row 33: where no director may open a concern either, the administrators are told to find somebody", async () => {
  const all = await everything();
  const system = { kind: "system", task: "watch-concerns" } as const;
  const admin = await anOfficer(database.owner, ["admin"]);
  await database.owner
    .insertInto("conflict_of_interest")
    .values({ person_id: all.qa.personId, provider_id: all.providerId, note: "My sister’s firm", declared_at: at })
    .execute();
  await watchConcerns(database.web, system, at);
  await watchConcerns(database.web, system, at);
  const mails = await database.owner
    .selectFrom("notification")
    .select(["to_address as email", "data"])
    .where("template", "=", "concern-nobody")
    .execute();
  expect(mails.map(({ email }) => email)).toEqual([admin.email]);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  await openConcern(database.web, lead, childKeys, all.concern, at);
});
