import { lapseEvidence } from "#app/domain/evidence/lapse/lapse-evidence.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("row 18: the renewals, a document’s earlier versions, and grace for one that lapsed", async ({ signedIn }) => {
  const lot = await aQuietLot(db);
  const provider = await anApprovedProvider(db, { lot, name: "Renewing Tuition", insuredUntil: "2099-01-01" });
  const yesterday = addDays(londonDate(now()), -1);
  const id = await anEvidence(db, provider.owner, { questionId: "PRE-03", state: "accepted", endsOn: yesterday });
  await lapseEvidence(db, { kind: "system", task: "lapse-evidence" }, now());

  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.evidence());
  await page.getByRole("link", { name: "Renewals", exact: true }).click();
  await page.goto(`${paths.admin.renewals()}?q=nobody-of-this-name`);
  await look(page, "routes/admin/renewals", "empty");
  await page.goto(`${paths.admin.renewals()}?state=lapsed&q=Renewing`);
  await expect(page.getByText("Ended yesterday")).toBeVisible();
  await look(page, "routes/admin/renewals", "filled");
  const file = await page.request.get(`${paths.admin.renewalsCsv()}?state=lapsed&q=Renewing`);
  expect(await file.text()).toContain(`Lapsed,${yesterday},,`);

  await page.getByRole("link", { name: "of Renewing Tuition" }).click();
  await look(page, "routes/admin/evidence-versions", "lapsed");
  await page.getByRole("button", { name: "Give more time" }).click();
  await expect(page.getByText("Say why this provider gets more time").first()).toBeVisible();
  await look(page, "routes/admin/evidence-versions", "error");
  const [year, month, day] = addDays(londonDate(now()), 7).split("-").map(Number);
  for (const [label, value] of [
    ["Day", day],
    ["Month", month],
    ["Year", year],
  ] as const)
    await page.getByLabel(label).fill(String(value));
  await page.getByLabel("Reason").fill("The assessor is ill");
  await page.getByLabel("I give this provider more time for this document").check();
  await page.getByRole("button", { name: "Give more time" }).click();
  await expect(page.getByText("The assessor is ill")).toBeVisible();
  await look(page, "routes/admin/evidence-versions", "filled");
  const held = await db
    .selectFrom("evidence_lapse")
    .select("ended_at")
    .where("provider_id", "=", provider.providerId)
    .execute();
  expect(held.every(({ ended_at }) => ended_at !== null)).toBe(true);
  await db.deleteFrom("evidence_grace").where("provider_id", "=", provider.providerId).execute();
  await db.updateTable("evidence").set({ ends_on: "2099-01-01" }).where("id", "=", id).execute();
});
