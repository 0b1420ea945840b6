import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Portal } from "./portal.ts";

export const portal: Portal = JSON.parse(process.env.PORTAL ?? "{}");

/** Now by the portal's clock. */
export const now = (): Date => new Date(Date.now() + (portal.aheadMs ?? 0));

/** A London date, so many days from today by the portal's clock, as its three boxes are filled. */
export function dayFromNow(days: number): [day: string, month: string, year: string] {
  const [year = "", month = "", day = ""] = addDays(londonDate(now()), days).split("-");
  return [String(Number(day)), String(Number(month)), year];
}

/** Fills the three boxes of a date. */
export async function fillDate(page: Page, name: string, [day, month, year]: readonly string[]): Promise<void> {
  await page.locator(`[name="${name}-day"]`).fill(day ?? "");
  await page.locator(`[name="${name}-month"]`).fill(month ?? "");
  await page.locator(`[name="${name}-year"]`).fill(year ?? "");
}

const NARROW = { width: 320, height: 640 };

/**
 * Looks at a page in a state that its route names: axe with the WCAG 2.2 AA rules, no sideways scroll at 320 px, and a
 * note that the state was visited.
 */
export async function look(page: Page, route: string, state: string): Promise<void> {
  await expect(page.locator("h1")).toHaveCount(1);
  // With JavaScript off axe's own promises are lost half-way; the same pages are all looked at with it on.
  if (base.info().project.use.javaScriptEnabled !== false) await checkWithAxe(page, `${route} ${state}`);
  const wide = page.viewportSize();
  await page.setViewportSize(NARROW);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${route} ${state} scrolls sideways at 320 px`).toBeLessThanOrEqual(0);
  await checkTags(page, `${route} ${state} at 320 px`);
  if (process.env.SCREENSHOTS) await shoot(page, `${route}-${state}-phone`);
  if (wide) await page.setViewportSize(wide);
  await checkTags(page, `${route} ${state}`);
  if (process.env.SCREENSHOTS) await shoot(page, `${route}-${state}`);
  mkdirSync("test-results/states", { recursive: true });
  appendFileSync(`test-results/states/${process.pid}.txt`, `${route} ${state}\n`);
}

// Ends in nothing, or the browser would hand back the whole of axe as what the script came to.
const axe = `${readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")};undefined`;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
type Axe = { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/** Straight, not through axe's own builder: that opens a further page each time, for frames which no page here has. */
async function checkWithAxe(page: Page, where: string): Promise<void> {
  await expect(page.locator("iframe")).toHaveCount(0);
  await page.evaluate(axe);
  const violations = await page.evaluate(async (runOnly) => {
    const found = await (globalThis as unknown as { axe: Axe }).axe.run({ runOnly, resultTypes: ["violations"] });
    return found.violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }));
  }, tags);
  expect(violations, where).toEqual([]);
}

/** A tag holds its own words: none runs out of its colour into the next column. */
async function checkTags(page: Page, where: string): Promise<void> {
  const spilt = await page.evaluate(() =>
    [...document.querySelectorAll(".govuk-tag")]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
  expect(spilt, `${where}: words run out of their tag`).toEqual([]);
}

const shoot = (page: Page, name: string) =>
  page.screenshot({ path: `${process.env.SCREENSHOTS}/${name.replaceAll("/", "_")}.png`, fullPage: true });

/**
 * Opens a browser of someone's own at the portal, or at a portal beside it, which fails the test on any breach of the
 * content security policy.
 */
export async function open(
  browser: Browser,
  breaches: string[],
  javaScriptEnabled: boolean,
  baseURL = portal.url,
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL, javaScriptEnabled });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) breaches.push(message.text());
  });
  page.on("pageerror", (error) => breaches.push(String(error)));
  return page;
}

type Fixtures = {
  /** A new browser of someone's own, not signed in. */
  visitor: () => Promise<Page>;
  /** A new browser in which this demonstration account has signed in. */
  signedIn: (email: string) => Promise<Page>;
};

export const test = base.extend<Fixtures>({
  visitor: async ({ browser, javaScriptEnabled }, use) => {
    const breaches: string[] = [];
    await use(() => open(browser, breaches, javaScriptEnabled !== false));
    expect(breaches).toEqual([]);
  },
  signedIn: async ({ visitor }, use) => {
    await use(async (email) => {
      const page = await visitor();
      await signIn(page, email, portal.password);
      return page;
    });
  },
});

export { expect };

/** Signs in through the page, as anyone would. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto(paths.signIn());
  await page.getByLabel("Email address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Sign in");
}

/** Opens the newest mail to this person with this subject in the inbox, and follows its link of that name. */
export async function followMail(
  page: Page,
  to: string,
  subject: string | RegExp,
  link?: string,
  { timeout = 90_000 } = {},
): Promise<void> {
  await expect(async () => {
    await page.goto(portal.inboxUrl);
    const mail = page
      .getByRole("listitem")
      .filter({ hasText: `To ${to}` })
      .filter({ has: page.getByRole("link", { name: subject }) })
      .first();
    await mail.getByRole("link").click({ timeout: 1_000 });
  }).toPass({ timeout });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
  const links = page.locator(".text").getByRole("link");
  await (link ? links.filter({ hasText: link }) : links).first().click();
}
