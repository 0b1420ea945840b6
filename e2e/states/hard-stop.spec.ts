import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anOfficer } from "#db/factories/people.ts";
import { clearOfDebarment } from "#db/factories/reviewers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { dateIn, inDays } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("N1: the award button past an expired certificate, and what the placement still misses with whose it is", async ({
  signedIn,
}) => {
  const starts = { start_on: dateIn(7) };
  const offers = [{ name: "Late Paper Tuition", quality: 4, response: starts }];
  const referral = await anOfferedReferral(db, offers, await aQuietLot(db));
  const needed = { start_on: dateIn(7), end_on: dateIn(90) };
  await db.updateTable("referral").set(needed).where("id", "=", referral.id).execute();
  const provider = referral.offers[0]?.provider;
  if (!provider) throw new Error("no offer");
  await clearOfDebarment(db, await anOfficer(db, ["qa"]), provider.providerId, inDays(0));
  const insurance = db.updateTable("evidence").where("provider_id", "=", provider.providerId);
  await insurance
    .set({ ends_on: dateIn(-1) })
    .where("question_id", "=", "INS-01")
    .execute();
  const rest = db.updateTable("evidence").where("provider_id", "=", provider.providerId);
  await rest
    .set({ ends_on: dateIn(200) })
    .where("question_id", "<>", "INS-01")
    .execute();

  const page = await signedIn("broker@council.example");
  const award = async () => {
    await page.goto(paths.admin.award(referral.id));
    await page.getByLabel("Late Paper Tuition").check();
    await page.getByLabel("Risk: how does this choice answer it?").fill("Low risk");
    await page.getByLabel("Need: how does this choice meet it?").fill("Both subjects");
    await page.getByLabel("Value for money").fill("A fair price");
    await page.getByRole("button", { name: "Award the placement" }).click();
  };
  await award();
  await expect(page.locator("main")).toContainText(
    /Employers’ liability insurance \(INS-01\): It ended on .+\. Who: The provider/,
  );
  await page.goto(paths.admin.award(referral.id));
  const gate = page.getByRole("listitem").filter({ hasText: "Employers’ liability insurance (INS-01)" });
  await expect(gate).toContainText("It ended on");
  await expect(gate).toContainText("Who: The provider");
  await look(page, "routes/admin/award", "filled");

  const renewed = { questionId: "INS-01", field: "certificate", version: 2, endsOn: dateIn(300) };
  const evidenceId = await anEvidence(db, provider.owner, renewed);
  await db
    .updateTable("evidence")
    .set({ starts_on: dateIn(-5) })
    .where("id", "=", evidenceId)
    .execute();
  const seen = { decision: "accept", comment: "", amountPence: 500_000_000 } as const;
  await decideEvidence(db, await anOfficer(db, ["qa"]), { evidenceId, ...seen }, inDays(0));
  await award();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^PLA-/);
  const acceptance = page.getByRole("listitem").filter({ hasText: "Agreement accepted by the provider" });
  await expect(acceptance).toContainText("Who: The provider");
  await expect(page.getByRole("button", { name: "Start the placement" })).toHaveCount(0);
  await look(page, "routes/admin/placement", "agreed");
});
