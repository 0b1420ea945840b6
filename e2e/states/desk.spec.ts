import type { Page } from "@playwright/test";
import { replyToRequest } from "#app/domain/applications/reply-to-request.server.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { askOn, passAllSections } from "#db/factories/reviewers.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, inDays, mayEnter, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { admin } = paths;
const route = "routes/admin/application-section";

/** An application of a new firm, sent two days ago. */
async function sent(): Promise<MadeApplication> {
  const made = await anApplication(db, { lot: await tuitionLot(db) });
  await submitApplication(db, made.owner, { applicationId: made.id, submissionKey: uuidv7() }, inDays(-2));
  return made;
}
const reviewer = async () => mayEnter(db, await anOfficer(db, ["qa"]));
const check = (page: Page, name: string | RegExp) => page.getByRole("group", { name, exact: true }).first();
const missing = "How do you keep children and staff safe from day to day?";

for (const javaScriptEnabled of [true, false])
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });
    // What looks at a page runs in it.
    const lookAt: typeof look = async (...seen) => (javaScriptEnabled ? look(...seen) : undefined);

    test("row 23: a section is judged check by check with buttons", async ({ visitor }) => {
      const { id } = await sent();
      const page = await as(visitor, await reviewer());
      await page.goto(admin.applicationSection(id, "safeguarding"));
      await expect(page.getByText(/^From: /).first()).toBeVisible();
      await lookAt(page, route, "filled");
      await check(page, missing).getByLabel("Not met").check();
      await page.getByRole("button", { name: "Save and continue" }).click();
      await expect(page.getByRole("alert")).toContainText("Say what is not met and why");
      await expect(page.getByRole("alert")).toContainText("Say whether this is met: “");
      await lookAt(page, route, "error");
      await expect(check(page, missing).getByLabel("Not met")).toBeChecked();
      await check(page, missing)
        .getByLabel(/^Comment/)
        .fill("Nobody is called");
      await page.getByLabel("I have read each check without a finding, and it is met").check();
      await page.getByRole("button", { name: "Mark those as met" }).click();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Safeguarding");
      await page.goto(admin.applicationSection(id, "safeguarding"));
      await expect(page.getByText("Section fails")).toBeVisible();
      await expect(check(page, missing).getByLabel(/^Comment/)).toHaveValue("Nobody is called");
    });

    test("row 24: a finding to ask first says that nobody was asked, until the question is written", async ({
      visitor,
    }) => {
      const { id } = await sent();
      const page = await as(visitor, await reviewer());
      await page.goto(admin.applicationSection(id, "safeguarding"));
      await check(page, missing).getByLabel("Ask first").check();
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(check(page, missing).getByText("Not asked yet")).toBeVisible();
      await expect(page.getByText("1 question still to be written: the provider was not asked yet.")).toBeVisible();
      await lookAt(page, route, "filled");
      await page.getByLabel("I have read each check without a finding, and it is met").check();
      await page.getByRole("button", { name: "Mark those as met" }).click();
      await expect(check(page, missing).getByText("Not asked yet")).toBeVisible();
      await page.getByRole("button", { name: "Save and continue" }).click();
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Safeguarding");
      const toWrite = page.getByRole("link", { name: /^Write the question about/ });
      await expect(toWrite).toHaveCount(1);
      await page.goto(admin.application(id));
      await expect(page.getByRole("row", { name: /^Safeguarding \d/ })).toContainText("Open: 1 question not asked yet");
      await lookAt(page, "routes/admin/application", "filled");
      await expect(toWrite).toHaveCount(1);
      if (javaScriptEnabled) {
        await page.goto(admin.applicationSection(id, "safeguarding"));
        await check(page, missing).focus();
        await page.keyboard.press("q");
      } else await toWrite.click();
      await page.getByLabel("What do you need to know?").fill("Who calls home?");
      await page.getByRole("button", { name: "Send question" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Safeguarding");
      await expect(check(page, missing).getByText("Who calls home?")).toBeVisible();
      await expect(page.getByText("Not asked yet")).toHaveCount(0);
      await page.goto(admin.application(id));
      await expect(toWrite).toHaveCount(0);
    });

    test("P2: the same check in two windows shows both texts", async ({ visitor }) => {
      const { id } = await sent();
      const page = await as(visitor, await reviewer());
      await page.goto(admin.applicationSection(id, "safeguarding"));
      const other = await page.context().newPage();
      await other.goto(admin.applicationSection(id, "safeguarding"));
      const write = async (window: Page, finding: string, comment: string) => {
        await check(window, missing)
          .getByLabel(/^Comment/)
          .fill(comment);
        await check(window, missing).getByLabel(finding, { exact: true }).check();
      };
      await write(other, "Met", "Written first");
      await other.getByRole("button", { name: "Save", exact: true }).click();
      await expect(check(other, missing).getByText(/^Saved at/)).toBeVisible();
      await write(page, "Not met", "Written second");
      if (!javaScriptEnabled) await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText(/^You saved this check in another window at/)).toBeVisible();
      await expect(page.getByText("Written first")).toBeVisible();
      await expect(check(page, missing).getByLabel(/^Comment/)).toHaveValue("Written second");
      await lookAt(page, route, "stale");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await expect(page.getByText(/^You saved this check in another window at/)).toHaveCount(0);
      await expect(check(page, missing).getByLabel(/^Comment/)).toHaveValue("Written second");
    });
  });

