import type { Officer } from "#app/access/actor.ts";
import { sayConditionDone } from "#app/domain/conditions/say-condition-done.server.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { admitApplication } from "#app/domain/reviews/admit-application.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** An application on which two reviewers have advised to admit, its provider cleared of debarment; it waits longest of all. */
async function moderated(): Promise<SubmittedApplication> {
  const at = new Date("2026-06-01T09:00:00Z");
  const made = await aSubmittedApplication(db, { owner: await aNewcomer(db), lot: await aQuietLot(db), at });
  const reviewers = [await anOfficer(db, ["qa"]), await anOfficer(db, ["qa_lead"])];
  for (const reviewer of reviewers) await adviseOn(db, reviewer, made.id, inDays(0));
  await clearOfDebarment(db, reviewers[0] as Officer, made.owner.providerId, inDays(0));
  return made;
}

test("row 26: interests declared in a provider", async ({ signedIn, visitor }) => {
  const { id, owner } = await moderated();
  const here = paths.admin.interests(owner.providerId);
  const page = await signedIn("qa.lead@council.example");
  await page.goto(here);
  await expect(page.getByText("Nobody has declared an interest")).toBeVisible();
  await look(page, "routes/admin/interests", "empty");
  const conflicted = await mayEnter(db, await anOfficer(db, ["qa"]));
  await declareConflict(db, conflicted, { providerId: owner.providerId, note: "A governor there" }, inDays(0));
  await page.reload();
  await look(page, "routes/admin/interests", "filled");
  await page.getByRole("button", { name: "End this declaration" }).click();
  await expect(page.getByRole("alert")).toContainText("Say why the declaration is wrong");
  await look(page, "routes/admin/interests", "error");

  const theirs = await as(visitor, conflicted);
  for (const address of [paths.admin.application(id), paths.admin.applicationSection(id, "safeguarding")]) {
    expect((await theirs.goto(address))?.status()).toBe(403);
    await expect(theirs.getByText("you declared a conflict of interest")).toBeVisible();
  }
});

test("row 32: a condition, from both sides", async ({ signedIn, visitor }) => {
  const { id, owner } = await moderated();
  const decider = await anOfficer(db, ["commissioner"], { delegated: true });
  const checker = await mayEnter(db, await anOfficer(db, ["qa"]));
  const set = { doneBy: "provider" as const, checkedBy: checker.personId, dueOn: dateIn(30), questionId: "SAF-01" };
  const conditions = [{ ...set, what: "Name a deputy" }];
  const page = await as(visitor, checker);
  await page.goto(`${paths.admin.conditions()}?page=1`);
  await admitApplication(
    db,
    decider,
    { applicationId: id, note: "", version: 3, submissionKey: uuidv7(), conditions },
    inDays(0),
  );
  await page.reload();
  await expect(page.getByText("For you to check")).toBeVisible();
  await look(page, "routes/admin/conditions", "filled");
  await page.getByRole("link", { name: /Name a deputy/ }).click();
  await look(page, "routes/admin/condition", "filled");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what you found");
  await look(page, "routes/admin/condition", "error");

  const provider = await as(visitor, await mayEnter(db, owner));
  await provider.goto(paths.provider.application(id));
  await provider.getByRole("link", { name: "Name a deputy" }).click();
  await expect(provider.getByRole("link", { name: /^Give the document/ })).toBeVisible();
  await look(provider, "routes/provider/condition", "filled");
  await provider.getByRole("button", { name: "Tell the council that it is done" }).click();
  await expect(provider.getByRole("alert")).toContainText("Say what you did");
  await look(provider, "routes/provider/condition", "error");
  const conditionId = provider.url().split("/").at(-1) ?? "";
  await sayConditionDone(db, owner, { conditionId, text: "Ann Other", submissionKey: uuidv7() }, inDays(0));
  await provider.goto(paths.provider.condition(conditionId));
  await look(provider, "routes/provider/condition", "said");

  await page.reload();
  await page.getByLabel("It is met").check();
  await page.getByLabel("What you found, or why").fill("Seen");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  await look(page, "routes/admin/condition", "over");
  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(paths.admin.application(id));
  await expect(lead.getByRole("heading", { name: "Conditions" })).toBeVisible();
  await look(lead, "routes/admin/application", "filled");
});

test("row 32: no condition open", async ({ signedIn }) => {
  await db
    .updateTable("admission_condition")
    .set({ state: "withdrawn" })
    .where("state", "in", ["open", "said-done"])
    .execute();
  const page = await signedIn("qa@council.example");
  await page.goto(paths.admin.conditions());
  await expect(page.getByText("No condition is open")).toBeVisible();
  await look(page, "routes/admin/conditions", "empty");
});

test("rules 3: several applications, chosen, checked and admitted", async ({ signedIn, visitor }) => {
  const route = "routes/admin/decide-several";
  const made = await moderated();
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.decideSeveral());
  await look(page, route, "filled");
  await page.getByRole("button", { name: "Check what you chose" }).click();
  await expect(page.getByRole("alert")).toContainText("Select the applications to admit");
  await look(page, route, "error");
  await page.getByRole("checkbox", { name: made.owner.providerName }).check();
  await page.getByRole("button", { name: "Check what you chose" }).click();
  await expect(page.locator("h1")).toHaveText("Check before you admit");
  await look(page, route, "check");
  await page.getByRole("button", { name: "Admit it and send the letter" }).click();
  await expect(page.getByText("1 was admitted")).toBeVisible();
  await look(page, route, "done");

  const undelegated = await as(visitor, await mayEnter(db, await anOfficer(db, ["director"])));
  await undelegated.goto(paths.admin.decideSeveral());
  await expect(undelegated.getByText("You cannot admit anything")).toBeVisible();
  await look(undelegated, route, "refused");
  await page.goto(`${paths.admin.decideSeveral()}?page=9000`);
  await expect(page.getByText("No application waits for a decision")).toBeVisible();
  await look(page, route, "empty");
});

test("row 32: a decision with a condition added, as it stands in the letter", async ({ signedIn }) => {
  const { id } = await moderated();
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.decide(id));
  await page.getByRole("button", { name: "Add a condition" }).click();
  await page.getByLabel("What must be done?").fill("Name a deputy");
  await page.getByRole("button", { name: "Read the letters with what I typed" }).click();
  await expect(page.getByText("Your approval has a condition:")).toBeVisible();
  await look(page, "routes/admin/decide", "empty");
  await page.getByLabel("Admit", { exact: true }).check();
  await page.getByRole("button", { name: "Record decision and send the letter" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the date by which it must be done");
  await look(page, "routes/admin/decide", "error");
});
