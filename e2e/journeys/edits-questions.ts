import { expect, type Page } from "@playwright/test";
import { dayFromNow, fillDate, test } from "../fixtures.ts";

/** What a commissioner adds to the questions, as everyone meets it. */
export const sites = {
  question: "At which sites do you teach, and who is responsible there?",
  why: "We visit every site from now on.",
};

const part = (row: number, name: string) => `[name="own.columns.${row}.${name}"]`;
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).last().click();
const onQuestion = (page: Page) => expect(page.getByRole("heading", { level: 1 })).toHaveText(sites.question);

/** Begins a draft and adds to safeguarding a table of sites with a document, asked of those who have premises. */
export async function addsQuestion(page: Page, framework: string): Promise<void> {
  await test.step("begins a draft", async () => {
    await page.getByRole("link", { name: "Question sets" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Question sets");
    // Where there are many frameworks it is on a later page.
    await page.goto(`${page.url()}?${new URLSearchParams({ q: framework })}`);
    await page.getByRole("region", { name: framework }).first().getByRole("button", { name: "Start a draft" }).click();
    await page.getByRole("link", { name: "Change, or add a question in Safeguarding" }).click();
  });

  await test.step("adds a table as a question", async () => {
    await page.getByLabel("Question", { exact: true }).fill(sites.question);
    await page.getByLabel("Kind of answer").selectOption({ label: "Table with rows, or a repeated group" });
    await page.getByLabel("On a new page of its own").check();
    await page.getByLabel("Title of the new page, if it gets one").fill("Safety of sites");
    await page.getByRole("button", { name: "Add the question" }).click();
    await onQuestion(page);
    await page.getByRole("link", { name: "Change (The answer)" }).click();
    await page.locator('[name="field.noun"]').fill("the sites");
    await page.locator(part(0, "label")).fill("Name of the site");
    await page.locator(`${part(0, "kind")}[value="shortText"]`).check();
    await page.locator(`${part(0, "optional")}[value="no"]`).check();
    await page.getByRole("button", { name: "Add another part" }).click();
    await page.locator(part(1, "label")).fill("Responsible person");
    await page.locator(`${part(1, "kind")}[value="shortText"]`).check();
    await page.locator(`${part(1, "optional")}[value="no"]`).check();
    await page.locator('[name="own.row"]').fill("site");
    await page.locator('[name="own.maxRows"]').fill("10");
    await page.locator('[name="own.repeats"][value="yes"]').check();
    await save(page);
    await onQuestion(page);
  });

  await test.step("asks for a document beside it", async () => {
    await page.getByLabel("Kind of answer").selectOption({ label: "Document as evidence" });
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator('[name="field.label"]').fill("Fire risk assessment");
    await page.locator('[name="field.noun"]').fill("the fire risk assessment");
    await page.locator('[name="own.kindOfEvidence"]').fill("Fire risk of sites");
    await page.locator('[name="own.renewal"][value="months"]').check();
    await page.locator('[name="own.months"]').fill("12");
    await page.locator('[name="own.grace"][value="no"]').check();
    await save(page);
    await onQuestion(page);
  });

  await test.step("asks it only of those who have premises", async () => {
    await page.getByRole("link", { name: "Change asked when" }).click();
    const answers = page.getByLabel("Which earlier answer does it look at?");
    const value = await answers
      .locator("option")
      .filter({ hasText: /^CAP-03: / })
      .first()
      .getAttribute("value");
    await answers.selectOption(value);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator('[name="when.values"][value="premises"]').check();
    await save(page);
    await expect(page.getByText("Asked when")).toBeVisible();
    await page.getByRole("link", { name: "The question" }).click();
    await onQuestion(page);
  });
}

/** Publishes the draft for today by the portal's clock, after seeing whom it reaches. */
export async function publishes(page: Page, lot: string): Promise<void> {
  await test.step("sees whom it reaches, and publishes it for Monday", async () => {
    await page.getByRole("link", { name: "All questions" }).click();
    await page.getByRole("link", { name: "Check and publish" }).click();
    await fillDate(page, "from", dayFromNow(0));
    await page.getByLabel("What has changed, and why?").fill(sites.why);
    await page.getByLabel("They move to this version").check();
    await fillDate(page, "mustAnswerBy", dayFromNow(14));
    await page.getByRole("button", { name: "Count whom it reaches" }).click();
    const reached = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: lot, exact: true }) });
    await expect(reached.getByRole("cell")).toHaveText(["1", "1", "1"]);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByText("It comes into force on its date")).toBeVisible();
  });
}
