import { expect, test } from "vitest";
import { startPlacement } from "#app/domain/placements/change-placement.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aReadyPlacement } from "#db/factories/placements-in-steps.ts";
import type { ApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { awardReferral } from "./award-referral.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const reasons = { reasonRisk: "Low risk", reasonNeed: "Meets the need", reasonValue: "Fair for the quality" };

const endInsurance = ({ providerId }: ApprovedProvider, endsOn: string) =>
  database.owner
    .updateTable("evidence")
    .set({ ends_on: endsOn })
    .where("provider_id", "=", providerId)
    .where("question_id", "=", "INS-01")
    .execute();

/** A new certificate of employers' liability, given and not yet read. */
const renew = ({ owner }: ApprovedProvider) =>
  anEvidence(database.owner, owner, { questionId: "INS-01", field: "certificate", version: 2, endsOn: "2027-09-01" });

const accept = async (evidenceId: string) => {
  const qa = await anOfficer(database.owner, ["qa"]);
  const seen = { decision: "accept", comment: "", amountPence: 500_000_000 } as const;
  await decideEvidence(database.web, qa, { evidenceId, ...seen }, at);
};

test("N1: an award past an expired INS-01 is refused by the server, which cites it and its date, until a new one is approved", async () => {
  const referral = await anOfferedReferral(database.owner, [{ name: "Late Tuition", quality: 4 }]);
  const [offer] = referral.offers;
  if (!offer) throw new Error("no offer");
  await endInsurance(offer.provider, "2026-09-01");
  const award = () => {
    const form = { referralId: referral.id, requestId: offer.requestId, version: 1, submissionKey: uuidv7() };
    return awardReferral(database.web, referral.broker, { ...form, ...reasons }, at);
  };
  await expect(award()).rejects.toMatchObject({
    kind: "not-allowed-now",
    message:
      "You cannot award this to Late Tuition (still missing: Employers’ liability insurance (INS-01): It ended on 1 September 2026. Who: The provider) now.",
  });
  expect(await database.owner.selectFrom("award").select("id").execute()).toEqual([]);
  await accept(await renew(offer.provider));
  expect(await award()).toMatchObject({ placementId: expect.any(String) });
});

test("N1: a placement does not go live past an expired INS-01 or one that nobody has read, and says so", async () => {
  const made = await aReadyPlacement(database);
  const start = () => startPlacement(database.web, made.broker, made.deed(), at);
  const status = () => database.owner.selectFrom("placement").select("status").executeTakeFirstOrThrow();
  await endInsurance(made.provider, "2026-09-15");
  const cites = "Employers’ liability insurance (INS-01): It ended on 15 September 2026. Who: The provider";
  await expect(start()).rejects.toMatchObject({ kind: "not-allowed-now", message: expect.stringContaining(cites) });
  const renewed = await renew(made.provider);
  await expect(start()).rejects.toMatchObject({ kind: "not-allowed-now", message: expect.stringContaining(cites) });
  expect(await status()).toEqual({ status: "agreed" });
  await accept(renewed);
  await start();
  expect(await status()).toEqual({ status: "live" });
});
