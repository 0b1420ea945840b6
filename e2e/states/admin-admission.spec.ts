import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** An application of a new firm to the demonstration's lot, sent and not yet read. */
async function sent() {
  const lot = await db
    .selectFrom("lot")
    .innerJoin("question_set", "question_set.framework_id", "lot.framework_id")
    .select(["lot.id", "lot.slug", "lot.framework_id as frameworkId", "question_set.id as questionSetId"])
    .where("lot.slug", "=", "tuition")
    .executeTakeFirstOrThrow();
  return aSubmittedApplication(db, { lot });
}

test("the start page and the lists", async ({ signedIn }) => {
  const reviewer = await signedIn("qa@council.example");
  const { id } = await sent();
  for (const [page, address] of [
    ["home", paths.admin.home()],
    ["applications", paths.admin.applications()],
    ["evidence-list", paths.admin.evidence()],
    ["providers", paths.admin.providers()],
    ["lots", paths.admin.lots()],
  ] as const) {
    await reviewer.goto(address);
    await look(reviewer, `routes/admin/${page}`, "filled");
  }
  for (const [page, address] of [
    ["applications", `${paths.admin.applications()}?q=nobody-has-this-name`],
    ["evidence-list", `${paths.admin.evidence()}?q=nobody-has-this-name`],
    ["providers", `${paths.admin.providers()}?q=nobody-has-this-name`],
  ] as const) {
    await reviewer.goto(address);
    await expect(
      reviewer.locator("main").getByText(/^No (applications here|documents of such|provider has this)/),
    ).toBeVisible();
    await look(reviewer, `routes/admin/${page}`, "empty");
  }
  const idle = await signedIn("dpo@council.example");
  await expect(idle.getByText("Nothing waits for you now")).toBeVisible();
  await look(idle, "routes/admin/home", "empty");
  await idle.goto(paths.admin.application(id));
  await look(idle, "routes/admin/application", "filled");
});

test("an application and a question back", async ({ signedIn }) => {
  const page = await signedIn("qa@council.example");
  const { id } = await sent();
  await page.goto(paths.admin.application(id));
  await look(page, "routes/admin/application", "filled");
  await page.getByText("Declare a conflict of interest").click();
  await page.getByRole("button", { name: "Declare and step aside" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/application", "error");

  await page.goto(paths.admin.sentCopy(id, 1));
  await look(page, "routes/admin/sent", "filled");

  await page.goto(paths.admin.askProvider(id, "SAF-01"));
  await look(page, "routes/admin/ask-provider", "empty");
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/ask-provider", "error");

  await page.goto(paths.admin.recommend(id));
  await look(page, "routes/admin/recommend", "empty");
  await page.getByRole("button", { name: "Send recommendation" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/recommend", "error");
});

test("the decision on an application", async ({ signedIn }) => {
  const { id } = await sent();
  for (const outcome of ["admit", "refuse"] as const)
    await adviseOn(db, await anOfficer(db, ["qa"]), id, new Date(), outcome);
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.decide(id));
  await page.getByText("Read the letter that refuses").click();
  await expect(page.getByText("We have not approved your application")).toBeVisible();
  await page.getByText("Read the letter that admits").click();
  await expect(page.getByText("Before your first placement we need:")).toBeVisible();
  await look(page, "routes/admin/decide", "empty");
  await page
    .getByLabel(/^How to put it right: Do you have, or will you have .* employers’ liability/)
    .fill("Show cover of at least £5 million");
  await page.getByRole("button", { name: "Read the letters with what I typed" }).click();
  await expect(page.getByText("To put it right: show cover of at least £5 million")).toBeVisible();
  await page.getByRole("button", { name: "Record decision and send the letter" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/decide", "error");
});

test("a document and a provider’s page", async ({ signedIn }) => {
  const { owner, evidenceIds } = await sent();
  const page = await signedIn("qa@council.example");
  await page.goto(paths.admin.evidenceDecision(evidenceIds[0] ?? ""));
  await look(page, "routes/admin/evidence-decision", "empty");
  await page.getByRole("button", { name: "Save decision" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/evidence-decision", "error");
  await page.getByRole("link", { name: "It is a DBS certificate" }).click();
  await look(page, "routes/admin/received-in-error", "filled");
  await page.getByRole("button", { name: "Destroy this document" }).click();
  await expect(page.getByRole("alert")).toContainText("Confirm that this document is to be destroyed");
  await look(page, "routes/admin/received-in-error", "error");

  const { id } = await db
    .selectFrom("provider")
    .select("id")
    .where("slug", "=", "bright-path")
    .executeTakeFirstOrThrow();
  await page.goto(paths.admin.provider(id));
  await look(page, "routes/admin/provider", "filled");
  await page.goto(paths.admin.provider(owner.providerId));
  await page.getByText("Record a debarment check", { exact: true }).click();
  await page.getByRole("button", { name: "Record check" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/provider", "error");
});

test("a lot, closed and opened", async ({ signedIn }) => {
  const lot = await aQuietLot(db);
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.lot(lot.id));
  await look(page, "routes/admin/lot", "closed");
  await expect(page.getByRole("link", { name: "Plan the opening" })).toBeVisible();
  await db.updateTable("lot").set({ status: "open" }).where("id", "=", lot.id).execute();
  await page.goto(paths.admin.lot(lot.id));
  await look(page, "routes/admin/lot", "open");
  await page.getByRole("button", { name: "Close the lot" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/lot", "error");
  await page.getByLabel("Reason").fill("Mentors enough");
  await page.getByLabel("I have read what this does").check();
  await page.getByRole("button", { name: "Close the lot" }).click();
  await expect(page.getByText("The lot is closed to new applications.")).toBeVisible();
  await look(page, "routes/admin/lot", "done");
});

test("messages and the audit", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  await page.goto(paths.admin.messages());
  await look(page, "routes/admin/messages", "filled");
  await page.goto(`${paths.admin.messages()}?state=dead`);
  await expect(page.getByText("No messages here")).toBeVisible();
  await look(page, "routes/admin/messages", "empty");
  await page.goto(paths.admin.audit());
  await look(page, "routes/admin/audit", "filled");
});
