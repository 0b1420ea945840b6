import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { companyAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { ownerDb } from "../access/things.ts";
import { startWeb } from "../faults/web-process.ts";
import { expect, followMail, now, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays } from "../states/people.ts";
import { beside, printDocument } from "./apply.ts";
import { addsQuestion, publishes, sites } from "./edits-questions.ts";
import { upload } from "./upload.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A framework of the test's own with a firm that is approved, and one whose application is complete but not sent. */
async function valley(name: string) {
  const lot = await aTuitionLot(db);
  const framework = `Valley framework ${name}`;
  const lotName = `Lessons in the valley ${name}`;
  await db.updateTable("framework").set({ name: framework }).where("id", "=", lot.frameworkId).execute();
  await db.updateTable("lot").set({ name: lotName }).where("id", "=", lot.id).execute();
  const answers = companyAnswers(dateIn(-60), dateIn(200));
  const approved = await anApplication(db, { owner: await aNewcomer(db), lot, status: "admitted", answers });
  const draft = await anApplication(db, { owner: await aNewcomer(db), lot, answers });
  return { framework, lotName, approved, draft };
}

/** Fills in the table of sites and uploads the document beside it. */
async function answersSites(page: Page, document: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safety of sites");
  await page.getByLabel("Name of the site").fill("Valley centre");
  await page.getByLabel("Responsible person").fill("Olwen Sample");
  await page.getByRole("button", { name: /^Upload / }).click();
  await upload(page, beside(document));
  await expect(page.getByLabel("Name of the site")).toHaveValue("Valley centre");
  await page.getByRole("button", { name: "Save and continue" }).click();
}

test("a commissioner adds a question, and everyone meets it where they should", async ({ visitor }, info) => {
  const { framework, lotName, approved, draft } = await valley(String(now().getTime()).slice(-6));
  const document = info.outputPath("sites.pdf");

  const friday = await startWeb(portal, { CLOCK: inDays(-3).toISOString() });
  try {
    const page = await visitor();
    await page.goto(friday.portal.url + paths.signIn());
    await page.getByLabel("Email address").fill("commissioner@council.example");
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await addsQuestion(page, framework);
    await publishes(page, lotName);

    const applicant = await visitor();
    await applicant.goto(friday.portal.url + paths.signIn());
    await applicant.getByLabel("Email address").fill(draft.owner.email);
    await applicant.getByLabel("Password", { exact: true }).fill(portal.password);
    await applicant.getByRole("button", { name: "Sign in" }).click();
    await applicant.goto(`${friday.portal.url}${paths.provider.question(draft.id, "safety-of-sites")}`);
    await expect(applicant.getByRole("heading", { level: 1 }), "not before Monday").toContainText("not found");
  } finally {
    await friday.stop();
  }

  await test.step("on Monday the approved firm is asked, answers and sends", async () => {
    const page = await as(visitor, approved.owner);
    await printDocument(page, document);
    await expect(async () => {
      await page.goto(paths.provider.home());
      await page.getByRole("link", { name: `Answer the new questions about ${lotName}` }).click({ timeout: 2_000 });
    }).toPass({ timeout: 100_000 });
    await expect(page.getByText(sites.why)).toBeVisible();
    await page.getByRole("link", { name: sites.question }).click();
    await answersSites(page, document);
    await page.getByRole("button", { name: "Send your answers" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers sent");
  });

  await test.step("the applicant is told, answers only what is new, and sends", async () => {
    const page = await as(visitor, draft.owner);
    await followMail(page, draft.owner.email, /^Some questions in your application/);
    await page.getByRole("link", { name: "Safeguarding" }).click();
    await answersSites(page, document);
    await page.goto(paths.provider.checkAnswers(draft.id));
    await page.getByRole("button", { name: "Send the application" }).click();
    await expect(page.getByRole("heading", { name: "Application sent" })).toBeVisible();
  });

  await test.step("the reviewer reads the table beside its document, and asks about it", async () => {
    const page = await as(visitor, { email: "qa@council.example" });
    await page.goto(paths.admin.applicationSection(draft.id, "safeguarding"));
    await expect(page.getByText("Valley centre")).toBeVisible();
    await expect(page.getByText("fire risk assessment").first()).toBeVisible();
    await page.getByRole("link", { name: `Ask the provider about: ${sites.question}` }).click();
    await page.getByLabel("What do you need to know?").fill("Is there a second exit?");
    await page.getByRole("button", { name: "Send question" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Ask");
  });

  await test.step("the letter names the question, and leads to its answer", async () => {
    const page = await as(visitor, draft.owner);
    await followMail(page, draft.owner.email, /^A question about your application/);
    await expect(page.getByText(sites.question).first()).toBeVisible();
    await expect(page.getByText("Is there a second exit?")).toBeVisible();
  });
});
