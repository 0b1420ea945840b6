import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, fillDate, followMail, portal, test } from "../fixtures.ts";
import { as, mayEnter } from "../states/people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("row 34 a visit announced, recorded with what was not met, its action done and closed", async ({
  signedIn,
  visitor,
}) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db.deleteFrom("council_check").where("provider_id", "=", providerId).execute();
  const qa = await signedIn("qa@council.example");
  await qa.getByRole("link", { name: "Providers", exact: true }).click();
  await qa.getByLabel("Part of the name").fill(owner.providerName);
  await qa.getByRole("button", { name: "Find" }).click();
  await qa.getByRole("link", { name: owner.providerName }).click();
  await qa.getByRole("link", { name: /^Visits and exceptions/ }).click();
  await qa.getByRole("link", { name: "Plan a visit" }).click();
  await qa.getByLabel("Where will you go?").fill("12 Mill Street");
  await qa.getByRole("group", { name: "For which lots?" }).getByRole("checkbox").first().check();
  await fillDate(qa, "visitOn", dayFromNow(0));
  await qa.getByLabel("Before the first placement").check();
  await qa.getByRole("group", { name: "Is the provider told beforehand?" }).getByLabel("Yes").check();
  await qa.getByRole("button", { name: "Plan the visit" }).click();
  await expect(qa.locator("h1")).toContainText("Visit on");

  const theirs = await as(visitor, await mayEnter(db, owner));
  await followMail(theirs, owner.email, /^We will visit you on/);
  await expect(theirs.getByText("12 Mill Street")).toBeVisible();

  await qa.getByRole("link", { name: "Record this visit" }).click();
  for (const item of await qa.getByRole("radio", { name: "Met", exact: true }).all()) await item.check();
  await qa.getByRole("radio", { name: "Not met" }).first().check();
  await qa.getByLabel("What did you find?").fill("Calm, but nobody keeps the record");
  await qa.getByRole("radio", { name: /^Passed with actions/ }).check();
  await qa.getByRole("button", { name: "Record the visit" }).click();
  await expect(qa.getByRole("alert")).toContainText("Say what was not met");
  await expect(qa.getByLabel("What did you find?")).toHaveValue("Calm, but nobody keeps the record");
  await qa.getByLabel(/^Note: The single central record/).fill("Two people are missing");
  await qa.getByRole("button", { name: "Record the visit" }).click();
  await expect(qa.getByText("Two people are missing")).toBeVisible();
  await qa.getByLabel("What is to be done?").fill("Complete the single central record");
  await fillDate(qa, "dueOn", dayFromNow(7));
  await qa.getByRole("button", { name: "Add the action" }).click();
  await expect(qa.getByRole("link", { name: "Complete the single central record" })).toBeVisible();

  await followMail(theirs, owner.email, /^The result of our visit on/);
  await expect(theirs.getByText("Two people are missing")).toBeVisible();
  await followMail(theirs, owner.email, /^An action for you by/);
  await theirs.getByLabel("What did you do?").fill("Both are on it now");
  await theirs.getByRole("button", { name: "Say that it is done" }).click();
  await expect(theirs.getByText("You said that it is done")).toBeVisible();

  await qa.getByRole("link", { name: "Home", exact: true }).click();
  await qa.getByRole("link", { name: /said to be done, to look at$/ }).click();
  await qa.getByRole("row").filter({ hasText: owner.providerName }).getByRole("link").click();
  await qa.getByLabel("Yes, close it").check();
  await qa.getByLabel("What did you see, or what is missing?").fill("Both are on the record");
  await qa.getByRole("button", { name: "Save" }).click();
  await expect(qa.getByText("Both are on the record")).toBeVisible();
});
