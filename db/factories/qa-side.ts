import type { Officer } from "#app/access/actor.ts";
import { recordMeeting } from "#app/domain/meetings/record-meeting.server.ts";
import { startConversation } from "#app/domain/messages/start-conversation.server.ts";
import { stopStaff } from "#app/domain/staff-stops/stop-staff.server.ts";
import { proposeSuspension } from "#app/domain/suspensions/propose-suspension.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { planVisit } from "#app/domain/visits/plan-visit.server.ts";
import type { Db } from "#db/client.server.ts";
import { aConcern } from "#db/factories/concerns.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider, aStaffMember } from "#db/factories/providers.ts";
import { childKeys } from "#db/factories/referrals.ts";

type Databases = { owner: Db; web: Db };
const key = () => uuidv7();

/** Things of one provider, each made by an officer without a conflict. */
export async function theQaSideOfAProvider(database: Databases, at: Date) {
  const provider = await anApprovedProvider(database.owner, { name: `Firm ${key()}` });
  const { providerId, lot } = provider;
  const qa = await anOfficer(database.owner, ["qa_lead", "procurement"]);
  const stop = await aStopOn(database, qa, providerId, at);
  const meeting = {
    kind: "contract-review",
    heldOn: "2026-09-15",
    councilPeople: "Q",
    providerPeople: "P",
    notes: "N",
  } as const;
  const written = { subject: "Hello", about: "", body: "Words", submissionKey: key() };
  const { ref } = await aConcern(database.web, {
    at,
    keys: childKeys,
    report: { provider: provider.owner.providerName },
  });
  const concern = database.owner.selectFrom("concern").select("id").where("ref", "=", ref);
  const visit = { place: "1 Mill Street", lots: [lot.id], visitOn: "2026-09-15", lead: qa.personId, others: "" };
  return {
    ...{ providerId, lot, qa, stop },
    placement: await aPlacement(database.owner, { provider }),
    meeting: await recordMeeting(
      database.web,
      qa,
      { providerId, ...meeting, nextOn: undefined, submissionKey: key() },
      at,
    ),
    visit: await planVisit(
      database.web,
      qa,
      { providerId, ...visit, purpose: "before-placement", announced: "no", submissionKey: key() },
      at,
    ),
    suspension: await proposeSuspension(
      database.web,
      qa,
      { providerId, kind: "suspend", lotIds: [], reasons: "Why", atOnce: false, submissionKey: key() },
      at,
    ),
    conversation: await startConversation(database.web, qa, { providerId, ...written }, at),
    concern: (await concern.executeTakeFirstOrThrow()).id,
  };
}

/** A stop on a new worker of a provider. */
export async function aStopOn(database: Databases, who: Officer, providerId: string, at: Date): Promise<string> {
  const name = `Tess ${key()}`;
  const id = await aStaffMember(database.owner, providerId, { name });
  return (
    await stopStaff(
      database.web,
      who,
      { name, reason: "A question", shown: [id], meant: [id], submissionKey: key() },
      at,
    )
  ).id;
}
