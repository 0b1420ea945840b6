import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, signIn, test } from "../fixtures.ts";
import { aNewcomer, as, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("registering", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.register());
  await look(page, "routes/account/register", "empty");
  await page.getByLabel("Full name").fill("Sam O'Neill 🎓");
  await page.getByRole("button", { name: "Register" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Sam O'Neill 🎓");
  await look(page, "routes/account/register", "error");
  await page.goto(paths.checkInbox());
  await look(page, "routes/account/check-your-email", "filled");
  await page.goto(paths.confirmEmail("some-token"));
  await look(page, "routes/account/confirm-email", "filled");
});

test("signing in", async ({ visitor }) => {
  const page = await visitor();
  await page.goto(paths.signIn());
  await look(page, "routes/account/sign-in", "empty");
  await page.getByLabel("Email address").fill("nobody@made-up.example");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Email address")).toHaveValue("nobody@made-up.example");
  await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
  await look(page, "routes/account/sign-in", "error");
});

test("a sign-in that ends during a long answer loses nothing", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  await page.goto(paths.provider.question(id, "offer"));
  const typed = `We teach at the child's own pace. ${"Slowly and surely. ".repeat(20)}— O'Neill 🎓`;
  const answer = page.locator('[name="EDU-01.value"]');
  await answer.fill(typed);
  await db
    .updateTable("sign_in")
    .set({ seen_at: sql`seen_at - interval '2 hours'` })
    .where("person_id", "=", owner.personId)
    .execute();

  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("What you typed is kept for 30 minutes")).toBeVisible();
  await look(page, "routes/account/sign-in", "kept");
  const before = await db.selectFrom("answer").select("id").where("provider_id", "=", owner.providerId).execute();
  expect(before).toEqual([]);

  await page.getByLabel("Email address").fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(portal.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("h1")).toHaveText("Go on where you stopped");
  await look(page, "routes/account/kept-post", "filled");
  await page.getByRole("button", { name: "Continue with what I typed" }).click();
  await expect(page.locator("h1")).not.toHaveText("Go on where you stopped");

  await page.goto(paths.provider.question(id, "offer"));
  await expect(answer).toHaveValue(typed);
});

test("a kept form is nobody else's", async ({ visitor }) => {
  const [owner, other] = [await aNewcomer(db), await aNewcomer(db)];
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  await page.goto(paths.provider.question(id, "offer"));
  await page.locator('[name="EDU-01.value"]').fill("Only for me");
  await db
    .updateTable("sign_in")
    .set({ expires_at: new Date(0) })
    .where("person_id", "=", owner.personId)
    .execute();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByText("What you typed is kept for 30 minutes")).toBeVisible();
  await signIn(page, other.email, portal.password);
  await expect(page.getByText("Only for me")).toHaveCount(0);
  await expect(page.locator('input[value="Only for me"]')).toHaveCount(0);
});

test("a change to the account asks once more who it is, when the last proof is older than ten minutes", async ({
  visitor,
}) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await db
    .updateTable("sign_in")
    .set({ proven_at: sql`proven_at - interval '11 minutes'` })
    .where("person_id", "=", owner.personId)
    .execute();
  await page.goto(paths.account.email());
  await look(page, "routes/account/confirm-it-is-you", "empty");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Check your password");
  await look(page, "routes/account/confirm-it-is-you", "error");
  await page.getByLabel("Password", { exact: true }).fill(portal.password);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect(page.locator("h1")).toHaveText("Change your email address");
});

test("an authenticator app is not set up by a wrong code", async ({ visitor }) => {
  const page = await as(visitor, await aNewcomer(db));
  await page.goto(paths.account.authenticatorApp());
  const key = await page.locator(".app-codes").innerText();
  await page.getByLabel("Code from your app").fill("12345");
  await page.getByRole("button", { name: "Confirm and continue" }).click();
  await look(page, "routes/account/authenticator-app", "error");
  await expect(page.locator(".app-codes"), "the picture that the phone has read").toHaveText(key);
});
