import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { refuseApplication } from "#app/domain/reviews/refuse-application.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, anEvidence, type MadeApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider } = paths;

/** A whole application of a new organisation, its documents in date. */
async function whole(status: ApplicationStatus, lot?: MadeLot): Promise<MadeApplication> {
  const owner = await aNewcomer(db);
  const answers = soleTutorAnswers(dateIn(-60), dateIn(200));
  const made = await anApplication(db, { owner, lot: lot ?? (await tuitionLot(db)), status, answers });
  await inDate(db, owner.providerId);
  return made;
}

const inDate = (trx: Db, providerId: string) =>
  trx
    .updateTable("evidence")
    .set({ starts_on: dateIn(-30), ends_on: dateIn(300), amount_pence: 1_000_000_000 })
    .where("provider_id", "=", providerId)
    .execute();

test("someone who has done nothing yet", async ({ visitor }) => {
  const page = await as(visitor, await aNewcomer(db));
  await look(page, "routes/provider/home", "empty");
  await page.goto(provider.applications());
  await look(page, "routes/provider/applications", "empty");
  await page
    .locator('input[name="lotId"]')
    .first()
    .evaluate((input) => input.setAttribute("value", "none"));
  await page
    .getByRole("button", { name: /^Start an application/ })
    .first()
    .click();
  await expect(page.getByRole("alert")).toContainText("Choose a lot that is open");
  await look(page, "routes/provider/applications", "error");
  await page.goto(provider.evidence());
  await look(page, "routes/provider/evidence", "empty");
  await page.goto(provider.staff());
  await look(page, "routes/provider/staff", "empty");
  await page.getByRole("button", { name: "Add to the list" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/staff", "error");
  await page.getByLabel("Full name").fill("Tess O'Neill");
  await page.getByLabel("Role").fill("Tutor");
  await page.getByRole("button", { name: "Add to the list" }).click();
  await expect(page.getByRole("heading", { name: "Tess O'Neill" })).toBeVisible();
  await look(page, "routes/provider/staff-member", "filled");
  await page.goto(provider.staff());
  await look(page, "routes/provider/staff", "filled");
});

test("an application that has just been started", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  await look(page, "routes/provider/home", "filled");
  await page.goto(provider.applications());
  await look(page, "routes/provider/applications", "filled");
  await page.goto(provider.application(id));
  await look(page, "routes/provider/application", "draft");
  await page.goto(provider.checkAnswers(id));
  await expect(page.getByRole("heading", { name: "Still to finish" })).toBeVisible();
  await look(page, "routes/provider/check-answers", "incomplete");
  await page.goto(provider.withdraw(id));
  await look(page, "routes/provider/withdraw", "filled");
});

test("a question, and the same question in two windows", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  const here = provider.question(id, "offer");
  await page.goto(here);
  await look(page, "routes/provider/question", "empty");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/question", "error");

  await page.goto(here);
  const second = await page.context().newPage();
  await second.goto(here);
  const fill = async (at: typeof page, text: string) => {
    await at.locator('[name="EDU-01.value"]').fill(text);
    await at.getByRole("button", { name: "Save and go back to the list" }).click();
  };
  await fill(second, "What the second window says");
  await expect(second.locator("h1")).toHaveText("Application to Tuition");
  await fill(page, "What the first window says");
  await expect(page.getByRole("heading", { name: "What was saved meanwhile" })).toBeVisible();
  await look(page, "routes/provider/question", "stale");
  await expect(page.locator('[name="EDU-01.value"]')).toHaveValue("What the first window says");
  await page.goto(here);
  await expect(page.locator('[name="EDU-01.value"]')).toHaveValue("What the second window says");
  await look(page, "routes/provider/question", "filled");
});

