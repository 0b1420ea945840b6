import { randomBytes } from "node:crypto";
import { paths } from "#app/paths.ts";
import { expect, followMail, look, portal, test } from "../fixtures.ts";
import { confirmsIfAsked, setsUpApp } from "../second-step.ts";
import { givesPassword, registersAnew, signsOut } from "./newcomer.ts";

test("a forgotten password is chosen anew, and the second step still asked for", async ({ visitor }) => {
  const page = await visitor();
  const heading = page.locator("h1");
  const person = await registersAnew(page);
  await givesPassword(page, person);
  await page.goto(paths.account.secondFactor());
  await look(page, "routes/account/second-factor", "empty");
  const { app } = await setsUpApp(page, person.password);
  await signsOut(page);

  await test.step("asks for a link, and learns nothing about the address", async () => {
    await page.goto(paths.signIn());
    await page.getByRole("link", { name: "I have forgotten my password" }).click();
    await look(page, "routes/account/forgotten-password", "empty");
    await page.getByRole("button", { name: "Send me the link" }).click();
    await look(page, "routes/account/forgotten-password", "error");
    await page.getByLabel("Email address").fill(person.email);
    await page.getByRole("button", { name: "Send me the link" }).click();
    await look(page, "routes/account/forgotten-password", "sent");
  });

  const password = "eleven quiet lanterns";
  await test.step("chooses a new password by the link, once (P16)", async () => {
    await followMail(page, person.email, "Choose a new password");
    await look(page, "routes/account/new-password", "empty");
    const link = page.url();
    await page.getByLabel("New password").fill("password12345");
    await page.getByRole("button", { name: "Save the new password" }).click();
    await expect(page.getByRole("alert")).toContainText("tried first");
    await look(page, "routes/account/new-password", "error");
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Save the new password" }).click();
    await expect(page.getByText("Your password was changed")).toBeVisible();
    await page.goto(link);
    await look(page, "routes/account/new-password", "refused");
    await page.getByRole("link", { name: "Ask for a new link" }).click();
    await expect(heading).toHaveText("Choose a new password");
  });

  await test.step("signs in with it, by the second step only", async () => {
    await givesPassword(page, person);
    await expect(page.getByRole("alert")).toBeVisible();
    await givesPassword(page, { ...person, password });
    await expect(heading).toHaveText("Show that it is you");
    await page.getByLabel("Code from your app").fill(await app.code());
    await page.getByRole("button", { name: "Continue", exact: true }).click();
    await expect(heading).toHaveText("What needs doing");
  });
});

test("a person changes their password and their email address", async ({ visitor }) => {
  const page = await visitor();
  const heading = page.locator("h1");
  const person = await registersAnew(page);
  await givesPassword(page, person);
  const elsewhere = await visitor();
  await givesPassword(elsewhere, person);

  const password = "eleven quiet lanterns";
  await test.step("the password, which signs out everywhere else", async () => {
    await page.getByRole("link", { name: "Kim Early" }).click();
    await page.getByRole("link", { name: "Change password" }).click();
    await confirmsIfAsked(page, person.password, "Change your password");
    await look(page, "routes/account/password", "empty");
    await page.getByLabel("New password").fill("short");
    await page.getByRole("button", { name: "Change my password" }).click();
    await look(page, "routes/account/password", "error");
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Change my password" }).click();
    await expect(page.getByText("Your password was changed")).toBeVisible();
    await elsewhere.goto(paths.provider.home());
    await expect(elsewhere.locator("h1")).toHaveText("Sign in");
  });

  const email = `kim-${randomBytes(4).toString("hex")}@later-days.example`;
  await test.step("the address, which counts when its own mailbox says so", async () => {
    await page.getByRole("link", { name: "Change email address" }).click();
    await confirmsIfAsked(page, password, "Change your email address");
    await look(page, "routes/account/email", "empty");
    await page.getByLabel("New email address").fill("kim,all@later-days.example");
    await page.getByRole("button", { name: "Send the link" }).click();
    await look(page, "routes/account/email", "error");
    await page.getByLabel("New email address").fill(email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await look(page, "routes/account/home", "email-sent");
    await expect(page.getByText(person.email)).toBeVisible();
    await followMail(page, email, "Confirm your new email address");
    await look(page, "routes/account/confirm-new-email", "filled");
    const link = page.url();
    await page.getByRole("button", { name: "Confirm my new email address" }).click();
    await expect(heading).toHaveText("Your account");
    await expect(page.getByText(email)).toBeVisible();
    await page.goto(link);
    await look(page, "routes/account/confirm-new-email", "refused");
    await expect(async () => {
      await page.goto(portal.inboxUrl);
      const told = page.getByRole("listitem").filter({ hasText: `To ${person.email}` });
      const subject = "The email address of your account was changed";
      await expect(told.getByRole("link", { name: subject })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
    await page.goto(paths.account.home());
    await signsOut(page);
    await givesPassword(page, { email, password });
    await expect(heading).toHaveText("What needs doing");
  });
});
