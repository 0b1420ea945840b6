import type { ProviderPerson } from "#app/access/actor.ts";
import type { JoiningKind } from "#app/domain/accounts/joining.ts";
import { openExclusion } from "#app/domain/exclusion/open-exclusion.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { stageStaffImport } from "#app/domain/providers/import-staff.server.ts";
import { startDraft } from "#app/domain/question-sets/drafts/start-draft.server.ts";
import { stopStaff } from "#app/domain/staff-stops/stop-staff.server.ts";
import { proposeSuspension } from "#app/domain/suspensions/propose-suspension.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { planVisit } from "#app/domain/visits/plan-visit.server.ts";
import type { Db } from "#db/client.server.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { aSentCatchUp } from "#db/factories/catch-ups.ts";
import { aBroughtPack, aMadePack } from "#db/factories/evidence-packs.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { aLooseDocument } from "#db/factories/loose-documents.ts";
import { anOfficer, aPerson } from "#db/factories/people.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { now } from "../fixtures.ts";
import { aQuietLot } from "./quiet-lot.ts";

/** Ids of things in the states that the demonstration lacks; the applications are Bright Path's. */
export type OpenStates = {
  draft: string;
  asked: string;
  submitted: string;
  moderated: string;
  askedSince: string;
  offered: string;
  wantsToJoin: string;
  staffList: string;
  staffStop: string;
  ownerLeft: string;
  questionDraft: string;
  round: string;
  exclusion: string;
  suspension: string;
  looseDocument: string;
  madePack: string;
  broughtPack: string;
  plannedVisit: string;
  condition: string;
};

/** The thread of the application about which the council asks. */
export const THREAD = "01900000-0000-7000-8000-00000000000a";

/** Makes one thing in each state in which a page opens that nothing of the demonstration is in. */
export async function makeOpenStates(db: Db): Promise<OpenStates> {
  const owner = await brightPathsOwner(db);
  const draft = await anApplication(db, { owner, lot: await aQuietLot(db), answers: {} });
  const inReview = async (status: "submitted" | "moderated") =>
    (await aSubmittedApplication(db, { owner, lot: await aQuietLot(db), documents: false, status })).id;
  const asked = await inReview("submitted");
  await askOn(db, await anOfficer(db, ["qa"]), asked, "EDU-05", now());
  await db.updateTable("information_request").set({ id: THREAD }).where("application_id", "=", asked).execute();
  const { id: offered } = await anOfferedReferral(db, [{ quality: 4 }, { quality: 3 }], await aQuietLot(db));
  return {
    draft: draft.id,
    asked,
    submitted: await inReview("submitted"),
    moderated: await inReview("moderated"),
    askedSince: await anAskedSince(db, owner),
    offered,
    staffStop: await aStaffStop(db),
    staffList: await aStaffList(db, owner),
    wantsToJoin: await aRequest(db, "join", owner.providerId),
    ownerLeft: await aRequest(db, "owner-left", owner.providerId),
    questionDraft: await aQuestionDraft(db),
    round: await aRound(db),
    exclusion: await anExclusion(db, owner.providerId),
    suspension: await aSuspension(db, owner.providerId),
    looseDocument: await aLooseDocument(db, owner),
    madePack: await aMadePack(db, owner),
    broughtPack: await aBroughtPack(db, owner, draft.id),
    plannedVisit: await aPlannedVisit(db, owner.providerId),
    condition: await aCondition(db, owner.providerId),
  };
}

/** An approved application whose new questions were answered. */
async function anAskedSince(db: Db, owner: ProviderPerson): Promise<string> {
  const made = await anApplication(db, { owner, lot: await aQuietLot(db), status: "admitted", answers: {} });
  const at = now();
  return (await aSentCatchUp(db, db, { made, at, dueOn: addDays(londonDate(at), 20) })).id;
}

/** An open condition of an approval whose hold has ended, so that the provider stands as it did. */
async function aCondition(db: Db, providerId: string): Promise<string> {
  const admission = await db
    .selectFrom("admission")
    .select(["id", "application_id", "lot_id"])
    .where("provider_id", "=", providerId)
    .where("outcome", "=", "admitted")
    .executeTakeFirstOrThrow();
  const hold = await aHoldOn(db, { providerId, lotId: admission.lot_id, kind: "condition", at: now() });
  await db.updateTable("hold").set({ lifted_at: now() }).where("id", "=", hold.holdId).execute();
  const { personId } = await anOfficer(db, ["qa"]);
  const id = uuidv7();
  await db
    .insertInto("admission_condition")
    .values({
      ...{ id, hold_id: hold.holdId, admission_id: admission.id, application_id: admission.application_id },
      ...{ provider_id: providerId, what: "Name a deputy", done_by: "provider", state: "open" },
      ...{ checked_by: personId, set_by: personId, set_at: now(), due_on: addDays(londonDate(now()), 20) },
    })
    .execute();
  return id;
}

/** A round of applications that is over. */
async function aRound(db: Db): Promise<string> {
  const lot = await aQuietLot(db);
  const id = uuidv7();
  const times = { opens_at: new Date(0), closes_at: new Date(1), announced_at: new Date(0), opened_at: new Date(0) };
  await db
    .insertInto("admission_round")
    .values({ id, framework_id: lot.frameworkId, lot_ids: [lot.id], reason: "First round", ...times })
    .execute();
  return id;
}

