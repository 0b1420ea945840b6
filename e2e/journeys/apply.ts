import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "@playwright/test";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { dayFromNow, expect, look, now, test } from "../fixtures.ts";
import { answerAll } from "./fill-questions.ts";
import { type Beside, upload } from "./upload.ts";

export type Tutor = { email: string; name: string; firm: string; password: string; page: Page };

/** What the tutor types beside every document. */
export const beside = (file: string): Beside => ({
  file,
  ends: dayFromNow(300),
  dated: dayFromNow(-30),
  amount: "10000000",
});

/** A document of several pages, printed by the browser itself. */
export async function printDocument(page: Page, file: string): Promise<void> {
  await page.goto(paths.privacy());
  await page.pdf({ path: file, format: "A6" });
}

/** From the lot's page to the application sent, and the document back byte for byte. Returns the reference. */
export async function apply({ page, name, firm }: Tutor, document: string): Promise<string> {
  await test.step("starts an application from the lot's page", async () => {
    await page.goto(paths.lots());
    await look(page, "routes/public/lots", "filled");
    await page.getByRole("link", { name: "Tuition", exact: true }).click();
    await look(page, "routes/public/lot", "open");
    await page.getByRole("link", { name: "Start now" }).click();
    await look(page, "routes/provider/applications", "empty");
    await page.getByRole("button", { name: "Start an application to Tuition", exact: true }).click();
    await look(page, "routes/provider/application", "draft");
  });

  await test.step("is told what is wrong, and keeps what was typed", async () => {
    await page.locator("#main-content li").getByRole("link").first().click();
    await look(page, "routes/provider/question", "empty");
    const first = page.locator('#main-content form input[type="text"]').first();
    await first.fill(`${"x".repeat(250)} O'Neill`);
    const address = page.url();
    // The browser shows what is wrong before the server has answered.
    const saved = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await saved;
    await look(page, "routes/provider/question", "error");
    await expect(first).toHaveValue(`${"x".repeat(250)} O'Neill`);
    await page.goto(address);
    await expect(first, "saved, although it is wrong").toHaveValue(`${"x".repeat(250)} O'Neill`);
    await page.getByRole("button", { name: "Save and go back to the list" }).click();
    await expect(page.getByRole("heading", { name: "Sections" })).toBeVisible();
  });

  await test.step("answers every question that applies, and uploads every document", async () => {
    const today = londonDate(now());
    const answers = {
      ...soleTutorAnswers(addDays(today, -60), addDays(today, 200)),
      "ORG-01": { value: firm },
      "DEC-01": { agreed: "yes", name, role: "Owner", isTrue: "yes" },
    };
    let looked = 0;
    await answerAll(page, answers, beside(document), async (at) => {
      if (looked++ % 9 === 1) await look(at, "routes/provider/question", "filled");
    });
    await look(page, "routes/provider/application", "complete");
  });

  return test.step("checks the answers and sends the application", async () => {
    await page.getByRole("link", { name: "Check your answers" }).click();
    await look(page, "routes/provider/check-answers", "filled");
    await page.getByRole("button", { name: "Send the application" }).click();
    await expect(page.getByRole("heading", { name: "Application sent" })).toBeVisible();
    await look(page, "routes/provider/submitted", "filled");
    const reference = (await page.locator("strong").filter({ hasText: /^APP-/ }).innerText()).trim();
    await page.goBack();
    await page.goto(paths.provider.applications());
    await look(page, "routes/provider/applications", "filled");
    await expect(page.getByText(reference)).toHaveCount(1);
    return reference;
  });
}

/** Downloads a document from the evidence list and compares it with what was uploaded. */
export async function comparesDocument(page: Page, document: string): Promise<void> {
  await page.goto(paths.provider.evidence());
  await look(page, "routes/provider/evidence", "filled");
  const link = page.getByRole("link", { name: basename(document), exact: true }).first();
  const waiting = page.waitForEvent("download");
  await link.click();
  const download = await waiting;
  const sha = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
  expect(sha(await download.path())).toBe(sha(document));
}

/** Uploads the certificates that the gates before a first placement ask for. */
export async function showsCertificates(page: Page, document: string): Promise<void> {
  for (let left = 10; left > 0; left--) {
    await page.goto(paths.provider.evidence());
    const missing = page.locator("dl").getByRole("link", { name: /^Upload / });
    if ((await missing.count()) === 0) return;
    await missing.first().click();
    await upload(page, beside(document));
  }
}
