import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { aFrameworkThroughTime } from "#db/factories/framework-through-time.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("the home page and the lots", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.home());
  await look(page, "routes/public/home", "filled");

  const closed = await aTuitionLot(db, { status: "closed" });
  await page.goto(paths.lots());
  await look(page, "routes/public/lots", "filled");
  await page.goto(paths.lot("tuition"));
  await expect(page.getByRole("link", { name: "Start now" })).toBeVisible();
  await look(page, "routes/public/lot", "open");
  await page.goto(paths.lot(closed.slug));
  await expect(page.getByText("This lot is closed to new applications.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Tell me when it opens" })).toBeVisible();
  await look(page, "routes/public/lot", "closed");
});

/** The word by which a page would claim more than the council recorded. */
const claimOn = async (page: Page): Promise<string | undefined> =>
  /complian\w*|complies/i.exec((await page.locator("main").textContent()) ?? "")?.[0];

test("a framework and its lot, now and as they stood", async ({ visitor }) => {
  const page = await visitor();
  const { id, slug, lotSlug } = await aFrameworkThroughTime(db);
  await page.goto(paths.framework(slug));
  await expect(page.getByText("WYE-2026-014")).toBeVisible();
  await expect(page.getByText("£25 million, without VAT")).toBeVisible();
  await look(page, "routes/public/framework", "filled");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("8 years from its first day, extensions included")).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await page.getByLabel("See this page as it stood at the end of a day").fill("2026-02-01");
  await page.getByRole("button", { name: "Show that day" }).click();
  await expect(page.getByText("This is how the page stood at the end of 1 February 2026.")).toBeVisible();
  await expect(page.getByText("£20 million, without VAT")).toBeVisible();
  expect(await claimOn(page)).toBeUndefined();
  await look(page, "routes/public/framework", "earlier");

  await page.getByRole("link", { name: "Lot 1: Tuition" }).click();
  await expect(page.getByText("This lot was open to applications.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Start now" })).toHaveCount(0);
  expect(await claimOn(page)).toBeUndefined();
  await look(page, "routes/public/lot", "earlier");
  await page.getByRole("link", { name: "All lots" }).click();
  await expect(page.getByText("This is how the page stood at the end of 1 February 2026.")).toBeVisible();
  expect(await claimOn(page)).toBeUndefined();
  await look(page, "routes/public/lots", "earlier");

  await page.goto(paths.framework(slug, "2026-01-04"));
  await expect(page.locator("h1")).toHaveText("Nothing was published here on 4 January 2026");
  await look(page, "routes/public/framework", "none-then");
  await page.goto(paths.lot(lotSlug, "2026-01-04"));
  await expect(page.locator("h1")).toHaveText("Nothing was published here on 4 January 2026");
  await look(page, "routes/public/lot", "none-then");

  for (const [route, path] of [
    ["framework", paths.framework(slug, "soon")],
    ["lot", paths.lot(lotSlug, "soon")],
    ["lots", paths.lots("soon")],
  ] as const) {
    expect((await page.goto(path))?.status()).toBe(400);
    await expect(page.getByRole("alert")).toContainText("Enter a real date");
    await look(page, `routes/public/${route}`, "error");
  }

  await test.step("the portal never claims more than the council recorded", async () => {
    for (const path of [paths.framework(slug), paths.lot(lotSlug), paths.lots(), paths.lot("tuition")]) {
      await page.goto(path);
      expect(await claimOn(page), path).toBeUndefined();
    }
    const planted = { advice: "This is compliant" };
    await db.updateTable("framework_basis").set(planted).where("framework_id", "=", id).execute();
    await page.goto(paths.framework(slug, "2026-02-02"));
    expect(await claimOn(page)).toContain("compliant");
  });
});

test("the directory, and a provider in it", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.findProvision());
  await look(page, "routes/public/find-provision", "filled");

  await page.getByLabel("Postcode").fill("no such place");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Postcode")).toHaveValue("no such place");
  await look(page, "routes/public/find-provision", "error");

  await page.goto(`${paths.findProvision()}?q=zzzzzzzz`);
  await expect(page.getByText("No provider fits all of that")).toBeVisible();
  await look(page, "routes/public/find-provision", "empty");

  await page.goto(`${paths.findProvision()}?q=bright`);
  await page.getByRole("link", { name: "Bright Path Learning" }).first().click();
  await expect(page.locator("h1")).toHaveText("Bright Path Learning");
  await look(page, "routes/public/provision", "filled");
});

test("looking at a page finds a fault that was planted there", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.cookies());
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
  await expect(look(page, "routes/public/cookies", "filled")).rejects.toThrow(/image-alt/);
});
