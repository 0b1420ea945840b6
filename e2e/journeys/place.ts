import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { dayFromNow, expect, fillDate, followMail, look, test } from "../fixtures.ts";
import { setsUpApp } from "../second-step.ts";
import { showsCertificates, type Tutor } from "./apply.ts";
import { acceptsDocuments } from "./decide.ts";

type SignedIn = (email: string) => Promise<Page>;

const child = { firstNames: "Orla", surname: "Testwell" };

const staffChecks = /^(?!Overseas).+/;

/** The tutor's staff record and certificates, without which nobody can be sent a child. */
export async function getsReady(signedIn: SignedIn, { page, firm, name }: Tutor, document: string): Promise<void> {
  await test.step("the tutor keeps the staff record", async () => {
    await page.goto(paths.provider.staff());
    await look(page, "routes/provider/staff", "empty");
    await page.getByLabel("Full name").fill(name);
    await page.getByLabel("Role", { exact: true }).fill("Tutor");
    await page.getByRole("button", { name: "Add to the list" }).click();
    await look(page, "routes/provider/staff-member", "filled");
    const checks = await page.getByLabel("Check", { exact: true }).locator("option").allInnerTexts();
    for (const check of checks.filter((text) => staffChecks.test(text) && !/^(Choose|Select|$)/.test(text))) {
      await page.getByLabel("Check", { exact: true }).selectOption(check);
      await fillDate(page, "checkedOn", dayFromNow(-20));
      await page.getByLabel("Seen by").fill(name);
      await page.getByRole("button", { name: "Record the check" }).click();
      await expect(page.getByLabel("Seen by")).toHaveValue("");
    }
  });
  await test.step("the tutor uploads certificates and quality assurance accepts them", async () => {
    await showsCertificates(page, document);
    await acceptsDocuments(await signedIn("qa@council.example"), firm);
  });
}

/** Presses a button and waits until its page has gone: what follows goes elsewhere by itself. */
async function press(page: Page, name: string): Promise<void> {
  const before = page.url();
  await page.getByRole("button", { name }).click();
  await expect(async () => {
    const left = page.url() !== before || (await page.getByRole("button", { name }).count()) === 0;
    expect(left).toBe(true);
  }).toPass();
}

/** From a child's need to the live placement. */
export async function place(signedIn: SignedIn, tutor: Tutor): Promise<void> {
  const broker = await signedIn("broker@council.example");
  const reference = await sendsNeed(broker, tutor);
  await saysYes(tutor);
  const placementId = await awards(broker, tutor, reference);
  await accepts(broker, tutor, placementId);
  await starts(signedIn, broker, placementId);
}

/** A need recorded and sent to the tutor. Returns the referral's reference. */
export async function sendsNeed(broker: Page, tutor: Tutor): Promise<string> {
  const birth = dayFromNow(-12 * 365 - Math.floor(Math.random() * 300));

  await test.step("a broker records a need, and who the child is stays apart", async () => {
    await broker.goto(paths.admin.referrals());
    await look(broker, "routes/admin/referrals", "filled");
    await broker.getByRole("link", { name: "Record a child’s need" }).click();
    await look(broker, "routes/admin/new-referral", "empty");
    await broker.getByLabel("First names").fill(child.firstNames);
    await broker.getByRole("button", { name: "Save and see who is eligible" }).click();
    await look(broker, "routes/admin/new-referral", "error");
    await expect(broker.getByLabel("First names")).toHaveValue(child.firstNames);
    await broker.getByLabel("Surname").fill(child.surname);
    await fillDate(broker, "dateOfBirth", birth);
    await broker.getByLabel("Address", { exact: true }).fill("1 Made-up Street, Hereford");
    await broker.getByLabel("Postcode").fill("HR4 9AR");
    await broker.getByLabel("Who has parental responsibility").fill("Pat Testwell");
    await broker.getByLabel("School", { exact: true }).fill("None");
    await broker.getByRole("group", { name: "Lot" }).getByLabel("Tuition", { exact: true }).check();
    await broker.locator('input[name="needs"][value="semh"]').check();
    await broker.locator('input[name="modes"][value="online"]').check();
    await broker.locator('input[name="days"][value="mon"]').check();
    await broker.getByLabel("Sessions a week").fill("1");
    await fillDate(broker, "startOn", dayFromNow(0));
    await fillDate(broker, "endOn", dayFromNow(70));
    await broker.getByLabel("Furthest distance").fill("30");
    await broker.getByLabel("Summary for every provider you ask").fill("English and maths online, one morning a week.");
    await broker.getByLabel("More about the needs").fill("Anxious in groups; works well when the aim is clear.");
    await broker.locator('input[name="legalBasis"]').first().check();
    await broker.locator('[name="foundHow"]').first().fill("On the framework");
    await broker.getByRole("button", { name: "Save and see who is eligible" }).click();
  });

  await test.step("sees who is eligible and why others are not, and sends", async () => {
    await look(broker, "routes/admin/send-referral", "filled");
    await expect(broker.getByText("Not eligible, and why")).toBeVisible();
    await expect(broker.getByText(/Respond by 5pm on/)).toBeVisible();
    await broker.getByRole("button", { name: "Send the referral" }).click();
    await look(broker, "routes/admin/send-referral", "error");
    await broker.getByLabel(tutor.firm).check();
    await broker.getByRole("button", { name: "Send the referral" }).click();
    await look(broker, "routes/admin/referral", "sent");
  });
  return (await broker.locator("h1").innerText()).replace("Referral ", "").trim();
}

