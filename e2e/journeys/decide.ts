import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { dayFromNow, expect, fillDate, followMail, look, test } from "../fixtures.ts";
import type { Tutor } from "./apply.ts";

type SignedIn = (email: string) => Promise<Page>;

/** Two reviewers advise, an officer admits, the tutor reads the letter, and parents can find them. */
export async function decide(signedIn: SignedIn, tutor: Tutor, reference: string): Promise<void> {
  const qa = await signedIn("qa@council.example");

  await test.step("a reviewer asks one question and gets an answer", async () => {
    await look(qa, "routes/admin/home", "filled");
    await qa.getByRole("link", { name: "Applications", exact: true }).click();
    await look(qa, "routes/admin/applications", "filled");
    await openCase(qa, reference);
    await look(qa, "routes/admin/application", "filled");
    await qa.getByRole("link", { name: /^Review: / }).click();
    await look(qa, "routes/admin/application-section", "filled");
    await qa
      .getByRole("link", { name: /^Ask the provider/ })
      .first()
      .click();
    await look(qa, "routes/admin/ask-provider", "empty");
    await qa.getByRole("button", { name: "Send question" }).click();
    await look(qa, "routes/admin/ask-provider", "error");
    await qa.getByLabel("What do you need to know?").fill("Is this the name on your bank statement?");
    await qa.getByRole("button", { name: "Send question" }).click();
    await expect(qa.locator("h1")).not.toHaveText("Ask the provider");
    await followMail(tutor.page, tutor.email, /question/i);
    await look(tutor.page, "routes/provider/reply", "filled");
    await tutor.page.getByLabel(/reply/i).fill("Yes, it is.");
    await tutor.page.getByRole("button", { name: /Send/ }).click();
    await look(tutor.page, "routes/provider/application", "sent");
  });

  await test.step("two reviewers recommend, never the same", async () => {
    await recommends(qa, reference);
    await qa.goto(paths.admin.applications());
    await openCase(qa, reference);
    await expect(qa.getByRole("link", { name: "Recommend" })).toHaveCount(0);
    await recordsDebarmentCheck(qa, tutor.firm);
    await recommends(await signedIn("qa.lead@council.example"), reference);
    await acceptsDocuments(qa, tutor.firm);
  });

  await test.step("an officer within a delegation admits, and the letter goes", async () => {
    const officer = await signedIn("commissioner@council.example");
    await openCase(officer, reference);
    await officer.getByRole("link", { name: "Decide" }).click();
    await look(officer, "routes/admin/decide", "empty");
    await officer.getByRole("button", { name: "Record decision and send the letter" }).click();
    await look(officer, "routes/admin/decide", "error");
    await officer.getByLabel("Admit", { exact: true }).check();
    await officer.getByRole("button", { name: "Record decision and send the letter" }).click();
    await expect(officer.locator("h1")).toHaveText(tutor.firm);
    await followMail(tutor.page, tutor.email, /admitted|approved/i);
  });
}

/** Opens an application from the queue by its reference. */
export async function openCase(page: Page, reference: string): Promise<void> {
  await page.goto(paths.admin.applications());
  await page.getByLabel("Reference or provider").fill(reference);
  await page.getByRole("button", { name: "Apply filters" }).click();
  await page.getByRole("link", { name: reference, exact: true }).click();
}

async function recommends(page: Page, reference: string): Promise<void> {
  await openCase(page, reference);
  await page.getByRole("link", { name: /^Review: / }).click();
  for (let sections = 0; sections < 15; sections++) {
    if ((await page.getByRole("button", { name: "Save and continue" }).count()) === 0) break;
    const read = page.getByLabel("I have read each check without a finding, and it is met");
    const before = page.url();
    if ((await read.count()) > 0) {
      await read.check();
      await page.getByRole("button", { name: "Mark those as met" }).click();
    } else await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page).not.toHaveURL(before);
    // The page arrives in parts: what it has to press comes after its address.
    await page.waitForLoadState();
  }
  await page.getByRole("link", { name: "Recommend", exact: true }).click();
  await look(page, "routes/admin/recommend", "empty");
  await page.getByRole("button", { name: "Send recommendation" }).click();
  await look(page, "routes/admin/recommend", "error");
  await page.getByLabel("No, none").check();
  await page.getByLabel("Admit to the lot").check();
  await page.getByLabel("Why?").fill("Every section passes.");
  await page.getByRole("button", { name: "Send recommendation" }).click();
  await expect(page.locator("h1")).not.toHaveText("Recommend");
}

async function recordsDebarmentCheck(page: Page, firm: string): Promise<void> {
  await page.goto(paths.admin.providers());
  await look(page, "routes/admin/providers", "filled");
  await page.getByLabel("Part of the name").fill(firm);
  await page.getByRole("button", { name: "Find" }).click();
  await page.getByRole("link", { name: firm }).click();
  await look(page, "routes/admin/provider", "filled");
  await page.getByText("Record a debarment check").click();
  await page.getByLabel("No: pass").check();
  await fillDate(page, "checkedOn", dayFromNow(0));
  await page.getByRole("button", { name: "Record check" }).click();
  await expect(page.locator("h1")).toHaveText(firm);
}

/** Quality assurance accepts every document of this firm that waits to be read. */
export async function acceptsDocuments(page: Page, firm: string): Promise<void> {
  await page.goto(paths.admin.evidence());
  await page.getByLabel("Part of the provider’s name").fill(firm);
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page.getByLabel("Part of the provider’s name")).toHaveValue(firm);
  const found = page.url();
  for (let left = 30; left > 0; left--) {
    await page.goto(found);
    const row = page.getByRole("row").filter({ hasText: firm }).first();
    if ((await row.count()) === 0) return;
    await row.getByRole("link", { name: /Decide/ }).click();
    await page.getByLabel("Yes, accept it").check();
    await page.getByRole("button", { name: "Save decision" }).click();
    await expect(page.getByRole("button", { name: "Save decision" })).toHaveCount(0);
  }
}
