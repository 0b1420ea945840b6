import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, tuitionLot } from "../states/people.ts";
import { mentoringLot } from "./mentoring-lot.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider } = paths;

const name = (page: Page) => page.locator('[name="ORG-01.value"]');
const missing = (page: Page) => page.locator('[name="EDU-04.value"]');

test("a tutor on tuition begins a second lot and uses earlier answers, none of them silently", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const tuition = await tuitionLot(db);
  const mentoring = await mentoringLot(db, tuition);
  const answers = soleTutorAnswers(dateIn(-60), dateIn(200));
  const first = await anApplication(db, { owner, lot: tuition, answers });
  const page = await as(visitor, owner);
  let id = "";

  await test.step("is told how many questions are new, and starts", async () => {
    await page.goto(provider.applications());
    const start = page.locator(`form:has(input[value="${mentoring.id}"])`);
    await expect(start).toContainText(/\d+ questions, \d+ of them new to you/);
    await start.getByRole("button", { name: /^Start an application/ }).click();
    await expect(page.getByText(/You have answered \d+ of these questions before/)).toBeVisible();
    id = page.url().split("/").at(-1) ?? "";
    await expect(page.getByText("Completed", { exact: true }), "nothing was taken silently").toHaveCount(0);
    await expect(page.getByText(/minutes left/)).toBeVisible();
  });

  const namePage = provider.question(id, "name-and-type");
  await test.step("sees the earlier answer on its page, uses it there and changes it", async () => {
    await page.goto(namePage);
    await expect(page.getByRole("heading", { name: "You have answered this before" })).toBeVisible();
    await expect(page.getByText("New Start Tuition", { exact: true })).toBeVisible();
    await expect(name(page)).toHaveValue("");
    await page.getByRole("button", { name: /^Use th/ }).click();
    await expect(page.getByRole("alert")).toContainText("Your earlier answer is in the form below");
    await expect(name(page)).toHaveValue("New Start Tuition");
    await expect(page.getByRole("heading", { name: "You have answered this before" })).toHaveCount(0);
    await name(page).fill("New Start Mentoring");
    await page.getByRole("button", { name: "Save and go back to the list" }).click();
    await expect(page.getByRole("heading", { name: "Sections" })).toBeVisible();
  });

  await test.step("ticks all the others but one", async () => {
    await page.getByRole("link", { name: "Check them and use them" }).click();
    await expect(page.locator('input[name="use"]:checked'), "nothing is ticked at first").toHaveCount(0);
    await page.getByRole("link", { name: "Tick all" }).click();
    await page.locator('input[name="use"][value="EDU-04"]').uncheck();
    const ticked = await page.locator('input[name="use"]:checked').count();
    expect(ticked).toBeGreaterThan(20);
    await page.getByRole("button", { name: "Use the ticked answers" }).click();
    await expect(page.getByRole("alert")).toContainText(`${ticked} answers are used in this application`);
    await expect(page.locator('input[name="use"]')).toHaveCount(1);
  });

  await test.step("finds what was used filled in, and the one left out still only offered", async () => {
    await page.goto(provider.checkAnswers(id));
    await expect(page.locator("#DAT-02")).toContainText("In the United Kingdom");
    await expect(page.locator("#SAF-01")).toContainText("document.pdf");
    await expect(page.locator("#EDU-04")).not.toContainText("A short assessment");
    await expect(page.locator("#DEC-01"), "a declaration is made anew").not.toContainText("Nia Example");
  });

  await test.step("types the last one anew: it is the same answer in the other draft", async () => {
    await page.goto(provider.checkAnswers(id));
    const row = page.locator(".govuk-summary-list__row").filter({ has: page.locator("#EDU-04") });
    await row.getByRole("link", { name: /^Change/ }).click();
    await expect(missing(page)).toHaveValue("");
    await missing(page).fill("A short talk first, then two lessons.");
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page.locator("h1")).toHaveText("Check your answers");
    await page.goto(provider.checkAnswers(first.id));
    await expect(page.locator("#EDU-04")).toContainText("then two lessons");
    await expect(page.locator("#ORG-01")).toContainText("New Start Mentoring");
  });

  await test.step("takes everything away", async () => {
    await page.goto(provider.answers());
    await expect(page.getByText("New Start Mentoring", { exact: true })).toBeVisible();
    const file = await page.request.get(provider.answersAsJson());
    expect(file.headers()["content-disposition"]).toMatch(/^attachment; filename="answers-/);
    const { answers: kept } = (await file.json()) as { answers: { questionId: string; answer: unknown }[] };
    expect(kept.find(({ questionId }) => questionId === "ORG-01")?.answer).toEqual({ value: "New Start Mentoring" });
  });
});
