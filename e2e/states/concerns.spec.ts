import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** Reports something without an account; its reference. */
async function report(page: Page, what: string): Promise<string> {
  await page.goto(paths.help());
  await page.getByRole("link", { name: "tell us that you are worried", exact: true }).click();
  await look(page, "routes/public/concern", "empty");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/public/concern", "error");
  await page.getByLabel("What happened").fill(what);
  await page.getByLabel("The provider it is about").fill("Hilltop Tuition");
  await page.getByLabel("No, I want to stay anonymous").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.locator("h1")).toHaveText("Check what you are telling us");
  await look(page, "routes/public/concern", "check");
  await page.getByRole("button", { name: "Change something" }).click();
  await expect(page.getByLabel("What happened")).toHaveValue(what);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(page.getByText("What happens next")).toBeVisible();
  await look(page, "routes/public/concern-sent", "filled");
  return (await page.getByText(/^CON-/).textContent()) ?? "";
}

test("row 33: a concern from the first word to the record, and who does not see it", async ({ signedIn, visitor }) => {
  const ref = await report(await visitor(), "A door was locked");
  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(`${paths.admin.concerns()}?q=CON-2222-22`);
  await look(lead, "routes/admin/concerns/list", "empty");
  await lead.goto(paths.admin.home());
  await lead.getByRole("link", { name: /nobody has opened/ }).click();
  await expect(lead.getByRole("link", { name: ref })).toBeVisible();
  await look(lead, "routes/admin/concerns/list", "filled");
  await lead.getByRole("link", { name: ref }).click();
  await expect(lead.getByText("A door was locked")).toBeVisible();
  await look(lead, "routes/admin/concerns/concern", "raised");
  const address = lead.url();
  await lead.getByRole("button", { name: "Add the note" }).click();
  await expect(lead.getByRole("alert")).toBeVisible();
  await look(lead, "routes/admin/concerns/concern", "error");
  await lead.getByLabel("Add a note").fill("I phoned the manager");
  await lead.getByRole("button", { name: "Add the note" }).click();
  await expect(lead.getByText("I phoned the manager")).toBeVisible();

  const auditor = await signedIn("auditor@council.example");
  await auditor.goto(paths.admin.concerns());
  await expect(auditor.getByText(ref)).toBeVisible();
  await look(auditor, "routes/admin/concerns/list", "register");
  expect((await auditor.goto(address))?.status()).toBe(404);
  const admin = await as(visitor, await mayEnter(db, await anOfficer(db, ["admin"])));
  for (const page of [paths.admin.concerns(), address]) expect((await admin.goto(page))?.status()).toBe(404);
});
