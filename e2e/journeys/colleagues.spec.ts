import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { expect, followMail, look, test } from "../fixtures.ts";
import { setsUpApp } from "../second-step.ts";
import { type Founder, givesPassword, type Newcomer, registersAnew, signsOut } from "./newcomer.ts";

type Colleague = Newcomer & { name: string };

/** Someone registers an organisation and invites a colleague who answers its referrals. */
async function founds(boss: Page): Promise<{ founder: Founder; lee: Colleague }> {
  const founder = await registersAnew(boss);
  await givesPassword(boss, founder);
  const mark = founder.firm.replace("Early Days ", "");
  const lee = { name: `Lee ${mark}`, email: `lee-${mark}@early-days.example`, password: "nine yellow ladders" };
  await boss.getByRole("link", { name: "Staff", exact: true }).click();
  await boss.getByRole("link", { name: "People with an account" }).click();
  await boss.getByRole("link", { name: "Invite a person" }).click();
  await boss.getByLabel("Full name").fill(lee.name);
  await boss.getByLabel("Email address").fill(lee.email);
  await boss.getByLabel("Referrals", { exact: true }).check();
  await boss.getByRole("button", { name: "Send the invitation" }).click();
  await expect(boss.getByText("Invitation sent")).toBeVisible();
  return { founder, lee };
}

const openInvitation = (page: Page, { firm }: Founder, { email }: Colleague) =>
  followMail(page, email, `You are invited to join ${firm} on the provider portal`);

async function accepts(page: Page, founder: Founder, lee: Colleague): Promise<void> {
  await openInvitation(page, founder, lee);
  await expect(page.locator("h1")).toHaveText(`Join ${founder.firm}`);
  await page.getByLabel("Create a password").fill(lee.password);
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByText("You have accepted the invitation")).toBeVisible();
}

test("a colleague: invited, let in with a second step, changed and removed by the owner", async ({ visitor }) => {
  const [boss, page] = [await visitor(), await visitor()];
  const heading = page.locator("h1");
  const { founder, lee } = await test.step("the owner invites by name, address and role", () => founds(boss));

  await test.step("P15: a mail scanner opens the link first, and the person still joins, once", async () => {
    const scanner = await visitor();
    await openInvitation(scanner, founder, lee);
    await scanner.reload();
    await scanner.context().close();
    await accepts(page, founder, lee);
    await openInvitation(page, founder, lee);
    await expect(heading).toHaveText("This invitation cannot be used");
    await look(page, "routes/account/invitation", "used");
  });

  const codes = await test.step("opens referrals only after a second step", async () => {
    await givesPassword(page, lee);
    await expect(heading).toHaveText("What needs doing");
    await expect(page.getByRole("banner")).toContainText(founder.firm);
    await page.getByRole("link", { name: "Referrals", exact: true }).click();
    await expect(heading).toHaveText("Second step of signing in");
    await page.goto(paths.provider.placements());
    await expect(heading).toHaveText("Second step of signing in");
    const made = await setsUpApp(page, lee.password);
    await expect(page).toHaveURL(paths.provider.placements());
    return made.codes;
  });

  await test.step("is refused without it, and gets in with a recovery code", async () => {
    await signsOut(page);
    await givesPassword(page, lee);
    await page.goto(paths.provider.requests());
    await expect(heading).toHaveText("Sign in");
    await givesPassword(page, lee);
    await page.getByText("Use a recovery code").click();
    await page.getByLabel("Recovery code", { exact: true }).fill(codes[0] ?? "");
    await page.getByRole("button", { name: "Continue with a recovery code" }).click();
    await expect(heading).toHaveText("What needs doing");
    await page.goto(paths.provider.people());
    await expect(page.getByRole("link", { name: "Invite a person" })).toHaveCount(0);
  });

  await test.step("a change of role signs out at once, and counts from then on", async () => {
    await boss.goto(paths.provider.people());
    await boss.getByRole("link", { name: lee.name }).click();
    await boss.getByLabel("Viewer", { exact: true }).check();
    await boss.getByRole("button", { name: "Change the role" }).click();
    await expect(boss.getByText("Role changed")).toBeVisible();
    await page.goto(paths.provider.requests());
    await expect(heading).toHaveText("Sign in");
    await followMail(page, lee.email, `Your access to ${founder.firm} has changed`);
  });

  await test.step("P14: whoever is removed is out, and acts for nobody", async () => {
    await boss.getByRole("link", { name: lee.name }).click();
    await boss.getByRole("link", { name: `Remove ${lee.name}` }).click();
    await boss.getByRole("button", { name: "Remove this person" }).click();
    await expect(boss.getByText("Person removed")).toBeVisible();
    await expect(boss.getByText(lee.email)).toHaveCount(0);
    await page.goto(paths.provider.home());
    await expect(heading).toHaveText("Sign in");
  });
});

test("a provider that has lost its owner gets another from QA, after three checks", async ({ visitor, signedIn }) => {
  const [boss, page] = [await visitor(), await visitor()];
  const { founder, lee } = await founds(boss);
  await accepts(page, founder, lee);

  await test.step("the last owner leaves, told what follows", async () => {
    await boss.goto(paths.provider.people());
    await boss.getByRole("link", { name: `Leave ${founder.firm}` }).click();
    await expect(boss.getByText("You are the only owner")).toBeVisible();
    await boss.getByLabel(`I know that ${founder.firm} will have no owner`).check();
    await boss.getByRole("button", { name: "Leave", exact: true }).click();
    await expect(boss.getByText("You have left, and were signed out")).toBeVisible();
  });

  await test.step("a colleague asks the council", async () => {
    await givesPassword(page, lee);
    await page.goto(paths.provider.people());
    await page.getByRole("link", { name: "Has the owner left?" }).click();
    await page.getByLabel("Who are you there").fill("Deputy since 2024; Kim left in July. Ask our landlord.");
    await page.getByRole("button", { name: "Ask to become the owner" }).click();
    await expect(page.locator("h1")).toHaveText("The council has your request");
  });

  await test.step("QA finds it on the home page, checks and accepts", async () => {
    const qa = await signedIn("qa@council.example");
    await qa.getByRole("link", { name: /to own a provider’s account/ }).click();
    await qa.getByRole("link", { name: lee.name }).click();
    await expect(qa.getByText("Deputy since 2024")).toBeVisible();
    await qa.getByLabel("Who they are").check();
    await qa.getByLabel("By a public register").check();
    await qa.getByLabel("By a call back").check();
    await qa.getByLabel("What the checks showed").fill("Passport seen; Companies House; 01632 960 001 answered");
    await qa.getByLabel("Accept: they become an owner").check();
    await qa.getByRole("button", { name: "Decide" }).click();
    await expect(qa.getByText("Accepted by Quentin Abbey")).toBeVisible();
  });

  await test.step("the new owner is told, and manages the people", async () => {
    await followMail(page, lee.email, `Your access to ${founder.firm} has changed`);
    await givesPassword(page, lee);
    await page.goto(paths.provider.people());
    await expect(page.getByRole("link", { name: "Invite a person" })).toBeVisible();
  });
});
