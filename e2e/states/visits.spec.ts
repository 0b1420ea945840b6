import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, fillDate, look, portal, test } from "../fixtures.ts";
import { as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const refused = (page: Page) => expect(page.getByRole("alert")).toBeVisible();
/** A picture of one grey pixel. */
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==",
  "base64",
);

async function plans(page: Page, announced: "Yes" | "No", days: number): Promise<void> {
  await page.getByRole("link", { name: "Plan a visit" }).click();
  await page.getByLabel("Where will you go?").fill("12 Mill Street");
  await page.getByRole("group", { name: "For which lots?" }).getByRole("checkbox").first().check();
  await fillDate(page, "visitOn", dayFromNow(days));
  await page.getByLabel("Re-check").check();
  await page.getByRole("group", { name: "Is the provider told beforehand?" }).getByLabel(announced).check();
  await page.getByRole("button", { name: "Plan the visit" }).click();
  await expect(page.locator("h1")).toContainText("Visit on");
}

test("row 34: a visit planned, called off, recorded, photographed, with an action that is done and closed", async ({
  signedIn,
  visitor,
}) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db.deleteFrom("council_check").where("provider_id", "=", providerId).execute();
  const page = await signedIn("qa@council.example");
  await page.goto(paths.admin.provider(providerId));
  await page.getByRole("link", { name: "Visits and exceptions" }).click();
  await look(page, "routes/admin/visits/provider-visits", "empty");
  await page.getByRole("link", { name: "Plan a visit" }).click();
  await look(page, "routes/admin/visits/plan", "empty");
  await page.getByRole("button", { name: "Plan the visit" }).click();
  await refused(page);
  await look(page, "routes/admin/visits/plan", "error");
  await page.getByRole("link", { name: "Visits", exact: true }).click();
  await plans(page, "Yes", 10);
  await look(page, "routes/admin/visits/visit", "planned");
  await page.getByText("Call this visit off").click();
  await page.getByRole("button", { name: "Call it off" }).click();
  await refused(page);
  await look(page, "routes/admin/visits/visit", "error");
  await page.getByLabel("Why is it called off?").fill("Snow on the road");
  await page.getByRole("button", { name: "Call it off" }).click();
  await expect(page.getByText("Snow on the road")).toBeVisible();
  await look(page, "routes/admin/visits/visit", "cancelled");

  await page.getByRole("link", { name: "Visits", exact: true }).click();
  await plans(page, "No", 0);
  await page.getByRole("link", { name: "Record this visit" }).click();
  await look(page, "routes/admin/visits/record", "empty");
  await page.getByRole("button", { name: "Record the visit" }).click();
  await refused(page);
  await look(page, "routes/admin/visits/record", "error");
  for (const item of await page.getByRole("radio", { name: "Met", exact: true }).all()) await item.check();
  await page.getByLabel("What did you find?").fill("Calm and well run");
  await page.getByLabel("Passed with actions").check();
  await page.getByRole("button", { name: "Record the visit" }).click();
  await expect(page.getByText("Calm and well run")).toBeVisible();
  await look(page, "routes/admin/visits/visit", "done");

  await page.getByRole("link", { name: "Add a photograph" }).click();
  await look(page, "routes/admin/visits/add-photograph", "empty");
  await page.getByRole("button", { name: "Add the photograph" }).click();
  await refused(page);
  await look(page, "routes/admin/visits/add-photograph", "error");
  await page.getByLabel("Photograph").setInputFiles({ name: "door.png", mimeType: "image/png", buffer: pixel });
  await page.getByLabel("What does it show?").fill("The fire door");
  await page.getByLabel("No child can be seen in it").check();
  await page.getByRole("button", { name: "Add the photograph" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "The fire door" })).toBeVisible();
  await page.getByText("Remove a photograph").click();
  await page.getByRole("button", { name: "Remove this photograph" }).click();
  await refused(page);
  await page.getByRole("radio", { name: "The fire door" }).check();
  await page.getByLabel("Why is it taken away?").fill("Someone can be seen behind the door");
  await page.getByLabel("I am sure").check();
  await page.getByRole("button", { name: "Remove this photograph" }).click();
  await expect(page.getByText("The fire door")).toHaveCount(0);

  await page.getByLabel("What is to be done?").fill("Keep the fire door clear");
  await fillDate(page, "dueOn", dayFromNow(7));
  await page.getByRole("button", { name: "Add the action" }).click();
  await page.getByRole("link", { name: "Keep the fire door clear" }).click();
  await look(page, "routes/admin/actions/action", "open");
  await page.getByRole("button", { name: "Save" }).click();
  await refused(page);
  await look(page, "routes/admin/actions/action", "error");
  await page.getByText("Agree a later date").click();
  await page.getByRole("button", { name: "Agree the later date" }).click();
  await refused(page);
  await look(page, "routes/admin/actions/action", "later");
  await fillDate(page, "dueOn", dayFromNow(21));
  await page.getByLabel("Why may it take longer?").fill("The joiner comes in a fortnight");
  await page.getByRole("button", { name: "Agree the later date" }).click();
  await expect(page.getByText("Given a later date")).toBeVisible();

  const theirs = await as(visitor, await mayEnter(db, owner));
  await theirs.getByRole("link", { name: "Action you agreed to: Keep the fire door clear" }).click();
  await expect(theirs.getByText("The joiner comes in a fortnight")).toBeVisible();
  await look(theirs, "routes/provider/action", "open");
  await theirs.getByRole("button", { name: "Say that it is done" }).click();
  await refused(theirs);
  await look(theirs, "routes/provider/action", "error");
  await theirs.getByLabel("What did you do?").fill("The boxes are gone");
  await theirs.getByRole("button", { name: "Say that it is done" }).click();
  await expect(theirs.getByText("You said that it is done")).toBeVisible();
  await look(theirs, "routes/provider/action", "said-done");
  await theirs.getByRole("link", { name: "Visits and actions" }).click();
  await expect(theirs.getByText("Calm and well run")).toBeVisible();
  await expect(theirs.getByText("Snow on the road")).toHaveCount(0);
  await look(theirs, "routes/provider/visits", "filled");

  await page.reload();
  await page.getByLabel("Yes, close it").check();
  await page.getByLabel("What did you see, or what is missing?").fill("Seen on a photograph");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Seen on a photograph")).toBeVisible();
  await look(page, "routes/admin/actions/action", "closed");
  await page.goto(paths.admin.providerVisits(providerId));
  await look(page, "routes/admin/visits/provider-visits", "filled");
});

