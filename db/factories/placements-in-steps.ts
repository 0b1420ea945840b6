import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { acceptAgreement } from "#app/domain/placements/accept-agreement.server.ts";
import type { PlacementDeed } from "#app/domain/placements/on-placement.server.ts";
import { recordOrder, recordQaCheck, writeRiskAssessment } from "#app/domain/placements/placement-findings.server.ts";
import { acceptAward } from "#app/domain/referrals/accept-award.server.ts";
import { awardReferral } from "#app/domain/referrals/award-referral.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anOfferedReferral } from "./awards.ts";
import type { MadeLot } from "./lots.ts";
import { anOfficer } from "./people.ts";
import type { ApprovedProvider } from "./providers.ts";
import { childKeys } from "./referrals.ts";

const at = new Date("2026-09-16T10:00:00Z");

/** `owner` makes what the test needs; `web` does what people would. */
type Databases = { owner: Db; web: Db };

export type AwardedPlacement = {
  placementId: string;
  childId: string;
  broker: Officer;
  manager: Officer;
  qa: Officer;
  provider: ApprovedProvider;
  /** The chosen provider's owner, and that of a provider that was not chosen. */
  owner: ProviderPerson;
  loser: ProviderPerson;
  /** A form of its own about this placement. */
  deed: (version?: number) => PlacementDeed;
};

/** A referral awarded to one of two offers: the placement is agreed and nothing is accepted. */
export async function anAwardedPlacement({ owner, web }: Databases, lot?: MadeLot): Promise<AwardedPlacement> {
  const referral = await anOfferedReferral(owner, [{ quality: 4 }, { quality: 3 }], lot);
  const [chosen, other] = referral.offers;
  if (!chosen || !other) throw new Error("two offers");
  const reasons = { reasonRisk: "Low", reasonNeed: "Met", reasonValue: "Fair" };
  const input = { referralId: referral.id, requestId: chosen.requestId, version: 1, submissionKey: uuidv7() };
  const { placementId } = await awardReferral(web, referral.broker, { ...input, ...reasons }, at);
  return {
    placementId,
    childId: referral.childId,
    broker: referral.broker,
    manager: await anOfficer(owner, ["manager"]),
    qa: await anOfficer(owner, ["qa"]),
    provider: chosen.provider,
    owner: chosen.provider.owner,
    loser: other.provider.owner,
    deed: (version) => ({ placementId, submissionKey: uuidv7(), version }),
  };
}

/** What the tests look for where it must not be. */
export const notes = { qa: "Visited with Ottoline's needs in mind", risk: "Two adults at hand-over" };

/** What people do, each in their turn, before a placement can start. */
export const takeStep = {
  award: ({ web }: Databases, { owner, deed }: AwardedPlacement) => acceptAward(web, owner, deed(), at),
  provider: ({ web }: Databases, { owner, deed }: AwardedPlacement) => acceptAgreement(web, owner, deed(), at),
  council: ({ web }: Databases, { broker, deed }: AwardedPlacement) => acceptAgreement(web, broker, deed(), at),
  qa: ({ web }: Databases, { qa, deed }: AwardedPlacement) =>
    recordQaCheck(web, qa, childKeys, { ...deed(), finding: "met", note: notes.qa }, at),
  order: ({ web }: Databases, { manager, deed }: AwardedPlacement) =>
    recordOrder(web, manager, childKeys, { ...deed(), orderNumber: "PO-2026-17", orderPence: 500_000 }, at),
  risk: ({ web }: Databases, { owner, deed }: AwardedPlacement) =>
    writeRiskAssessment(web, owner, childKeys, { ...deed(), assessment: notes.risk }, at),
};

/** A placement for which everyone has done everything, save the steps left out: one start away from live. */
export async function aReadyPlacement(
  databases: Databases,
  without: string[] = [],
  lot?: MadeLot,
): Promise<AwardedPlacement> {
  const made = await anAwardedPlacement(databases, lot);
  for (const [name, step] of Object.entries(takeStep)) if (!without.includes(name)) await step(databases, made);
  return made;
}
