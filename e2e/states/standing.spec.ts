import { paths } from "#app/paths.ts";
import { expect, look, test } from "../fixtures.ts";

test("the standing pages", async ({ visitor }) => {
  const page = await visitor();
  for (const name of ["help", "privacy", "cookies", "accessibility"] as const) {
    await page.goto(paths[name]());
    await look(page, `routes/public/${name}`, "filled");
  }
  const answer = await page.goto("/no-such-page");
  expect(answer?.status()).toBe(404);
  await expect(page.locator("h1")).toHaveText("Page not found");
});
