import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { giveApp, used } from "../faults/attack.ts";
import { expect, followMail, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("too many tries to sign in, and the link that lets a browser through", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  await used(db, "sign-in-account", owner.email, 10);
  const page = await visitor();
  const enter = async () => {
    await page.getByLabel("Email address").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(portal.password);
    await page.getByRole("button", { name: "Sign in" }).click();
  };
  await page.goto(paths.signIn());
  await enter();
  await expect(page.getByText("Your account is not locked.")).toBeVisible();
  await look(page, "routes/account/sign-in", "limited");
  await page.getByRole("button", { name: "Email me a link instead" }).click();
  await expect(page.getByText("we have sent a link to it")).toBeVisible();
  await look(page, "routes/account/sign-in", "link-sent");
  await followMail(page, owner.email, "Sign in from this browser");
  await look(page, "routes/account/this-browser", "filled");
  await page.getByRole("button", { name: "Let this browser sign in" }).click();
  await enter();
  await expect(page.locator("h1")).not.toHaveText("Sign in");
});

test("where one is signed in", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await page.goto(paths.account.signIns());
  await look(page, "routes/account/sign-ins", "one");
  await as(visitor, owner);
  await page.reload();
  await look(page, "routes/account/sign-ins", "several");
  await page.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByText("You are signed in here only.")).toBeVisible();
  await look(page, "routes/account/sign-ins", "ended");
});

test("the list of people, and inviting one", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  await page.goto(paths.admin.people());
  await look(page, "routes/admin/people", "filled");
  await page.goto(`${paths.admin.people()}?q=zzzzzz&role=auditor`);
  await expect(page.getByText("Nobody fits your search")).toBeVisible();
  await look(page, "routes/admin/people", "empty");
  await page.goto(paths.admin.invitePerson());
  await look(page, "routes/admin/invite-person", "empty");
  await page.getByLabel("Full name").fill("Nina Vane");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Select at least one role").first()).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Nina Vane");
  await look(page, "routes/admin/invite-person", "error");
  await page.getByLabel("Email address").fill(`nina.vane.${Date.now()}@council.example`);
  await page.getByLabel("Auditor").check();
  await page.getByLabel("Director").check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  await look(page, "routes/admin/people", "invited");
  await page.getByRole("button", { name: "Withdraw the invitation of Nina Vane" }).first().click();
  await expect(page.getByText("Invitation withdrawn")).toBeVisible();
});

test("a person, and each change to their account", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  const { personId, name } = await mayEnter(db, await anOfficer(db, ["qa"]));
  await giveApp(db, personId);
  await page.goto(paths.admin.person(personId));
  await expect(page.locator("h1")).toHaveText(name);
  await look(page, "routes/admin/person", "filled");

  await page.getByRole("link", { name: "Change council roles" }).click();
  await look(page, "routes/admin/person-roles", "filled");
  await page.getByRole("button", { name: "Change the roles" }).click();
  await expect(page.getByText("Choose other roles than they have").first()).toBeVisible();
  await look(page, "routes/admin/person-roles", "error");
  await page.getByLabel("QA lead").check();
  await page.getByRole("button", { name: "Change the roles" }).click();
  await expect(page.getByText("Roles changed. The person was signed out and told")).toBeVisible();
  await look(page, "routes/admin/person", "changed");

  const route = "routes/admin/person-change";
  await page.goto(paths.admin.personChange(personId, "sign-out"));
  await look(page, route, "sign-out");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.goto(paths.admin.personChange(personId, "remove-factors"));
  await look(page, route, "remove-factors");
  await page.getByRole("button", { name: "Remove the second step" }).click();
  await expect(page.getByText("Select how you checked that it is them").first()).toBeVisible();
  await look(page, route, "error");
  await page.getByLabel("What have they lost?").fill("Their phone fell into the sea");
  await page.getByLabel("By calling back on a number that we had before").check();
  await page.getByRole("button", { name: "Remove the second step" }).click();
  await expect(page.getByText("Second steps removed.")).toBeVisible();

  await page.getByRole("link", { name: "Disable the account" }).click();
  await look(page, route, "disable");
  await page.getByLabel("Why?").fill("On long leave");
  await page.getByRole("button", { name: "Disable the account" }).click();
  await expect(page.getByText("Account disabled.")).toBeVisible();
  await look(page, "routes/admin/person", "disabled");
  await page.getByRole("link", { name: "Enable the account" }).click();
  await look(page, route, "enable");
  await page.getByLabel("Why?").fill("Is back");
  await page.getByRole("button", { name: "Enable the account" }).click();
  await expect(page.getByText("Account enabled.")).toBeVisible();
});
