import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, followMail, portal, test } from "../fixtures.ts";
import { as, mayEnter } from "../states/people.ts";
import { choose, enter, write, writeDate } from "./keys.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("row 34 a visit announced, recorded with what was not met, its action done and closed", async ({
  signedIn,
  visitor,
}) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db.deleteFrom("council_check").where("provider_id", "=", providerId).execute();
  const qa = await signedIn("qa@council.example");
  await enter(qa.getByRole("link", { name: "Providers", exact: true }));
  await write(qa.getByLabel("Part of the name"), owner.providerName);
  await enter(qa.getByRole("button", { name: "Find" }));
  await enter(qa.getByRole("link", { name: owner.providerName }));
  await enter(qa.getByRole("link", { name: /^Visits and exceptions/ }));
  await enter(qa.getByRole("link", { name: "Plan a visit" }));
  await write(qa.getByLabel("Where will you go?"), "12 Mill Street");
  await choose(qa.getByRole("group", { name: "For which lots?" }).getByRole("checkbox").first());
  await writeDate(qa.getByRole("group", { name: "Date of the visit" }), dayFromNow(0));
  await choose(qa.getByLabel("Before the first placement"));
  await choose(qa.getByRole("group", { name: "Is the provider told beforehand?" }).getByLabel("Yes"));
  await enter(qa.getByRole("button", { name: "Plan the visit" }));
  await expect(qa.locator("h1")).toContainText("Visit on");

  const theirs = await as(visitor, await mayEnter(db, owner));
  await followMail(theirs, owner.email, /^We will visit you on/);
  await expect(theirs.getByText("12 Mill Street")).toBeVisible();

  await enter(qa.getByRole("link", { name: "Record this visit" }));
  for (const item of await qa.getByRole("radio", { name: "Met", exact: true }).all()) await choose(item);
  await choose(qa.getByRole("radio", { name: "Not met" }).first());
  await write(qa.getByLabel("What did you find?"), "Calm, but nobody keeps the record");
  await choose(qa.getByRole("radio", { name: /^Passed with actions/ }));
  await enter(qa.getByRole("button", { name: "Record the visit" }));
  await expect(qa.getByRole("alert")).toContainText("Say what was not met");
  await expect(qa.getByLabel("What did you find?")).toHaveValue("Calm, but nobody keeps the record");
  await write(qa.getByLabel(/^Note: The single central record/), "Two people are missing");
  await enter(qa.getByRole("button", { name: "Record the visit" }));
  await expect(qa.getByText("Two people are missing")).toBeVisible();
  await write(qa.getByLabel("What is to be done?"), "Complete the single central record");
  await writeDate(qa.getByRole("group", { name: "By when?" }), dayFromNow(7));
  await enter(qa.getByRole("button", { name: "Add the action" }));
  await expect(qa.getByRole("link", { name: "Complete the single central record" })).toBeVisible();

  await followMail(theirs, owner.email, /^The result of our visit on/);
  await expect(theirs.getByText("Two people are missing")).toBeVisible();
  await followMail(theirs, owner.email, /^An action for you by/);
  await write(theirs.getByLabel("What did you do?"), "Both are on it now");
  await enter(theirs.getByRole("button", { name: "Say that it is done" }));
  await expect(theirs.getByText("You said that it is done")).toBeVisible();

  await enter(qa.getByRole("link", { name: "Home", exact: true }));
  await enter(qa.getByRole("link", { name: /said to be done, to look at$/ }));
  await enter(qa.getByRole("row").filter({ hasText: owner.providerName }).getByRole("link"));
  await choose(qa.getByLabel("Yes, close it"));
  await write(qa.getByLabel("What did you see, or what is missing?"), "Both are on the record");
  await enter(qa.getByRole("button", { name: "Save" }));
  await expect(qa.getByText("Both are on the record")).toBeVisible();
});
