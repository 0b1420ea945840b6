import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { expect, now } from "./fixtures.ts";

const STEP_MS = 30_000;

/** An authenticator app with one key, by the portal's clock. */
export class AuthenticatorApp {
  #last = 0;

  constructor(private readonly key: string) {}

  /** A code that was not given before. A code works once, so that a third within its 30 seconds has to wait for the next. */
  async code(): Promise<string> {
    const step = () => Math.floor(now().getTime() / STEP_MS);
    const wanted = Math.max(step(), this.#last + 1);
    await expect.poll(step, { timeout: 2 * STEP_MS }).toBeGreaterThanOrEqual(wanted - 1);
    this.#last = wanted;
    return generateSync({ secret: this.key, epoch: (wanted * STEP_MS) / 1000 });
  }
}

/** Types the password once more, if the page asks for it before a change to the account. */
export async function confirmsIfAsked(page: Page, password: string, heading: string): Promise<void> {
  const title = page.locator("h1");
  await expect(title).toHaveText(new RegExp(`^(Confirm that it is you|${heading})$`));
  if ((await title.innerText()) === heading) return;
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(title).toHaveText(heading);
}

/**
 * From the page about the second step: sets up an app, keeps the recovery codes and goes on to where the person was
 * going. Returns the app and the codes.
 */
export async function setsUpApp(
  page: Page,
  password: string,
  seen: (state: "app" | "codes" | "shown") => Promise<void> = async () => {},
): Promise<{ app: AuthenticatorApp; codes: string[] }> {
  await expect(page.locator("h1")).toHaveText("Second step of signing in");
  await page.getByRole("link", { name: "Set up an app" }).click();
  await confirmsIfAsked(page, password, "Set up an authenticator app");
  await seen("app");
  const app = new AuthenticatorApp((await page.locator(".app-codes").innerText()).replace(/\s/g, ""));
  await page.getByLabel("Code from your app").fill(await app.code());
  await page.getByRole("button", { name: "Confirm and continue" }).click();
  await expect(page.locator("h1")).toHaveText("Recovery codes");
  await seen("codes");
  await page.getByRole("button", { name: "Get my recovery codes" }).click();
  await expect(page.locator("h1")).toHaveText("Your recovery codes");
  await seen("shown");
  const codes = await page.locator("ol.app-codes li").allInnerTexts();
  await page.getByRole("link", { name: "I have kept them, continue" }).click();
  return { app, codes };
}
