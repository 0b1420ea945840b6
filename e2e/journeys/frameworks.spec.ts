import type { Page } from "@playwright/test";
import type { Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { InboxMessage } from "#app/server/embedded/inbox.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, followMail, portal, test } from "../fixtures.ts";
import { as, boxesIn } from "../states/people.ts";
import { anEntering, approvedOn, mark, unsentOn, valleyFramework } from "./framework-scenes.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const areas = ["governance", "finance", "legal", "communications", "equality", "procurement", "risk"];
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** The subjects of the mails that reached an address. */
async function mailsTo(address: string): Promise<string[]> {
  const inbox: InboxMessage[] = await (await fetch(`${portal.inboxUrl}/api/messages`)).json();
  return inbox.filter(({ to }) => to === address).map(({ subject }) => subject);
}

/** Records a legal basis on the page where it is recorded. */
async function records(
  page: Page,
  basis: string,
  from: readonly string[],
  asked?: { people: Officer; closes: string[] },
) {
  await page.getByLabel(basis, { exact: true }).check();
  await fillDate(page, "basis.from", from);
  await page.getByLabel("Why this basis?").fill("Children cannot wait for the next procurement");
  await page.getByLabel("Who advised").fill("Legal team");
  await page.getByLabel("What they advised, in short").fill("Publish how providers join and are chosen");
  await page.getByLabel("Risk, and what is done if it comes true").fill("A challenge; then an open framework");
  if (asked) {
    await fillDate(page, "rules.closes", asked.closes);
    for (const area of ["legal", "procurement"])
      await page.locator(`select[name="approvals.${area}"]`).selectOption(asked.people.personId);
  }
  await press(page, "See what it changes");
  await expect(page.getByRole("heading", { name: `If it stands on “${basis}”` })).toBeVisible();
}

/** Follows the mail that asks for a sign-off, and gives every answer that is asked of this person. */
async function signs(page: Page, officer: Officer, what: readonly string[]): Promise<void> {
  await followMail(page, officer.email, /^Sign off /);
  for (const area of what) {
    await page
      .getByRole("group", { name: `Do you approve it for ${area}?` })
      .getByLabel("Yes, I approve")
      .check();
    await press(page, `Give my answer for ${area}`);
    await expect(page.getByText("Your answer is kept.")).toBeVisible();
  }
}

/** The wizard filled in and checked, not announced yet. */
async function plansRound(page: Page, reason: string, closes?: readonly string[]): Promise<void> {
  await page.getByLabel("Reason", { exact: true }).fill(reason);
  if (closes) await fillDate(page, "closesOn", closes);
  await press(page, "See who is told");
}

async function announces(page: Page): Promise<void> {
  await page.getByLabel("They should be told now").check();
  await press(page, "Announce it");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round of applications");
}

test("a framework with two lots is begun, signed off, opened, and takes applications", async ({ visitor }) => {
  const valley = await valleyFramework(db, "closed");
  const [who, signer] = [await anEntering(db, "commissioner"), await anEntering(db, "director")];
  const name = `Hills ${mark()}`;
  const page = await as(visitor, who);
  await page.goto(paths.admin.frameworks());
  await page.getByLabel("Name", { exact: true }).fill(name);
  await fillDate(page, "startsOn", boxesIn(-30));
  await fillDate(page, "endsOn", boxesIn(1_000));
  await page.getByLabel("Begin with the text").selectOption({ label: valley.names.framework });
  await press(page, "Begin the framework");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  await page.getByRole("link", { name: "Change what it is" }).click();
  await page.getByLabel("Contract reference").fill("WYE-2027-001");
  await press(page, "Save");
  await page.getByRole("link", { name: `Change ${valley.names.second}` }).click();
  await page.getByLabel("Notice before it closes").fill("0");
  await press(page, "Save");
  await page.getByRole("link", { name: "Publish the questions that applicants are asked" }).click();
  const set = page.getByRole("region", { name });
  await set.getByRole("link", { name: "Go on with the draft" }).click();
  await page.getByRole("link", { name: "Check and publish" }).click();
  await page.getByLabel("What has changed, and why?").fill("First version");
  await page.getByLabel("They keep the version that they began with").check();
  await press(page, "Count whom it reaches");
  await press(page, "Publish");
  await expect(page.getByRole("alert")).toContainText("Published and in force.");
  await page.goto(paths.admin.frameworks());
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("link", { name: "Record the legal basis" }).click();
  await records(page, "Pseudo-dynamic purchasing system", boxesIn(-30));
  await press(page, "Record it");
  await page.getByRole("link", { name: /^Finance sign-off/ }).click();
  for (const area of areas) await page.locator(`[name="person.${area}"]`).selectOption(signer.personId);
  await press(page, "Ask them");
  await expect(page.getByText("They are asked, and told by e-mail.")).toBeVisible();
  await signs(await as(visitor, signer), signer, areas);

  await page.getByRole("link", { name: "Back", exact: true }).click();
  await page.getByLabel("It can be opened").check();
  await press(page, "Open the framework");
  await page.getByRole("link", { name: "Open lots" }).click();
  await plansRound(page, "It begins");
  await announces(page);
  const parent = await visitor();
  await expect(async () => {
    await parent.goto(paths.lots());
    const lots = parent.getByRole("link", { name: valley.names.first, exact: true });
    await lots.first().click({ timeout: 2_000 });
    await expect(parent.getByText(name).first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(parent.getByRole("link", { name: "Start now" })).toBeVisible();
});

test("P6, N9: a lot closes with a draft in it, opens again, and tells three kinds of people once each", async ({
  visitor,
}) => {
  const valley = await valleyFramework(db);
  await db.updateTable("lot").set({ details: "{}" }).where("id", "=", valley.first.id).execute();
  const [approved, lapsed] = [await approvedOn(db, valley), await approvedOn(db, valley, true)];
  const draft = await unsentOn(db, valley);
  const applicant = await as(visitor, draft.owner);
  await applicant.goto(paths.provider.checkAnswers(draft.id));
  const page = await as(visitor, await anEntering(db, "commissioner"));
  await page.goto(paths.admin.lot(valley.first.id));
  await page.getByLabel("Reason").fill("Tutors enough for now");
  await page.getByLabel("I have read what this does").check();
  await press(page, "Close the lot");
  await expect(page.getByText("The lot is closed to new applications.")).toBeVisible();

  await press(applicant, "Send the application");
  await expect(applicant.getByRole("alert")).toContainText("It stays here as a draft");
  const reader = `reader-${mark()}@valley.example`;
  const stranger = await visitor();
  await expect(async () => {
    await stranger.goto(paths.lot(valley.first.slug));
    await stranger.getByRole("link", { name: "Tell me when it opens" }).click({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await stranger.getByLabel("Email address").fill(reader);
  await press(stranger, "Tell me when it opens");
  await followMail(stranger, reader, /^Confirm that we may tell you/);
  await press(stranger, "Confirm my address");

  await page.getByRole("link", { name: "Plan the opening" }).click();
  await plansRound(page, "More tutors are needed");
  await expect(page.getByText("4 addresses are told now, each once:")).toBeVisible();
  const planned = page.url();
  await announces(page);
  await expect(page.locator("dl")).toContainText(
    "Told: people who asked to be told, or began or sent an application before2",
  );
  await page.goto(planned);
  await plansRound(page, "Again");
  await expect(page.getByRole("alert")).toContainText("is open already");
  for (const address of [approved.owner.email, lapsed.owner.email, draft.owner.email, reader])
    await expect
      .poll(async () => (await mailsTo(address)).filter((subject) => / opens? for applications/.test(subject)))
      .toHaveLength(1);
  await applicant.goto(paths.provider.checkAnswers(draft.id));
  await press(applicant, "Send the application");
  await expect(applicant.getByRole("heading", { name: "Application sent" })).toBeVisible();
});

test("N8, N9: from a pseudo-DPS to an open framework, then on to an application", async ({ visitor }) => {
  const valley = await valleyFramework(db);
  const approved = await approvedOn(db, valley);
  const draft = await unsentOn(db, valley);
  const [who, signer] = [await anEntering(db, "commissioner"), await anEntering(db, "director", "procurement")];
  const page = await as(visitor, who);
  await page.goto(paths.admin.basis(valley.id));
  await records(page, "Open framework", boxesIn(0), { people: signer, closes: boxesIn(40) });
  await expect(page.getByText("Stays open in the first round").first()).toBeVisible();
  await expect(page.getByText("1 approved, 0 being decided, 1 draft").first()).toBeVisible();
  await press(page, "Record it and ask for approval");
  await signs(await as(visitor, signer), signer, ["legal", "procurement"]);
  await page.goto(paths.admin.framework(valley.id));
  await expect(page.getByText(/^Open framework, from/)).toBeVisible();

  await test.step("who is on it stays on it, with one click", async () => {
    const owner = await as(visitor, approved.owner);
    await owner.goto(paths.provider.home());
    await owner.getByRole("link", { name: new RegExp(`^Accept the terms of ${valley.names.first}`) }).click();
    await owner.getByLabel(/^Their role at/).fill("Owner");
    await owner.getByLabel(/I have the authority/).check();
    await owner.getByRole("button", { name: /^Accept/ }).click();
    await page.getByRole("link", { name: `${valley.names.first}, ${valley.names.second}` }).click();
    await expect(page.getByText("1 of 1 have accepted the terms.")).toBeVisible();
  });

  await test.step("one lot cannot open by itself any more", async () => {
    await page.goto(paths.admin.newRound(valley.id, valley.first.id));
    await plansRound(page, "More tutors", boxesIn(50));
    await expect(page.getByRole("alert")).toContainText("The whole framework is awarded again");
  });

  await test.step("an application is sent in the first round", async () => {
    const applicant = await as(visitor, draft.owner);
    await applicant.goto(paths.provider.checkAnswers(draft.id));
    await press(applicant, "Send the application");
    await expect(applicant.getByRole("heading", { name: "Application sent" })).toBeVisible();
  });
});
