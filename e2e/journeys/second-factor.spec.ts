import { paths } from "#app/paths.ts";
import { expect, followMail, look, test } from "../fixtures.ts";
import { setsUpApp } from "../second-step.ts";
import { givesPassword, registersAnew, signsOut } from "./newcomer.ts";

test("a second step: set up, asked for, passed by a code and by a recovery code, each once", async ({ visitor }) => {
  const page = await visitor();
  const heading = page.locator("h1");
  const person = await registersAnew(page);
  await givesPassword(page, person);
  await expect(heading).toHaveText("What needs doing");

  const { app, codes } =
    await test.step("is sent to set it up where referrals begin, and goes on from there", async () => {
      await page.goto(paths.provider.requests());
      await look(page, "routes/account/second-factor", "sent");
      const made = await setsUpApp(page, person.password, async (state) => {
        if (state === "app") await look(page, "routes/account/authenticator-app", "empty");
        if (state === "codes") await look(page, "routes/account/recovery-codes", "empty");
        if (state === "shown") await look(page, "routes/account/recovery-codes", "shown");
      });
      await expect(page).toHaveURL(paths.provider.requests());
      expect(made.codes).toHaveLength(10);
      return made;
    });

  await test.step("sees it in the account, and that the last one stays", async () => {
    await page.goto(paths.account.home());
    await look(page, "routes/account/home", "filled");
    await page.getByRole("link", { name: "Change second step of signing in" }).click();
    await look(page, "routes/account/second-factor", "filled");
    await page.getByRole("button", { name: "Remove the app" }).click();
    await expect(page.getByRole("alert")).toContainText("Your work needs a second step");
    await look(page, "routes/account/second-factor", "error");
  });

  await test.step("is nobody without the code", async () => {
    await signsOut(page);
    await givesPassword(page, person);
    await look(page, "routes/account/sign-in-code", "empty");
    await page.goto(paths.provider.requests());
    await expect(heading).toHaveText("Sign in");
    await page.goto(paths.account.home());
    await expect(heading).toHaveText("Sign in");
  });

  await test.step("is refused with a wrong code, and let in with the right one", async () => {
    await givesPassword(page, person);
    await page.getByLabel("Code from your app").fill("000000");
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(page.getByRole("alert")).toContainText("Check the code");
    await look(page, "routes/account/sign-in-code", "error");
    await page.getByLabel("Code from your app").fill(await app.code());
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(heading).toHaveText("What needs doing");
    await page.goto(paths.provider.requests());
    await expect(page).toHaveURL(paths.provider.requests());
  });

  await test.step("gets in with a recovery code, is told by mail, and never again with the same", async () => {
    const code = codes[0] ?? "";
    await signsOut(page);
    await givesPassword(page, person);
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("Recovery code", { exact: true }).fill(code.toLowerCase());
    await page.getByRole("button", { name: "Continue with a recovery code" }).click();
    await expect(heading).toHaveText("What needs doing");
    await signsOut(page);
    await givesPassword(page, person);
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("Recovery code", { exact: true }).fill(code);
    await page.getByRole("button", { name: "Continue with a recovery code" }).click();
    await expect(page.getByRole("alert")).toContainText("Each one works once");
    await followMail(page, person.email, "One of your recovery codes was used", paths.account.secondFactor());
    await expect(heading).toHaveText("Sign in");
  });
});
