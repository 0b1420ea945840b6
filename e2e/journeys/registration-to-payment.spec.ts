import { randomBytes } from "node:crypto";
import { paths } from "#app/paths.ts";
import { expect, followMail, look, test } from "../fixtures.ts";
import { apply, comparesDocument, printDocument } from "./apply.ts";
import { decide } from "./decide.ts";
import { pay } from "./pay.ts";
import { getsReady, place } from "./place.ts";

/** The one journey: from a tutor's registration to the paid invoice, through every room. */
test("a tutor registers, applies, is admitted, teaches a child and is paid", async ({ visitor, signedIn }, info) => {
  // Some three hundred pages: on a busy machine more than any other test may take.
  test.setTimeout(1_200_000);
  const mark = randomBytes(3).toString("hex");
  const tutor = {
    email: `sam-${mark}@first-steps.example`,
    name: "Sam O'Neill",
    firm: `First Steps ${mark}`,
    password: "correct horse battery",
  };
  const page = await visitor();

  await test.step("registers and confirms the address by the mail's link", async () => {
    await page.goto(paths.home());
    await look(page, "routes/public/home", "filled");
    await page.getByRole("link", { name: "Register", exact: true }).first().click();
    await look(page, "routes/account/register", "empty");
    await page.getByLabel("Full name").fill(tutor.name);
    await page.getByRole("button", { name: "Register" }).click();
    await look(page, "routes/account/register", "error");
    await expect(page.getByLabel("Full name")).toHaveValue(tutor.name);
    await page.getByLabel("Name of your organisation").fill(tutor.firm);
    await page.getByLabel("Email address").fill(tutor.email);
    await page.getByLabel("Create a password").fill(tutor.password);
    await page.getByRole("button", { name: "Register" }).click();
    await look(page, "routes/account/check-your-email", "filled");
    await followMail(page, tutor.email, "Confirm your email address");
    await look(page, "routes/account/confirm-email", "filled");
    await page.getByRole("button", { name: "Confirm my email address" }).click();
    await look(page, "routes/account/sign-in", "empty");
  });

  await test.step("signs in", async () => {
    await page.getByLabel("Email address").fill(tutor.email);
    await page.getByLabel("Password", { exact: true }).fill("wrong");
    await page.getByRole("button", { name: "Sign in" }).click();
    await look(page, "routes/account/sign-in", "error");
    await page.getByLabel("Password", { exact: true }).fill(tutor.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("What needs doing");
    await look(page, "routes/provider/home", "empty");
  });

  const document = info.outputPath("a policy of several pages.pdf");
  await printDocument(page, document);
  const reference = await apply({ page, ...tutor }, document);
  await test.step("downloads a document as it was", () => comparesDocument(page, document));
  await decide(signedIn, { page, ...tutor }, reference);
  await getsReady(signedIn, { page, ...tutor }, document);
  await place(signedIn, { page, ...tutor });
  await pay(signedIn, { page, ...tutor });
});
