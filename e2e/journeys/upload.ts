import type { Page } from "@playwright/test";
import { expect } from "../fixtures.ts";
import { enter, write, writeDate } from "./keys.ts";

/** What is typed beside a document where its kind asks: when it ends or is dated, and the sum insured. */
export type Beside = {
  file: string;
  ends: [day: string, month: string, year: string];
  dated: [string, string, string];
  amount: string;
};

/** Fills in an upload page from the keyboard and sends it; the browser is then back on the page of questions. */
export async function upload(page: Page, { file, ends, dated, amount }: Beside): Promise<void> {
  await expect(page.getByLabel("File", { exact: true })).toBeVisible();
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  for (const [name, parts] of [
    ["ends", ends],
    ["dated", dated],
  ] as const) {
    const boxes = page.getByRole("group").filter({ has: page.locator(`[name="${name}-day"]`) });
    if ((await boxes.count()) > 0) await writeDate(boxes.last(), parts);
  }
  const sum = page.locator('[name="amount"]');
  if ((await sum.count()) > 0) await write(sum, amount);
  await enter(page.getByRole("button", { name: "Upload the file" }));
  await expect(page.getByLabel("File", { exact: true })).toHaveCount(0);
}
