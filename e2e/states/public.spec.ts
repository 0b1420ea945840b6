import { paths } from "#app/paths.ts";
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
  await look(page, "routes/public/lot", "closed");
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
