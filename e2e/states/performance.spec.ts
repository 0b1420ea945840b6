import type { Page } from "@playwright/test";
import { countKpis } from "#app/domain/performance/count-kpis.server.ts";
import { paths } from "#app/paths.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, fillDate, look, now, portal, test } from "../fixtures.ts";
import { aNewcomer, as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const refused = (page: Page) => expect(page.getByRole("alert")).toBeVisible();

test("row 69: a review meeting with an action, for the council and the provider", async ({ signedIn, visitor }) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const page = await signedIn("qa@council.example");
  await page.goto(paths.admin.provider(providerId));
  await page.getByRole("link", { name: "Meetings and audits" }).click();
  await look(page, "routes/admin/meetings/provider-meetings", "empty");
  await page.getByRole("link", { name: "Record a meeting or audit" }).click();
  await look(page, "routes/admin/meetings/record", "empty");
  await page.getByRole("button", { name: "Record it" }).click();
  await refused(page);
  await look(page, "routes/admin/meetings/record", "error");
  await page.getByLabel("Contract review meeting").check();
  await fillDate(page, "heldOn", dayFromNow(-1));
  await page.getByLabel("Who was there for the council?").fill("Q. Abbey");
  await page.getByLabel("Who was there for the provider?").fill("The owner");
  await page.getByLabel("What was discussed, or found?").fill("Attendance is good");
  await fillDate(page, "nextOn", dayFromNow(90));
  await page.getByRole("button", { name: "Record it" }).click();
  await expect(page.locator("h1")).toContainText("Contract review meeting on");
  await look(page, "routes/admin/meetings/meeting", "filled");
  await page.getByRole("button", { name: "Add the action" }).click();
  await refused(page);
  await look(page, "routes/admin/meetings/meeting", "error");
  await page.getByLabel("What is to be done?").fill("Send the fire log");
  await fillDate(page, "dueOn", dayFromNow(7));
  await page.getByRole("button", { name: "Add the action" }).click();
  await expect(page.getByRole("link", { name: "Send the fire log" })).toBeVisible();
  await page.getByRole("link", { name: "Meetings and audits" }).click();
  await look(page, "routes/admin/meetings/provider-meetings", "filled");
  await page.goto(paths.admin.visits());
  await page.getByRole("link", { name: "Meetings and audits due" }).click();
  await page.getByLabel("Part of the provider’s name").fill("Nobody of this name");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No provider with a next date has this in its name")).toBeVisible();
  await look(page, "routes/admin/meetings/list", "not-found");
  await page.getByLabel("Part of the provider’s name").fill(owner.providerName);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("link", { name: owner.providerName })).toBeVisible();
  await look(page, "routes/admin/meetings/list", "filled");
  const theirs = await as(visitor, await mayEnter(db, owner));
  await theirs.goto(paths.provider.visits());
  await expect(theirs.getByText("Attendance is good")).toBeVisible();
});

test("row 69: how providers do, the targets, what is entered by hand, and the provider’s own view", async ({
  signedIn,
  visitor,
}) => {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await aPlacement(db, { provider });
  await countKpis(db, { kind: "system", task: "test" }, now());
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.providers());
  await page.getByRole("link", { name: "Performance" }).click();
  await look(page, "routes/admin/performance/list", "filled");
  await page.getByRole("link", { name: "See the targets, or set one" }).click();
  await look(page, "routes/admin/performance/targets", "empty");
  await page.getByRole("button", { name: "Set the target" }).click();
  await refused(page);
  await look(page, "routes/admin/performance/targets", "error");
  await page.getByLabel("Target, in per cent").fill("92");
  await page.getByLabel("Amber begins at, in per cent").fill("80");
  await fillDate(page, "fromOn", dayFromNow(400));
  await page.getByLabel("Where does it come from?").fill("Terms, schedule 4");
  await page.getByRole("button", { name: "Set the target" }).click();
  await expect(page.getByText("Terms, schedule 4")).toBeVisible();
  await look(page, "routes/admin/performance/targets", "filled");
  await page.getByRole("link", { name: "Performance" }).click();
  await page.getByLabel("Part of the provider’s name").fill("nobody is called this");
  await page.getByRole("button", { name: "Show" }).click();
  await look(page, "routes/admin/performance/list", "empty");

  await page.goto(paths.admin.provider(provider.providerId));
  await page.getByRole("link", { name: "Performance by lot" }).click();
  await look(page, "routes/admin/performance/provider-performance", "filled");
  await page.getByRole("button", { name: "Save" }).click();
  await refused(page);
  await look(page, "routes/admin/performance/provider-performance", "error");
  await page.getByLabel("How many met it?").fill("9");
  await page.getByLabel("Of how many?").fill("10");
  await page.getByLabel("Where do the numbers come from?").fill("The log of reports");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("90% (9 of 10)")).toBeVisible();
  const newcomer = await aNewcomer(db);
  await page.goto(paths.admin.providerPerformance(newcomer.providerId));
  await look(page, "routes/admin/performance/provider-performance", "empty");

  const theirs = await as(visitor, await mayEnter(db, provider.owner));
  await theirs.goto(paths.provider.visits());
  await theirs.getByRole("link", { name: "How you do" }).click();
  await expect(theirs.getByText("90% (9 of 10)")).toBeVisible();
  await look(theirs, "routes/provider/performance", "filled");
  const new_ = await as(visitor, newcomer);
  await new_.goto(paths.provider.performance());
  await look(new_, "routes/provider/performance", "empty");
});
