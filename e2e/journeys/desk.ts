import type { Locator, Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { expect, portal } from "../fixtures.ts";
import { choose, enter, write } from "./keys.ts";

/** Signs in from the keyboard, and returns the browser. */
export async function signsIn(page: Page, email: string): Promise<Page> {
  await page.goto(paths.signIn());
  await write(page.getByLabel("Email address"), email);
  await write(page.getByLabel("Password", { exact: true }), portal.password);
  await enter(page.getByRole("button", { name: "Sign in" }));
  await expect(page.locator("h1")).not.toHaveText("Sign in");
  return page;
}

/** A link of the menu above every page. */
export const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Menu" }).getByRole("link", { name, exact: true });

/** Opens an application from the queue, as a reviewer at a keyboard does. */
export async function openCase(page: Page, ref: string): Promise<void> {
  await enter(menu(page, "Applications"));
  await write(page.getByLabel("Reference or provider"), ref);
  await enter(page.getByRole("button", { name: "Apply filters" }));
  await enter(page.getByRole("link", { name: ref, exact: true }));
  await expect(page.getByText(`Application ${ref}`)).toBeVisible();
}

/**
 * Finds every check of the section that is open met, one after the other, and goes on to the next section: by the desk's
 * single keys where a script runs, else by the radio buttons.
 */
export async function judgesEachCheck(page: Page, hasScript: boolean): Promise<void> {
  const here = page.url();
  const checks = page.locator("[data-check]");
  // Shown once its keys work.
  if (hasScript) await expect(page.getByText("Keys on this page")).toBeVisible();
  for (const [place, check] of (await checks.all()).entries()) {
    const met = check.getByRole("radio", { name: "Met", exact: true });
    if (!hasScript) await choose(met);
    else {
      await page.keyboard.press("j");
      await expect(check).toBeFocused();
      await page.keyboard.press("m");
      await expect(met).toBeChecked();
    }
    if (place === 0) await says(page, check.getByRole("textbox"), hasScript);
  }
  if (hasScript) {
    await expect(page.getByText("Every check has a finding.")).toBeVisible();
    await page.keyboard.press("s");
  } else await enter(page.getByRole("button", { name: "Save and continue" }));
  await expect(page).not.toHaveURL(here);
}

/** Writes a comment on the check at hand. */
async function says(page: Page, comment: Locator, hasScript: boolean): Promise<void> {
  const words = "Read with its document";
  if (!hasScript) return write(comment, words);
  await page.keyboard.press("c");
  await page.keyboard.type(words);
  await expect(comment).toHaveValue(words);
  await page.keyboard.press("Shift+Tab");
}

/** Reads each section that is left, and finds met whatever check has no finding. */
export async function readsTheRest(page: Page): Promise<void> {
  const next = page.getByRole("button", { name: "Save and continue" });
  for (let sections = 0; sections < 15 && (await next.count()) > 0; sections++) {
    const read = page.getByLabel("I have read each check without a finding, and it is met");
    const before = page.url();
    if ((await read.count()) > 0) {
      await choose(read);
      await enter(page.getByRole("button", { name: "Mark those as met" }));
    } else await enter(next);
    await expect(page).not.toHaveURL(before);
  }
}

/** Recommends to admit, with no interest in the provider. */
export async function recommends(page: Page): Promise<void> {
  await enter(page.getByRole("link", { name: "Recommend", exact: true }));
  await choose(page.getByLabel("No, none"));
  await choose(page.getByLabel("Admit to the lot"));
  await write(page.getByLabel("Why?"), "Every section passes");
  await enter(page.getByRole("button", { name: "Send recommendation" }));
  await expect(page.locator("h1")).not.toHaveText("Recommend");
}