test("P11: what changed since a reviewer looked stands beside what they read", async ({ visitor }) => {
  const { id, owner } = await sent();
  const qa = await reviewer();
  await passAllSections(db, qa, id, inDays(-1));
  await askOn(db, await anOfficer(db, ["qa"]), id, "SAF-15", inDays(-1));
  const value = { online: "We call home within ten minutes", value: "We call home within ten minutes" };
  await db
    .updateTable("answer")
    .set({ value: JSON.stringify(value) })
    .where("provider_id", "=", owner.providerId)
    .where("question_id", "=", "SAF-15")
    .execute();
  const [thread] = await threadsOf(db, id);
  const reply = { applicationId: id, threadId: thread?.id ?? "", reply: "As asked" };
  await replyToRequest(db, owner, reply, inDays(0));
  const page = await as(visitor, qa);
  await page.goto(admin.applicationSection(id, "safeguarding"));
  await expect(page.getByText(/^Changed since you looked on/)).toBeVisible();
  await look(page, route, "changed");
  const saved = page.waitForResponse((response) =>
    response.url().endsWith(admin.applicationChecks(id, "safeguarding")),
  );
  await check(page, missing).getByLabel("Met", { exact: true }).check();
  await saved;
  await expect(page.getByText(/^Changed since you looked on/)).toHaveCount(0);
  await expect(page.getByText("Section passes")).toBeVisible();
});

test("row 23: a section is judged by keys alone and saves by itself", async ({ visitor }) => {
  const { id } = await sent();
  const page = await as(visitor, await reviewer());
  await page.goto(admin.applicationSection(id, "prices"));
  await expect(page.getByText("Keys on this page")).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  const rows = page.locator("[data-check]");
  const count = await rows.count();
  for (let row = 0; row < count; row++) {
    await page.keyboard.press("j");
    await expect(rows.nth(row)).toBeFocused();
    await page.keyboard.press("m");
    await expect(rows.nth(row).getByRole("status")).toHaveText(/^Saved at/);
  }
  await expect(page.getByText("Section passes")).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("x");
  await page.keyboard.press("c");
  await page.keyboard.type("n and m are letters here");
  await page.keyboard.press("Tab");
  await expect(page.getByText("Section fails")).toBeVisible();
  await page.reload();
  await expect(rows.nth(count - 2).getByLabel(/^Comment/)).toHaveValue("n and m are letters here");
  await expect(page.getByText("Section fails")).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByText("Next page of the document")).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Prices");
});

test("row 23: a save that is refused is no success: 400 for what was sent, 409 for what was saved meanwhile", async ({
  visitor,
}) => {
  const { id } = await sent();
  const page = await as(visitor, await reviewer());
  await page.goto(admin.applicationSection(id, "prices"));
  const sentAt = await page.locator('input[name="sentAt"]').first().inputValue();
  const questionId = await page.locator('input[name="checks.0.questionId"]').inputValue();
  const save = async (said: { comment: string; version: string; result: string }) => {
    const fields = Object.entries({ questionId, ...said }).map(([name, value]) => [`checks.0.${name}`, value]);
    const form = { sentAt, ...Object.fromEntries(fields) };
    const response = await page.request.post(admin.applicationChecks(id, "prices"), {
      form,
      headers: { origin: portal.url },
    });
    return { status: response.status(), ...(await response.json()) };
  };
  const met = { comment: "Dearer than most", version: "0", result: "met" };
  expect(await save({ ...met, comment: "x".repeat(2001) })).toEqual({
    status: 400,
    message: "Comment must be 2,000 characters or fewer",
  });
  expect(await save(met)).toMatchObject({ status: 200, version: 1 });
  const late = await save({ ...met, comment: "Cheaper than most" });
  expect(late).toMatchObject({ status: 409, theirs: { comment: "Dearer than most", version: 1 } });
});

test("N26: one key opens the next application, in the queue and at the desk, unless keys are off", async ({
  visitor,
}) => {
  const { id } = await sent();
  await sent();
  const page = await as(visitor, await reviewer());
  await page.goto(admin.applications());
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/admin\/applications\/[0-9a-f-]{36}$/);
  await page.goto(admin.applicationSection(id, "prices"));
  await expect(page.getByText("Keys on this page")).toBeVisible();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/admin\/applications\/[0-9a-f-]{36}$/);
  expect(page.url()).not.toContain(id);

  const here = page.url();
  await page.getByRole("button", { name: "Turn single keys off" }).click();
  await page.keyboard.press("n");
  await expect(page.getByText("Single keys are turned off on this machine.")).toBeVisible();
  await expect(page).toHaveURL(here);
  await page.goto(admin.applicationSection(id, "prices"));
  await page.getByText("Keys on this page").click();
  await expect(page.getByLabel("Use these keys on this machine")).not.toBeChecked();
});

test("row 23: the page of a document stands beside the checks that rest on it", async ({ signedIn }) => {
  const { id } = await db
    .selectFrom("application")
    .innerJoin("provider", "provider.id", "application.provider_id")
    .select("application.id")
    .where("provider.slug", "=", "wye-mentoring")
    .executeTakeFirstOrThrow();
  const page = await signedIn("qa@council.example");
  const evidence = page.getByRole("region", { name: "Evidence" });
  await expect(async () => {
    await page.goto(admin.applicationSection(id, "safeguarding"));
    await expect(evidence.getByRole("img", { name: /^Page 1 of / })).toBeVisible({ timeout: 500 });
  }).toPass();
  await look(page, route, "filled");
  await page.getByRole("link", { name: /^Show Policy on allegations/ }).click();
  await expect(evidence.getByRole("link", { name: /^Policy on allegations/ })).toHaveAttribute("aria-current", "true");
  await expect(evidence.getByText("This file was not checked for viruses.")).toBeVisible();
});