test("a whole application, sent; and one whose lot has closed", async ({ visitor }) => {
  const own = await aTuitionLot(db);
  const { id, owner } = await whole("draft", own);
  const page = await as(visitor, owner);
  await page.goto(provider.application(id));
  await expect(page.getByRole("link", { name: "Check your answers and send" })).toBeVisible();
  await look(page, "routes/provider/application", "complete");
  await page.goto(provider.checkAnswers(id));
  await look(page, "routes/provider/check-answers", "filled");

  const closing = (status: string) => db.updateTable("lot").set({ status }).where("id", "=", own.id).execute();
  await closing("closed");
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByRole("alert")).toContainText("has closed since you began");
  await look(page, "routes/provider/check-answers", "error");
  await closing("open");
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByText("Application sent").first()).toBeVisible();
  await look(page, "routes/provider/submitted", "filled");
  await page.goto(provider.application(id));
  await look(page, "routes/provider/application", "sent");
  await page.goto(provider.checkAnswers(id));
  await expect(page.locator("h1")).toHaveText("What you sent");
  await look(page, "routes/provider/check-answers", "sent");
  await page.getByRole("link", { name: "Every copy of what you sent" }).click();
  await expect(page.locator("main")).toContainText("submission 1");
  await look(page, "routes/provider/sent", "filled");
  await sentAgain(id);
  await page.goto(provider.sent(id));
  await expect(page.locator("tbody tr")).toHaveCount(2);
  await look(page, "routes/provider/sent-list", "filled");
  await page.goto(provider.sentCopy(id, 2));
  await expect(page.locator("main")).toContainText("No answer changed since the first submission");
});

/** A reply that changed nothing: a second copy beside the first. */
async function sentAgain(applicationId: string): Promise<void> {
  const event = await db
    .selectFrom("application_event")
    .selectAll()
    .where("application_id", "=", applicationId)
    .where("event", "=", "submit")
    .executeTakeFirstOrThrow();
  const again = { id: uuidv7(), event: "reply", at: new Date(event.at.getTime() + 60_000) };
  await db
    .insertInto("application_event")
    .values({ ...event, ...again, submission: JSON.stringify(event.submission) })
    .execute();
}

test("an application about which the council asks", async ({ visitor }) => {
  const { id, owner } = await whole("information-requested");
  const qa = await anOfficer(db, ["qa"]);
  await db
    .insertInto("information_request")
    .values({
      id: uuidv7(),
      application_id: id,
      question_id: "EDU-01",
      question: "Do you also teach science?",
      due_on: dateIn(5),
      asked_by: qa.personId,
      asked_at: inDays(-1),
    })
    .execute();
  const page = await as(visitor, owner);
  await page.goto(provider.application(id));
  await look(page, "routes/provider/application", "asked");
  await page.getByRole("link", { name: "Do you also teach science?" }).click();
  await look(page, "routes/provider/reply", "filled");
  await page.getByRole("button", { name: "Send the reply" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/reply", "error");
});

test("an application that was refused", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await aSubmittedApplication(db, { owner, lot: await aTuitionLot(db) });
  for (const role of ["qa", "qa_lead"] as const)
    await adviseOn(db, await anOfficer(db, [role]), id, new Date(), "refuse");
  const officer = await anOfficer(db, ["commissioner"], { delegated: true });
  const reasons = [{ about: "INS-01", text: "The cover is too low", remedy: "Show cover of at least £5 million" }];
  const input = { applicationId: id, reasons, version: 3, submissionKey: uuidv7() };
  await refuseApplication(db, officer, input, new Date());
  const page = await as(visitor, owner);
  await page.goto(provider.application(id));
  await expect(page.getByText("We wrote to you with the reasons.")).toBeVisible();
  await expect(page.getByText("Show cover of at least £5 million")).toBeVisible();
  await look(page, "routes/provider/application", "refused");
  await page.getByRole("button", { name: "Apply again" }).click();
  await expect(page.getByRole("heading", { name: "Why you were refused last time" })).toBeVisible();
  await page.getByRole("link", { name: /^Change the answer/ }).click();
  await expect(page.getByText("How to put it right: Show cover of at least £5 million")).toBeVisible();
});

test("uploading a document", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  const here = provider.upload(id, "SAF-01", "value");
  await page.goto(here);
  await look(page, "routes/provider/upload", "empty");
  await page.getByRole("button", { name: "Upload the file" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/upload", "error");
  await anEvidence(db, owner);
  await inDate(db, owner.providerId);
  await page.goto(here);
  await expect(page.getByText("The file that you gave before")).toBeVisible();
  await look(page, "routes/provider/upload", "filled");
  await page.goto(provider.evidence());
  await look(page, "routes/provider/evidence", "filled");
});
