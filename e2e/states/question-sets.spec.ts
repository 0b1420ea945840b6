import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, fillDate, look, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const route = (name: string) => `routes/admin/question-sets/${name}`;
const idIn = (page: Page): string => page.url().split("/question-sets/")[1]?.split(/[/?]/)[0] ?? "";

/** A framework of the test's own, under a name of its own. */
async function aFramework(name: string): Promise<MadeLot> {
  const lot = await aTuitionLot(db, { status: "closed" });
  await db.updateTable("framework").set({ name }).where("id", "=", lot.frameworkId).execute();
  return lot;
}

const found = (q: string) => `${paths.admin.questionSets()}?${new URLSearchParams({ q })}`;

async function beginDraft(page: Page, name: string): Promise<string> {
  await page.goto(found(name));
  await page.getByRole("region", { name }).getByRole("button", { name: "Start a draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("(draft)");
  return idIn(page);
}

test("what is published, to look at", async ({ signedIn }) => {
  const page = await signedIn("auditor@council.example");
  const lot = await aFramework("Read-only framework");
  await page.goto(paths.admin.questionSets());
  await look(page, route("list"), "filled");
  await page.goto(found("Read-only framework"));
  await expect(page.getByRole("region", { name: "Read-only framework", exact: true })).toBeVisible();
  await look(page, route("list"), "found");
  await page.getByLabel("Part of the name").fill("Nowhere to be found");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByText("No framework has this in its name")).toBeVisible();
  await look(page, route("list"), "not-found");
  await page.goto(paths.admin.questionSet(lot.questionSetId));
  await look(page, route("set"), "in-force");
  await expect(page.getByRole("link", { name: "Check and publish" })).toHaveCount(0);
  await page.goto(paths.admin.setQuestion(lot.questionSetId, "INS-02"));
  await look(page, route("question"), "read");
  await page.goto(paths.admin.setCompare(lot.questionSetId));
  await look(page, route("compare"), "only");
  await page.goto(paths.admin.setPreview(lot.questionSetId, { as: "reviewer" }));
  await look(page, route("preview"), "reviewer");
});

test("a draft: its questions, one by one", async ({ signedIn }) => {
  await aFramework("Framework to edit");
  const page = await signedIn("commissioner@council.example");
  const id = await beginDraft(page, "Framework to edit");
  await look(page, route("set"), "draft");
  await page.getByRole("button", { name: "Add the section" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("set"), "error");
  await page.goto(paths.admin.setCompare(id));
  await look(page, route("compare"), "same");
  await page.goto(found("Framework to edit"));
  await expect(page.getByRole("link", { name: "Go on with the draft" })).toBeVisible();
  await look(page, route("list"), "draft");

  await page.goto(paths.admin.questionSet(id));
  await page.getByLabel("Title of the section").fill("Sites");
  await page.getByRole("button", { name: "Add the section" }).click();
  await page.goto(paths.admin.setSection(id, "sites"));
  await look(page, route("section"), "empty");
  await page.getByRole("button", { name: "Add the question" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("section"), "error");
  await page.goto(paths.admin.setSection(id, "safeguarding"));
  await look(page, route("section"), "filled");
  await expect(page.getByRole("link", { name: /^SAF-01:/ })).toBeVisible();
  const first = page.getByRole("region").filter({ has: page.getByRole("link", { name: /^SAF-01:/ }) });
  await first.getByText("Rename the page, or move").click();
  await first.getByLabel("Title of the page").fill("");
  await first.getByRole("button", { name: "Rename the page" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the title of the page");
  await first.getByLabel("Title of the page").fill("Policies to begin with");
  await first.getByRole("button", { name: "Rename the page" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Policies to begin with" })).toBeVisible();
  await first.getByText("Rename the page, or move").click();
  await first.getByLabel(/^Page to which/).selectOption({ index: 3 });
  await first.getByRole("button", { name: "Move to another page" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Policies to begin with" })).toHaveCount(0);

  await page.goto(paths.admin.setQuestion(id, "SAF-01"));
  await look(page, route("question"), "draft");
  await page.getByText("Remove this question").click();
  await page.getByRole("button", { name: "Remove the question" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("question"), "error");

  await page.goto(paths.admin.setWords(id, "SAF-01"));
  await look(page, route("words"), "filled");
  await page.locator('[name="words.label"]').fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("words"), "error");

  await page.goto(paths.admin.setRule(id, "SAF-01"));
  await look(page, route("rule"), "filled");
  await page.locator('[name="rule.months"]').fill("0");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("rule"), "error");

  await page.goto(paths.admin.setShown(id, "SAF-01"));
  await look(page, route("shown"), "empty");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("shown"), "error");
  await page.getByLabel("Which earlier answer").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("When it is asked");
  await expect(page.getByRole("button", { name: "Save" })).toBeVisible();
  await look(page, route("condition"), "empty");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("condition"), "error");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Asked when")).toBeVisible();
  await look(page, route("shown"), "filled");

  await page.goto(paths.admin.setField(id, "SAF-01", "new", "table"));
  await look(page, route("field"), "empty");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("field"), "error");
  await page.goto(paths.admin.setField(id, "SAF-01", "value"));
  await look(page, route("field"), "filled");

  await page.goto(paths.admin.setCompare(id));
  await look(page, route("compare"), "filled");
  await page.goto(paths.admin.setPreview(id));
  await look(page, route("preview"), "provider");
  await page.getByRole("button", { name: "Try these answers" }).last().click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("preview"), "error");
});

test("trying a page, and a lot that asks nothing", async ({ signedIn }) => {
  const lot = await aFramework("Framework to try");
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.setPreview(lot.questionSetId, { lot: "tuition", page: "abuse-cover" }));
  await page.getByLabel("Yes", { exact: true }).check();
  await page.getByRole("button", { name: "Try these answers" }).last().click();
  await expect(page.getByText("Nothing was kept")).toBeVisible();
  await look(page, route("preview"), "tried");

  const empty = await aFramework("Framework without questions");
  await db.deleteFrom("question_set").where("framework_id", "=", empty.frameworkId).execute();
  const id = await beginDraft(page, "Framework without questions");
  await page.goto(paths.admin.setPreview(id));
  await look(page, route("preview"), "nothing");
  await page.goto(paths.admin.setPublish(id));
  await look(page, route("publish"), "faults");
  await page.goto(paths.admin.questionSet(id));
  await page.getByText("Throw this draft away").click();
  await page.getByLabel("Yes, all changes in this draft are lost").check();
  await page.getByRole("button", { name: "Throw the draft away" }).click();
  await expect(page.getByText("The draft was thrown away")).toBeVisible();
  await look(page, route("list"), "discarded");
});

test("publishing, for now and for later", async ({ signedIn }) => {
  await aFramework("Framework to publish");
  const page = await signedIn("commissioner@council.example");
  const id = await beginDraft(page, "Framework to publish");
  await page.goto(paths.admin.setWords(id, "SAF-15"));
  await page.locator('[name="words.label"]').fill("What do you do when a child does not come?");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you do when a child does not come?");
  await page.goto(paths.admin.setPublish(id));
  await look(page, route("publish"), "ready");
  await page.getByRole("button", { name: "Count whom it reaches" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route("publish"), "error");
  await page.getByLabel("What has changed, and why?").fill("Plainer words");
  await page.getByLabel("They move to this version").check();
  await fillDate(page, "from", dayFromNow(7));
  await fillDate(page, "mustAnswerBy", dayFromNow(28));
  await page.getByRole("button", { name: "Count whom it reaches" }).click();
  await expect(page.getByRole("region", { name: "Whom it reaches" }).first()).toBeVisible();
  await look(page, route("publish"), "counted");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByText("It comes into force on its date")).toBeVisible();
  await look(page, route("set"), "published");
  await page.goto(paths.admin.questionSet(idIn(page)));
  await look(page, route("set"), "coming");
  await page.getByLabel("Yes, withdraw it before its date").check();
  await page.getByRole("button", { name: "Withdraw it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Question sets");
  await page.goto(found("Framework to publish"));
  await expect(page.getByRole("region", { name: "Framework to publish", exact: true })).toContainText("Withdrawn");
});
