import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, signIn, test } from "../fixtures.ts";
import { mayEnter } from "../states/people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const MINUTE = 60_000;

test("a sign-in that is about to end says so in every tab, and is kept without reloading", async ({ visitor }) => {
  const officer = await mayEnter(db, await anOfficer(db, ["admin"]));
  const form = await visitor();
  await form.context().clock.install();
  const list = await form.context().newPage();
  await signIn(form, officer.email, portal.password);
  await form.goto(paths.admin.invitePerson());
  await form.getByLabel("Full name").fill("Half typed");
  await list.goto(paths.account.signIns());
  const warned = [form, list].map((page) => page.getByText("You’ll be signed out in 5 minutes."));
  for (const warning of warned) await expect(warning).toBeHidden();

  await form.context().clock.fastForward(25 * MINUTE + 2_000);
  for (const warning of warned) await expect(warning).toBeVisible();
  await expect(list.getByRole("alert")).toHaveText("You’ll be signed out in 5 minutes.");
  await look(list, "routes/account/sign-ins", "one");

  // Only keys: from the field in which one types, to the button, and back to the field.
  const name = form.getByLabel("Full name");
  await name.focus();
  const button = form.getByRole("button", { name: "Stay signed in" });
  for (let presses = 0; presses < 60 && !(await button.evaluate((one) => one === document.activeElement)); presses++)
    await form.keyboard.press("Tab");
  await form.keyboard.press("Enter");
  for (const page of [form, list]) await expect(page.getByRole("button", { name: "Stay signed in" })).toBeHidden();
  await expect(name).toHaveValue("Half typed");
  expect(await form.evaluate(() => document.activeElement !== document.body)).toBe(true);

  await form.context().clock.fastForward(31 * MINUTE);
  await expect(list.getByText("You were signed out.")).toBeVisible();
  await expect(list.getByRole("link", { name: "Sign in again" })).not.toHaveAttribute("target");
  await expect(form.getByText("What you typed is still on this page")).toBeVisible();
  await expect(name).toHaveValue("Half typed");
  const link = form.getByRole("link", { name: "Sign in again" });
  await expect(link).toHaveAttribute(
    "href",
    `${paths.signIn()}?back=${encodeURIComponent(paths.admin.invitePerson())}`,
  );
  const [anew] = await Promise.all([form.context().waitForEvent("page"), link.click()]);
  await signIn(anew, officer.email, portal.password);
  await expect(link).toBeHidden();
  await expect(name).toHaveValue("Half typed");
});

test("a page that finds its sign-in ended when asked to keep it says so", async ({ visitor }) => {
  const officer = await mayEnter(db, await anOfficer(db, ["admin"]));
  const page = await visitor();
  await page.context().clock.install();
  await signIn(page, officer.email, portal.password);
  await page.goto(paths.account.signIns());
  await db
    .updateTable("sign_in")
    .set({ ended_at: new Date(0) })
    .where("person_id", "=", officer.personId)
    .execute();
  await page.context().clock.fastForward(26 * MINUTE);
  await page.getByRole("button", { name: "Stay signed in" }).click();
  await expect(page.getByText("You were signed out.")).toBeVisible();
});