/** A provider that the council is minded to exclude. */
async function anExclusion(db: Db, providerId: string): Promise<string> {
  const ground = { ground: "discretionary/breach_of_contract", evidence: "A contract ended early" };
  const procurement = await anOfficer(db, ["procurement"]);
  return openExclusion(db, procurement, { providerId, ...ground, submissionKey: uuidv7() }, now());
}

/** A visit that nobody has recorded yet. */
async function aPlannedVisit(db: Db, providerId: string): Promise<string> {
  const { id: lot } = await db
    .selectFrom("application")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select("lot.id")
    .where("provider_id", "=", providerId)
    .where("submitted_at", "is not", null)
    .orderBy("application.id")
    .limit(1)
    .executeTakeFirstOrThrow();
  const qa = await anOfficer(db, ["qa"]);
  const visit = { place: "12 Mill Street", visitOn: londonDate(now()), lead: qa.personId, others: "", lots: [lot] };
  const why = { purpose: "re-check", announced: "no", submissionKey: uuidv7() } as const;
  return planVisit(db, qa, { providerId, ...visit, ...why }, now());
}

/** A provider that the council is minded to suspend. */
async function aSuspension(db: Db, providerId: string): Promise<string> {
  const procurement = await anOfficer(db, ["procurement"]);
  const proposal = { kind: "suspend" as const, lotIds: [], reasons: "A check is missing", atOnce: false };
  return proposeSuspension(db, procurement, { providerId, ...proposal, submissionKey: uuidv7() }, now());
}

/** A draft of the next version of a framework's questions. */
async function aQuestionDraft(db: Db): Promise<string> {
  const { frameworkId } = await aQuietLot(db);
  return startDraft(db, await anOfficer(db, ["commissioner"]), { frameworkId, submissionKey: uuidv7() }, now());
}

/** A stop on a worker whom no record names. */
async function aStaffStop(db: Db): Promise<string> {
  const lead = await anOfficer(db, ["qa_lead"]);
  const stop = { name: "Nobody Anywhere", reason: "A question is open", shown: [], meant: [], submissionKey: uuidv7() };
  return (await stopStaff(db, lead, stop, now())).id;
}

/** A list of staff that waits to be brought in. */
async function aStaffList(db: Db, owner: ProviderPerson): Promise<string> {
  const content = "Name,Role\r\nTess Tutor,\r\n";
  return (await stageStaffImport(db, owner, { content, submissionKey: uuidv7() }, now())).id;
}

/** A request for an account by someone whom the demonstration doesn't know. */
async function aRequest(db: Db, kind: JoiningKind, provider_id: string): Promise<string> {
  const id = uuidv7();
  const { id: person_id } = await aPerson(db);
  await db
    .insertInto("joining_request")
    .values({ id, kind, provider_id, person_id, note: "Head of maths", created_at: now() })
    .execute();
  return id;
}

/** Takes Bright Path's made applications and the requests for its account away, so that its people find the demonstration as it was. */
export async function removeMade(db: Db, made: OpenStates): Promise<void> {
  const { draft, asked, submitted, moderated, askedSince, wantsToJoin, ownerLeft, exclusion, suspension } = made;
  const removed = await db
    .deleteFrom("admission_condition")
    .where("id", "=", made.condition)
    .returning("hold_id")
    .execute();
  for (const { hold_id } of removed) await db.deleteFrom("hold").where("id", "=", hold_id).execute();
  await db.deleteFrom("loose_document").where("id", "=", made.looseDocument).execute();
  await db.deleteFrom("evidence_pack").where("id", "=", made.madePack).execute();
  await db.deleteFrom("pack_import").where("id", "=", made.broughtPack).execute();
  await db.deleteFrom("exclusion").where("id", "=", exclusion).execute();
  await db.deleteFrom("suspension_scope").where("suspension_id", "=", suspension).execute();
  await db.deleteFrom("suspension").where("id", "=", suspension).execute();
  await db.deleteFrom("staff_import").where("id", "=", made.staffList).execute();
  await db.deleteFrom("joining_request").where("id", "in", [wantsToJoin, ownerLeft]).execute();
  const ids = [draft, asked, submitted, moderated, askedSince];
  await db.deleteFrom("catch_up").where("application_id", "in", ids).execute();
  await db.deleteFrom("answer").where("question_id", "like", "NEW-%").execute();
  await db.deleteFrom("information_request").where("application_id", "in", ids).execute();
  await db.deleteFrom("answer_use").where("application_id", "in", ids).execute();
  await db.deleteFrom("application_event").where("application_id", "in", ids).execute();
  await db.deleteFrom("queue_place").where("application_id", "in", ids).execute();
  await db.deleteFrom("application").where("id", "in", ids).execute();
}

async function brightPathsOwner(db: Db): Promise<ProviderPerson> {
  const found = await db
    .selectFrom("person")
    .innerJoin("provider_member as member", "member.person_id", "person.id")
    .innerJoin("provider", "provider.id", "member.provider_id")
    .select(["person.id as personId", "person.name", "person.email", "provider.id as providerId"])
    .select("provider.name as providerName")
    .where("person.email", "=", "owner@bright-path.example")
    .executeTakeFirstOrThrow();
  return { kind: "provider", role: "owner", ...found };
}
