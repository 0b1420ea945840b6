import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, followMail, portal, signIn, test } from "../fixtures.ts";
import { aNewcomer, as, mayEnter, tuitionLot } from "../states/people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** Signs a person out of every other browser, from this one, by the pages of their account. */
async function signOutElsewhere(page: Page): Promise<void> {
  await page.goto(paths.account.home());
  await page.getByRole("link", { name: /signed in/i }).click();
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Signed out there" })).toBeVisible();
  await expect(page.getByText("You are signed in here only.")).toBeVisible();
}

const typedLong = `We teach at the child's own pace. ${"Slowly and surely. ".repeat(40)}— O'Neill 🎓`;

test("P4: a sign-in that ends during a long answer loses nothing", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const [desk, phone] = [await as(visitor, owner), await as(visitor, owner)];
  await desk.goto(paths.provider.question(id, "offer"));
  const answer = desk.locator('[name="EDU-01.value"]');
  await answer.fill(typedLong);
  await signOutElsewhere(phone);

  await desk.getByRole("button", { name: "Save and continue" }).click();
  await expect(desk.getByText("What you typed is kept for 30 minutes")).toBeVisible();
  await desk.getByLabel("Email address").fill(owner.email);
  await desk.getByLabel("Password", { exact: true }).fill(portal.password);
  await desk.getByRole("button", { name: "Sign in" }).click();
  await expect(desk.locator("h1")).toHaveText("Go on where you stopped");
  await desk.getByRole("button", { name: "Continue with what I typed" }).click();
  await expect(desk.locator("h1")).not.toHaveText("Go on where you stopped");
  await desk.goto(paths.provider.question(id, "offer"));
  await expect(answer).toHaveValue(typedLong);
});

test("P4: what was typed goes to nobody else who signs in there", async ({ visitor }) => {
  const [owner, other] = [await aNewcomer(db), await aNewcomer(db)];
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const [desk, phone] = [await as(visitor, owner), await as(visitor, owner)];
  await desk.goto(paths.provider.question(id, "offer"));
  await desk.locator('[name="EDU-01.value"]').fill(typedLong);
  await signOutElsewhere(phone);
  await desk.getByRole("button", { name: "Save and continue" }).click();
  await expect(desk.getByText("What you typed is kept for 30 minutes")).toBeVisible();
  await signIn(desk, other.email, portal.password);
  await expect(desk.locator("h1")).not.toHaveText("Go on where you stopped");
  expect(await desk.content()).not.toContain("at the child");
});

test("ending another sign-in leaves the others alone", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const [here, there, elsewhere] = [await as(visitor, owner), await as(visitor, owner), await as(visitor, owner)];
  await here.goto(paths.account.signIns());
  await expect(here.getByRole("row")).toHaveCount(4);
  await here
    .getByRole("button", { name: /^Sign out of/ })
    .first()
    .click();
  await expect(here.getByRole("row")).toHaveCount(3);
  const asked = [there, elsewhere].map(async (page) => {
    await page.goto(paths.provider.home());
    return page.locator("h1").textContent();
  });
  expect((await Promise.all(asked)).filter((title) => title === "Sign in")).toHaveLength(1);
  await followMail(here, owner.email, "You were signed out elsewhere");
});

/** The page of a person among everyone's, as an administrator finds it. */
async function findPerson(page: Page, name: string): Promise<void> {
  await page.getByRole("link", { name: "People", exact: true }).click();
  await page.getByLabel("Start of a name or email address").fill(name);
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.locator("h1")).toHaveText(name);
}

const anOfficerNamed = async (name: string) =>
  mayEnter(db, await anOfficer(db, ["broker"], { name: `${name} ${Math.random().toString(36).slice(2, 8)}` }));

test("P14: someone disabled half-way is out everywhere at the next request", async ({ visitor, signedIn }) => {
  const broker = await anOfficerNamed("Disa Bell");
  const [desk, phone] = [await as(visitor, broker), await as(visitor, broker)];
  await desk.goto(paths.admin.referrals());

  const admin = await signedIn("admin@council.example");
  await findPerson(admin, broker.name);
  await admin.getByRole("link", { name: "Disable the account" }).click();
  await admin.getByLabel("Why?").fill("Has left the council");
  await admin.getByRole("button", { name: "Disable the account" }).click();
  await expect(admin.getByText("Account disabled. The person was signed out and told")).toBeVisible();
  await expect(admin.getByText("Has left the council")).toBeVisible();

  await desk.getByRole("link", { name: "Placements" }).first().click();
  await expect(desk.locator("h1")).toHaveText("Sign in");
  await phone.goto(paths.admin.home());
  await expect(phone.locator("h1")).toHaveText("Sign in");
  await phone.getByLabel("Email address").fill(broker.email);
  await phone.getByLabel("Password", { exact: true }).fill(portal.password);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByText("Check your email address and password").first()).toBeVisible();
  await expect(async () => {
    await phone.goto(portal.inboxUrl);
    const mails = phone.getByRole("listitem").filter({ hasText: `To ${broker.email}` });
    await expect(mails.filter({ hasText: "Your account was disabled" })).toHaveCount(1, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test("P13: a role taken away while a page is open: refused, and what was typed is there to copy", async ({
  visitor,
  signedIn,
}) => {
  const broker = await anOfficerNamed("Rolf Carr");
  const desk = await as(visitor, broker);
  await desk.goto(paths.admin.newReferral());
  const need = "Needs a quiet place to learn, close to home.";
  await desk.locator('[name="summary"]').fill(need);

  const admin = await signedIn("admin@council.example");
  await findPerson(admin, broker.name);
  await admin.getByRole("link", { name: "Change council roles" }).click();
  await admin.getByLabel("Broker").uncheck();
  await admin.getByLabel("QA reviewer").check();
  await admin.getByRole("button", { name: "Change the roles" }).click();
  await expect(admin.getByText("Roles changed. The person was signed out and told")).toBeVisible();

  await desk.getByRole("button", { name: "Save and see who is eligible" }).click();
  await expect(desk.getByText("What you typed is kept for 30 minutes")).toBeVisible();
  await desk.getByLabel("Email address").fill(broker.email);
  await desk.getByLabel("Password", { exact: true }).fill(portal.password);
  await desk.getByRole("button", { name: "Sign in" }).click();
  await desk.getByRole("button", { name: "Continue with what I typed" }).click();
  await expect(desk.locator("h1")).toHaveText("You can’t do this");
  await expect(desk.getByLabel("What you typed, for you to copy")).toHaveValue(need);
});
