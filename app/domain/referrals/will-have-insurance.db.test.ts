import { expect, test } from "vitest";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, anEvidence } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { awardReferral } from "./award-referral.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

test("row 22: “will have insurance” is enough to apply, and no award is made until the certificate is accepted", async () => {
  const referral = await anOfferedReferral(database.owner, [{ quality: 4 }]);
  const offer = referral.offers[0];
  if (!offer) throw new Error("no offer was made");
  const { owner } = offer.provider;
  await database.owner.deleteFrom("evidence").where("question_id", "=", "INS-01").execute();

  const answers = { ...soleTutorAnswers("2026-09-01", "2027-06-01"), "INS-01": { cover: "will-have" } };
  const application = await anApplication(database.owner, { owner, lot: await aTuitionLot(database.owner), answers });
  await submitApplication(database.web, owner, { applicationId: application.id, submissionKey: uuidv7() }, at);

  const reasons = { reasonRisk: "Low risk", reasonNeed: "Meets the need", reasonValue: "Fair for the quality" };
  const award = () =>
    awardReferral(
      database.web,
      referral.broker,
      { referralId: referral.id, requestId: offer.requestId, version: 1, submissionKey: uuidv7(), ...reasons },
      at,
    );
  const refused = {
    kind: "not-allowed-now",
    message: expect.stringMatching(/still missing: Employers’ liability insurance \(INS-01\): [^;]+\)/),
  };
  await expect(award()).rejects.toMatchObject(refused);
  const id = await anEvidence(database.owner, owner, { questionId: "INS-01", field: "certificate" });
  await database.owner.updateTable("evidence").set({ amount_pence: 500_000_000 }).where("id", "=", id).execute();
  await expect(award(), "given, and not yet read by anybody").rejects.toMatchObject(refused);
  const accepted = { state: "accepted", accepted_at: at, decided_at: at, decided_by: referral.broker.personId };
  await database.owner.updateTable("evidence").set(accepted).where("id", "=", id).execute();
  expect(await award()).toMatchObject({ placementId: expect.any(String) });
});