/** The tutor reads the need and answers. */
export async function saysYes(tutor: Tutor): Promise<void> {
  const { page } = tutor;

  await test.step("the tutor sets up a second step, reads without a name, and says yes", async () => {
    await followMail(page, tutor.email, /needs your answer$/);
    await look(page, "routes/account/second-factor", "sent");
    await setsUpApp(page, tutor.password);
    await look(page, "routes/provider/request", "facts");
    await expect(page.getByText(child.surname)).toHaveCount(0);
    await page.getByLabel(/^I will keep it/).check();
    await page.getByRole("button", { name: "Read more about the needs" }).click();
    await expect(page.getByText("Anxious in groups")).toBeVisible();
    await look(page, "routes/provider/request", "more");
    await page.getByRole("link", { name: "Yes", exact: true }).click();
    await look(page, "routes/provider/request", "answering");
    await fillDate(page, "startOn", dayFromNow(0));
    await page.getByRole("button", { name: "Send your answer" }).click();
    await look(page, "routes/provider/request", "error");
    await page.getByLabel("Price without VAT").fill("45");
    await page.getByLabel(/^A session/).check();
    await page.getByLabel(`${tutor.name}, Tutor`).check();
    await page.getByRole("button", { name: "Send your answer" }).click();
    await look(page, "routes/provider/request", "answered");
  });
}

/** Comparison and award. Returns the placement's id. */
export async function awards(broker: Page, tutor: Tutor, reference: string): Promise<string> {
  await test.step("the broker compares by the frozen weights and awards with reasons", async () => {
    await followMail(broker, "broker@council.example", `Referral ${reference} has a new answer`);
    await broker.getByRole("link", { name: "Compare the offers" }).click();
    await look(broker, "routes/admin/compare", "filled");
    await broker.getByLabel("4: Meets the need").check();
    await broker.getByLabel("Why this score?").fill("Known to teach anxious children well online.");
    await broker.getByLabel(/^They prefer this offer/).check();
    await broker.getByRole("button", { name: /^Save score for/ }).click();
    await look(broker, "routes/admin/compare", "scored");
    await broker.getByRole("link", { name: "Choose an offer" }).click();
    await look(broker, "routes/admin/award", "filled");
    await broker.getByLabel(tutor.firm).check();
    await broker.getByRole("button", { name: "Award the placement" }).click();
    await look(broker, "routes/admin/award", "error");
    await broker.getByLabel(tutor.firm).check();
    await broker.getByLabel(/^Risk:/).fill("Low: online, at home, with a parent near.");
    await broker.getByLabel(/^Need:/).fill("Teaches what is needed from today.");
    await broker.getByLabel(/^Value for money:/).fill("The only offer, at a usual rate.");
    await broker.getByRole("button", { name: "Award the placement" }).click();
    await look(broker, "routes/admin/placement", "agreed");
  });
  return broker.url().split("/").at(-1) ?? "";
}

/** The tutor takes the award; both sides agree. */
export async function accepts(broker: Page, tutor: Tutor, placementId: string): Promise<void> {
  const { page } = tutor;
  await test.step("the tutor accepts, learns who the child is, and both sides agree", async () => {
    await followMail(page, tutor.email, /was chosen$/);
    await look(page, "routes/provider/placement", "awarded");
    await expect(page.getByRole("link", { name: "See who the child is" })).toHaveCount(0);
    await page.getByRole("button", { name: "Accept the award" }).click();
    await look(page, "routes/provider/placement", "accepted");
    await page.getByRole("link", { name: "See who the child is" }).click();
    await expect(page.getByText(`${child.firstNames} ${child.surname}`)).toBeVisible();
    await look(page, "routes/provider/placement-child", "filled");
    await page.goto(paths.provider.agreement(placementId));
    await press(page, "Accept the agreement");
    await page.goto(paths.provider.riskAssessment(placementId));
    await page.getByLabel(/^What could go wrong/).fill("Online only; a parent is in the room; camera off is fine.");
    await press(page, "Send the risk assessment");
    await broker.goto(paths.admin.agreement(placementId));
    await press(broker, "Accept for the council");
  });
}

/** Every gate by its owner, then the start. */
export async function starts(signedIn: SignedIn, broker: Page, placementId: string): Promise<void> {
  await test.step("each gate is met by its own owner, and only then the placement starts", async () => {
    await broker.goto(paths.admin.placement(placementId));
    await expect(broker.getByRole("button", { name: "Start the placement" })).toHaveCount(0);
    const qa = await signedIn("qa.lead@council.example");
    await qa.goto(paths.admin.qualityCheck(placementId));
    await qa.getByLabel(/^Met:/).check();
    await qa.getByLabel(/^What did you look at/).fill("Spoke with the tutor and the parent.");
    await press(qa, "Record the finding");
    const manager = await signedIn("manager@council.example");
    await manager.goto(paths.admin.order(placementId));
    await manager.getByLabel("Order number").fill(`PO-${placementId.slice(-8)}`);
    await manager.getByLabel("Amount approved, without VAT").fill("4,500");
    await press(manager, "Record the approved order");
    await broker.goto(paths.admin.placement(placementId));
    await look(broker, "routes/admin/placement", "ready");
    await broker.getByRole("button", { name: "Start the placement" }).click();
    await look(broker, "routes/admin/placement", "live");
  });
}
