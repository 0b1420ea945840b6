import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, boxesIn, mayEnter } from "./people.ts";

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
  await works(lead);

  const auditor = await signedIn("auditor@council.example");
  await auditor.goto(paths.admin.concerns());
  await expect(auditor.getByText(ref)).toBeVisible();
  await look(auditor, "routes/admin/concerns/list", "register");
  expect((await auditor.goto(address))?.status()).toBe(404);
  const admin = await as(visitor, await mayEnter(db, await anOfficer(db, ["admin"])));
  for (const page of [paths.admin.concerns(), address]) expect((await admin.goto(page))?.status()).toBe(404);
});

const route = "routes/admin/concerns";
const go = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).click();
const press = (page: Page, name: string) => page.getByRole("button", { name }).click();

/** Presses a page's button with nothing filled in, and looks at what it says. */
async function refused(page: Page, button: string, name: string): Promise<void> {
  await press(page, button);
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${route}/${name}`, "error");
}

/** Everything that is done about a concern, from its page and back to it. */
async function works(page: Page): Promise<void> {
  await go(page, /^Look at it/);
  await look(page, `${route}/triage`, "empty");
  await refused(page, "Save", "triage");
  await page.getByLabel("Yes", { exact: true }).first().check();
  await page.getByLabel("What you see in it").fill("Locked doors are against their own policy");
  await page.getByLabel("High").check();
  await page
    .getByRole("group", { name: /allegation/ })
    .getByLabel("Yes")
    .check();
  await press(page, "Save");
  await expect(page.locator("h1")).toHaveText("What it is about");
  await look(page, `${route}/links`, "filled");
  await page.getByRole("group", { name: "Lots" }).getByRole("checkbox").first().check();
  await press(page, "Save");
  await expect(page.getByText("Looked at", { exact: true }).first()).toBeVisible();
  await look(page, `${route}/concern`, "triaged");

  await go(page, /^Look at it again/);
  await look(page, `${route}/triage`, "again");
  await page.getByLabel(/^What you see in it now/).fill("The door was locked twice");
  await page.getByLabel("Medium").check();
  await press(page, "Save");
  await expect(page.locator("h1")).toHaveText("What it is about");
  await expect(page.getByRole("group", { name: "Lots" }).getByRole("checkbox").first()).toBeChecked();
  await press(page, "Save");
  await expect(page.getByText("What I see in it: The door was locked twice")).toBeVisible();

  await go(page, /^Record a strategy/);
  await look(page, `${route}/record`, "empty");
  await refused(page, "Record the referral", "record");
  for (const [place, part] of ["day", "month", "year"].entries())
    await page.locator(`[name="referredOn-${part}"]`).fill(boxesIn(0)[place] ?? "");
  await page.getByLabel("Who took it").fill("The LADO on duty");
  await press(page, "Record the referral");
  await expect(page.getByText("The LADO on duty")).toBeVisible();
  await go(page, /^Record a strategy/);
  await look(page, `${route}/record`, "referred");
  await go(page, /^CON-/);

  await go(page, /^Name who may read it/);
  await look(page, `${route}/people`, "empty");
  await refused(page, "Let them read it", "people");
  await page.getByLabel("Who needs to read it").selectOption({ label: "Dirk Hector, director@council.example" });
  await page.getByLabel("Why they need to").fill("He asked to be told");
  await press(page, "Let them read it");
  await go(page, /^Name who may read it/);
  await look(page, `${route}/people`, "filled");
  await page.getByRole("radio").first().check();
  await press(page, "Take their reading away");
  await expect(page.getByText("Nobody else is named")).toBeVisible();

  await go(page, /^Hold to protect/);
  await look(page, `${route}/hold`, "empty");
  await refused(page, "Hold it now", "hold");
  await page.getByLabel("Why", { exact: true }).fill("Until we have looked");
  await page.getByLabel("Yes, hold it from this minute").check();
  await press(page, "Hold it now");
  await go(page, /^Hold to protect/);
  await look(page, `${route}/hold`, "held");
  await page.getByLabel("Why it ends").fill("We have looked");
  await press(page, "Lift what this concern holds");
  await expect(page.getByText("Why: We have looked")).toBeVisible();

  await go(page, /^Next stage/);
  await look(page, `${route}/stage`, "open");
  await refused(page, "Move it to this stage", "stage");
  await page.getByLabel("What came of it").fill("The lock is gone");
  await page.getByLabel("What the reporter was told").fill("Nothing: we do not know who it was");
  await press(page, "Close the concern");
  await expect(page.getByText("The lock is gone")).toBeVisible();
  await look(page, `${route}/concern`, "closed");
  await go(page, /^Open it again/);
  await look(page, `${route}/stage`, "closed");
  await page.goto(page.url().replace(/stage$/, "triage"));
  await look(page, `${route}/triage`, "closed");
}

test("row 33: a concern about nothing yet has nothing to link, and what is not ours is passed on", async ({
  signedIn,
  visitor,
}) => {
  const ref = await report(await visitor(), "Somebody shouted in the street");
  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(`${paths.admin.concerns()}?q=${ref}`);
  await lead.getByRole("link", { name: ref }).click();
  await db.updateTable("concern").set({ provider_id: null }).where("ref", "=", ref).execute();
  await lead.goto(`${lead.url()}/links`);
  await look(lead, `${route}/links`, "empty");
  await go(lead, ref);
  await go(lead, /^Look at it/);
  await lead.getByLabel("No, I have passed it").check();
  await lead.getByLabel("What you see in it").fill("Not about a provider");
  await lead.getByLabel("To whom").fill("The police");
  await press(lead, "Save");
  await expect(lead.getByText("Passed to: The police")).toBeVisible();
  await go(lead, /^Open it again/);
  await lead.getByLabel("Why").fill("It is about a provider after all");
  await press(lead, "Open it again");
  await expect(lead.getByRole("link", { name: /^Look at it: how serious/ })).toBeVisible();
});
