import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, signIn, test } from "../fixtures.ts";
import { aNewcomer } from "../states/people.ts";
import { startWeb } from "./web-process.ts";

// A passkey takes JavaScript and a host with a name, so it is tried here on a web process called localhost.
const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** Chromium's own device with a fingerprint reader. */
async function withDevice(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test("a passkey is added, asked for at sign-in, proves who is there, and is removed", async ({ browser }) => {
  const web = await startWeb(portal, {}, "localhost");
  const context = await browser.newContext({ baseURL: web.portal.url });
  try {
    const page = await context.newPage();
    const heading = page.locator("h1");
    const person = await aNewcomer(db);
    await withDevice(page);
    await signIn(page, person.email, portal.password);

    await page.goto(paths.account.secondFactor());
    await page.getByRole("link", { name: "Add a passkey" }).click();
    await look(page, "routes/account/passkey", "empty");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByRole("alert").first()).toContainText("Enter a name for this passkey");
    await look(page, "routes/account/passkey", "error");
    await page.getByLabel("Name of this passkey").fill("Work laptop");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await expect(heading).toHaveText("Recovery codes");
    await page.goto(paths.account.secondFactor());
    await expect(page.getByText("Passkey “Work laptop”")).toBeVisible();

    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto(paths.signIn());
    await page.getByLabel("Email address").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
    await look(page, "routes/account/sign-in-code", "passkey");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(heading).toHaveText("What needs doing");

    const old = new Date(now().getTime() - 11 * 60_000);
    await db.updateTable("sign_in").set({ proven_at: old }).where("person_id", "=", person.personId).execute();
    await page.goto(paths.account.password());
    await expect(heading).toHaveText("Confirm that it is you");
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(heading).toHaveText("Change your password");

    await page.goto(paths.account.secondFactor());
    await page.getByRole("button", { name: "Remove “Work laptop”" }).click();
    await expect(page.getByText("Passkey “Work laptop”")).toHaveCount(0);
  } finally {
    await context.close();
    await web.stop();
  }
});
