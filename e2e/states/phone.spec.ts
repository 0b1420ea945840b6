import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { expect, test } from "../fixtures.ts";

const phone = { width: 320, height: 640 };

/** Every page that the menu leads to, opened by its links: each lets one see what page it is, and read it without panning. */
async function walkMenu(page: Page): Promise<void> {
  await page.setViewportSize(phone);
  const links = page.getByRole("navigation", { name: "Menu" }).getByRole("link");
  await expect(links).toHaveCount(0);
  await page.locator("summary", { hasText: "Menu" }).click();
  await expect(links.first()).toBeVisible();
  const names = await links.allTextContents();
  for (const name of names) {
    const menu = page.locator("summary", { hasText: "Menu" });
    if (!(await links.first().isVisible())) await menu.press("Enter");
    await page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true }).click();
    await expect(links).toHaveCount(0);
    const heading = await page.getByRole("heading", { level: 1 }).boundingBox();
    expect(heading?.y, `${name}: where the page says its name`).toBeLessThan(phone.height / 2);
    const wide = page.locator(".app-table-scroll");
    for (const box of await wide.all())
      expect(await box.evaluate((at) => at.scrollWidth - at.clientWidth), `${name}: hidden sideways`).toBe(0);
  }
}

test("a phone's first screen and tables, for everyone", async ({ visitor, signedIn }) => {
  const page = await visitor();
  await page.goto(paths.home());
  await walkMenu(page);
  for (const email of ["owner@bright-path.example", "admin@council.example", "finance@council.example"])
    await walkMenu(await signedIn(email));
});

test("a stacked table is still a table, with its columns and its sums", async ({ signedIn }) => {
  const page = await signedIn("owner@bright-path.example");
  await page.goto(paths.provider.invoices());
  await page.locator("tbody").getByRole("link").first().click();
  await page.setViewportSize(phone);
  const table = page.getByRole("table", { name: /^Lines/ });
  await expect(table.getByRole("columnheader", { name: "Net" })).toBeAttached();
  const first = table.getByRole("row").nth(1).getByRole("cell").first();
  await expect(first).toHaveAttribute("data-label", "Date");
  expect(await first.evaluate((cell) => getComputedStyle(cell, "::before").content)).toContain("Date");
  const total = table.getByRole("row").last().getByRole("cell");
  await expect(total).toHaveText(["Total", /^£/]);
  await expect(total.last()).not.toHaveAttribute("data-label");
});