test("row 34: an exception, the visits due, the actions, and a provider that was never visited", async ({
  signedIn,
  visitor,
}) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db.deleteFrom("council_check").where("provider_id", "=", providerId).execute();
  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.providerVisits(providerId));
  await page.getByRole("link", { name: "Approve an exception" }).click();
  await look(page, "routes/admin/visits/exception", "empty");
  await page.getByRole("button", { name: "Approve the exception" }).click();
  await refused(page);
  await look(page, "routes/admin/visits/exception", "error");
  await page.getByLabel("Why is no visit needed yet?").fill("Online until January");
  await fillDate(page, "until", dayFromNow(60));
  await page.getByRole("button", { name: "Approve the exception" }).click();
  await expect(page.getByText("Online until January")).toBeVisible();
  await page.goto(paths.admin.visits());
  await look(page, "routes/admin/visits/list", "filled");
  await page.getByLabel("Part of the provider’s name").fill("nobody is called this");
  await page.getByRole("button", { name: "Find" }).click();
  await look(page, "routes/admin/visits/list", "empty");
  await page.getByRole("link", { name: "Actions that were agreed" }).click();
  await look(page, "routes/admin/actions/list", "filled");
  await page.goto(`${paths.admin.actions("mine")}&page=900`);
  await look(page, "routes/admin/actions/list", "empty");
  const theirs = await as(visitor, await mayEnter(db, owner));
  await theirs.getByRole("link", { name: "Our visits to you, and what was agreed" }).click();
  await look(theirs, "routes/provider/visits", "empty");
});
