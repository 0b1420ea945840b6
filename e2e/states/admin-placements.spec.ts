import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anAwardedPlacement, aReadyPlacement } from "#db/factories/placements-in-steps.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { clearOfDebarment } from "#db/factories/reviewers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { livePlacement } from "./made.ts";

const db = ownerDb(portal);
const both = { owner: db, web: db };
test.afterAll(() => db.destroy());

/** Sends a form as it stands and looks at what it says is wrong. */
async function lookAtError(page: Page, route: string, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route, "error");
}

test("the list and the steps of a placement", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  await page.goto(paths.admin.placements());
  await look(page, "routes/admin/placements", "filled");
  await page.goto(`${paths.admin.placements()}?status=paused`);
  await expect(page.getByText("None has this status.")).toBeVisible();
  await look(page, "routes/admin/placements", "empty");

  const agreed = await anAwardedPlacement(both, await aQuietLot(db));
  await page.goto(paths.admin.placement(agreed.placementId));
  await expect(page.getByText(/The placement can start when everything above is met/)).toBeVisible();
  await look(page, "routes/admin/placement", "agreed");
  await page.goto(paths.admin.agreement(agreed.placementId));
  await look(page, "routes/admin/placement-agreement", "filled");

  const ready = await aReadyPlacement(both, [], await aQuietLot(db));
  await clearOfDebarment(db, ready.qa, ready.provider.providerId, new Date());
  await page.goto(paths.admin.placement(ready.placementId));
  await expect(page.getByRole("button", { name: "Start the placement" })).toBeVisible();
  await look(page, "routes/admin/placement", "ready");

  const live = await livePlacement(db);
  await page.goto(paths.admin.placement(live.id));
  await look(page, "routes/admin/placement", "live");
  await page.goto(paths.admin.agreement(live.id));
  await expect(page.getByText("Not yet")).toHaveCount(0);
  await look(page, "routes/admin/placement-agreement", "accepted");
  await page.goto(paths.admin.gateNotes(live.id));
  await look(page, "routes/admin/placement-notes", "filled");
  await page.goto(paths.admin.gateNotes(agreed.placementId));
  await expect(page.getByText("Nothing is written yet")).toBeVisible();
  await look(page, "routes/admin/placement-notes", "empty");
});

test("a placement changed and ended", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  const { id } = await aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
  await page.goto(paths.admin.changePlacement(id));
  await look(page, "routes/admin/placement-change", "empty");
  await lookAtError(page, "routes/admin/placement-change", "Save");
  await page.getByLabel("End it").check();
  await page.getByLabel("Why?").fill("The family moves away");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.locator("main").getByText("The family moves away")).toBeVisible();
  await look(page, "routes/admin/placement", "ended");
  await page.goto(paths.admin.changePlacement(id));
  await expect(page.getByText("The placement has ended.")).toBeVisible();
  await look(page, "routes/admin/placement-change", "ended");
});

test("the quality check and the order", async ({ signedIn }) => {
  const { placementId } = await anAwardedPlacement(both, await aQuietLot(db));
  const live = await livePlacement(db);
  const qa = await signedIn("qa@council.example");
  await qa.goto(paths.admin.qualityCheck(live.id));
  await look(qa, "routes/admin/placement-quality-check", "filled");
  const named = await aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
  await qa.goto(paths.admin.placement(named.id));
  await qa.getByRole("link", { name: "Letter on the checks of its staff" }).click();
  await expect(qa.locator("h1")).toHaveText("Confirmation of staff checks");
  await look(qa, "routes/admin/checks-letter", "confirms");
  await db.deleteFrom("staff_check").where("staff_member_id", "=", named.provider.staffMemberId).execute();
  await qa.reload();
  await expect(qa.getByText("This is not a confirmation of the checks")).toBeVisible();
  await look(qa, "routes/admin/checks-letter", "missing");
  await qa.goto(paths.admin.qualityCheck(placementId));
  await look(qa, "routes/admin/placement-quality-check", "empty");
  await lookAtError(qa, "routes/admin/placement-quality-check", "Record the finding");

  const manager = await signedIn("manager@council.example");
  await manager.goto(paths.admin.order(live.id));
  await look(manager, "routes/admin/placement-order", "filled");
  await manager.goto(paths.admin.order(placementId));
  await look(manager, "routes/admin/placement-order", "empty");
  await lookAtError(manager, "routes/admin/placement-order", "Record the approved order");
});

test("the attendance", async ({ signedIn }) => {
  const page = await signedIn("caseworker@council.example");
  const { id } = await aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
  await page.goto(paths.admin.marks(id));
  await expect(page.getByText("No marks wait to be confirmed")).toBeVisible();
  await look(page, "routes/admin/placement-marks", "empty");
  await page.goto(paths.admin.marks((await livePlacement(db)).id));
  await look(page, "routes/admin/placement-marks", "filled");
  await lookAtError(page, "routes/admin/placement-marks", "Confirm ticked marks");
});
