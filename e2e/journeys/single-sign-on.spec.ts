import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { councilPeople, startWithSingleSignOn } from "../council-sign-on.ts";
import { expect, look, portal, test } from "../fixtures.ts";

const people = councilPeople();
let council: Awaited<ReturnType<typeof startWithSingleSignOn>>;
test.beforeAll(async () => {
  council = await startWithSingleSignOn(portal, people);
});
test.afterAll(() => council.stop());

const h1 = (page: Page) => page.getByRole("heading", { level: 1 });

/** Goes to the council's own sign-in by the button of the page, and signs in there. */
async function signInThere(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Sign in with your council account" }).click();
  await expect(h1(page)).toHaveText("Council sign-in");
  await page.getByLabel("User name").fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a reviewer comes in with the role that their council account gives", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(council.url + paths.signIn());
  await look(page, "routes/account/sign-in", "empty");
  await signInThere(page, "rita");
  await expect(page).toHaveURL(council.url + paths.admin.home());
  await expect(page.getByText("Signed in as Rita Viewer")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("waiting for a first review");

  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto(council.url + paths.admin.evidence());
  await expect(h1(page)).toHaveText("Sign in");
  await page.getByRole("button", { name: "Sign in with your council account" }).click();
  // The council's own sign-in still knows them, and leads straight back to where they wanted to go.
  await expect(page).toHaveURL(council.url + paths.admin.evidence());
});

test("somebody of the council without a role is told whom to ask, and is not let in", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(council.url + paths.signIn());
  await signInThere(page, "nora");
  await expect(h1(page)).toHaveText("Your council account has no role on this portal");
  await expect(page.getByText("Ask your manager")).toBeVisible();
  await look(page, "routes/account/council-return", "no-role");
  await page.goto(council.url + paths.admin.home());
  await expect(h1(page)).toHaveText("Sign in");
});

test("a council password opens nothing here; a provider’s does", async ({ visitor }) => {
  const page = await visitor();
  const tryPassword = async (email: string) => {
    await page.goto(council.url + paths.signIn());
    await page.getByLabel("Email address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
  };
  await tryPassword("qa@council.example");
  await expect(page.getByRole("alert")).toContainText("Council staff sign in with their council account");
  await tryPassword("owner@bright-path.example");
  await expect(page).toHaveURL(council.url + paths.provider.home());
});
