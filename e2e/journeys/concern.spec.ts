import type { Page } from "@playwright/test";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { dayFromNow, expect, followMail, test } from "../fixtures.ts";
import { mayEnter } from "../states/people.ts";
import { choose, enter, unfold, write, writeDate } from "./keys.ts";
import { type OwnDemonstration, ownDemonstration } from "./own-demonstration.ts";

// A standing that changed reaches the pages that are kept for a moment.
const SOON = { timeout: 30_000 };

let own: OwnDemonstration;
/** Of an address of its own: the inbox is shared with other journeys. */
let leadEmail: string;
let ownerEmail: string;
let name: string;
let slug: string;
test.beforeEach(async ({ browser, javaScriptEnabled }) => {
  test.setTimeout(900_000);
  const mark = uuidv7().slice(-8);
  own = await ownDemonstration(browser, `concern_${mark}`, javaScriptEnabled !== false);
  leadEmail = `lead-${mark}@council.example`;
  await own.db.updateTable("person").set({ email: leadEmail }).where("email", "=", "qa.lead@council.example").execute();
  name = `Millrace Learning ${mark}`;
  const provider = await anApprovedProvider(own.db, { name, lot: await aQuietLot(own.db) });
  ownerEmail = (await mayEnter(own.db, provider.owner)).email;
  for (let made = 0; made < 3; made++) await aPlacement(own.db, { provider });
  const service = own.db.selectFrom("service").select("slug").where("id", "=", provider.serviceId);
  slug = (await service.executeTakeFirstOrThrow()).slug;
  await own.setTo(0);
});
test.afterEach(async () => {
  await own.end();
  expect(own.breaches).toEqual([]);
});

const press = (page: Page, button: string) => enter(page.getByRole("button", { name: button }));
const follow = (page: Page, link: string | RegExp) => enter(page.getByRole("link", { name: link }).first());
const expectFound = (page: Page, found: boolean) =>
  expect.poll(async () => (await page.goto(paths.provision(slug)))?.status(), SOON).toBe(found ? 200 : 404);

/** A neighbour, without an account, from the provider's public page. */
async function reports(page: Page): Promise<void> {
  await page.goto(paths.provision(slug));
  await unfold(page, "If you think a child is not safe");
  await follow(page, "Tell us that you are worried about this provider");
  await expect(page.getByText("call 999")).toBeVisible();
  await expect(page.getByLabel("The provider it is about")).toHaveValue(name);
  await write(page.getByLabel("What happened"), "The children were left alone all morning");
  await choose(page.getByLabel("No, I want to stay anonymous"));
  await press(page, "Continue");
  await press(page, "Send it");
  await expect(page.getByText("What happens next")).toBeVisible();
}

/** The quality lead, from the mail to a suspension at once. */
async function suspends(page: Page): Promise<void> {
  await followMail(page, leadEmail, "A concern was reported: open it now", undefined, { timeout: 90_000 });
  await expect(page.getByText("left alone all morning")).toBeVisible();
  await follow(page, /^Look at it/);
  await choose(page.getByRole("group", { name: "Is it about a provider here?" }).getByLabel("Yes"));
  await write(page.getByLabel("What you see in it"), "Nobody was there who is responsible for them");
  await choose(page.getByLabel("Immediate"));
  await choose(page.getByRole("group", { name: /allegation/ }).getByLabel("No"));
  await press(page, "Save");
  for (const box of await page.getByRole("group", { name: "Placements" }).getByRole("checkbox").all())
    await choose(box);
  await press(page, "Save");
  await expect(page.getByText("Looked at", { exact: true }).first()).toBeVisible();
  await follow(page, "Suspend or remove the provider");
  await choose(page.getByLabel("Suspend it", { exact: true }));
  await write(page.getByLabel("Your reasons"), "Children were without an adult for a morning");
  await choose(page.getByLabel("This minute"));
  await press(page, "Tell the provider");
  await expect(page.getByText("You proposed this, so another officer decides")).toBeVisible();
}

/** Each of the three running placements gets a decision of its own: it goes on, it pauses, it pauses. */
async function decidesEach(page: Page): Promise<void> {
  await page.goto(paths.admin.home());
  await follow(page, /to decide about: the provider is on hold/);
  const waiting = page.getByRole("row").filter({ hasText: name }).filter({ hasText: "To decide" });
  for (let left = 3; left > 0; left--) {
    await expect(waiting).toHaveCount(left);
    await enter(waiting.first().getByRole("link"));
    if (left === 3) {
      await choose(page.getByLabel("It continues, with safeguards"));
      await writeDate(page.getByRole("group", { name: "If it continues" }), dayFromNow(7));
    } else await choose(page.getByLabel("It is paused", { exact: true }));
    await write(page.getByLabel("The safeguards, or why"), "A second adult is there at all times");
    await press(page, "Decide and tell");
    await expect(page.getByRole("button", { name: "Decide and tell" })).toHaveCount(0);
    await page.goto(paths.admin.placementDecisions());
  }
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole("row").filter({ hasText: name }).filter({ hasText: "Decided" })).toHaveCount(3);
}

test("row 33: a concern suspends a provider with three running placements, each gets its decision, and an appeal brings it back", async () => {
  const neighbour = await own.visitor();
  await reports(neighbour);
  const lead = await own.enter(leadEmail);
  await suspends(lead);
  await expectFound(neighbour, false);
  await decidesEach(lead);

  const owner = await own.enter(ownerEmail);
  await follow(owner, /You are suspended: an owner must read why/);
  await write(owner.getByLabel("Your answer"), "The tutor was in the next room");
  await press(owner, "Send my answer");
  await expect(owner.locator("h1")).toHaveText("You are suspended. We read your answer and decide");

  const commissioner = await own.enter("commissioner@council.example");
  await follow(commissioner, `of ${name} to decide`);
  await choose(commissioner.getByLabel("Impose it", { exact: true }));
  await write(commissioner.getByLabel("Why", { exact: true }), "It cannot say who was there");
  await press(commissioner, "Record the decision");
  await expect(commissioner.getByText("In force", { exact: true })).toBeVisible();
  expect(await commissioner.content()).not.toContain("left alone all morning");

  await owner.goto(paths.provider.home());
  await follow(owner, /You are suspended: read why/);
  await expect(owner.getByText("Children were without an adult")).toBeVisible();
  expect(await owner.content()).not.toContain("left alone all morning");
  await write(owner.getByLabel("Your appeal"), "The tutor was in the next room: here is who saw her");
  await press(owner, "Send my appeal");
  await expect(owner.locator("h1")).toHaveText("You are suspended. We read your appeal");

  const director = await own.enter("director@council.example");
  await follow(director, `of ${name} to decide`);
  await choose(director.getByLabel("Uphold it"));
  await write(director.getByLabel("Why", { exact: true }), "She was there");
  await press(director, "Record the decision");
  await expect(director.getByText("Ended: appeal upheld")).toBeVisible();
  await owner.reload();
  await expect(owner.locator("h1")).toContainText("Your appeal is upheld");
  await expectFound(neighbour, true);
});
