import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aClosedCatchUp, anOpenCatchUp, aSentCatchUp } from "#db/factories/catch-ups.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider, admin } = paths;
const since = { at: inDays(-1), dueOn: dateIn(20) };

/** A provider that is approved on a lot of its own. */
async function approved(): Promise<MadeApplication> {
  const answers = soleTutorAnswers(dateIn(-60), dateIn(200));
  const lot = await aTuitionLot(db);
  return anApplication(db, { owner: await aNewcomer(db), lot, status: "admitted", answers });
}

test("an approved provider is asked something new, answers it and sends it", async ({ visitor }) => {
  const made = await anOpenCatchUp(db, db, { ...since, made: await approved() });
  const page = await as(visitor, made.owner);
  await page.getByRole("link", { name: "Answer the new questions about Tuition" }).click();
  await expect(page.getByText("The guidance changed.")).toBeVisible();
  await look(page, "routes/provider/new-questions", "todo");
  await page.goto(provider.application(made.id));
  await look(page, "routes/provider/application", "new-questions");
  await page.getByRole("link", { name: "Read the new questions" }).click();

  await page.getByRole("link", { name: "Do you carry children in a vehicle?" }).click();
  await page.getByLabel("Yes").check();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.locator("h1")).toHaveText("New questions");
  await page.getByRole("link", { name: "Who checks the driving licences?" }).click();
  await page.getByLabel("Who checks the driving licences?").fill("Tess O'Neill");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("button", { name: "Send your answers" })).toBeVisible();
  await look(page, "routes/provider/new-questions", "complete");

  const second = await page.context().newPage();
  await second.goto(provider.question(made.id, "journeys"));
  await second.getByLabel("Who checks the driving licences?").fill("");
  await second.getByRole("button", { name: "Save and go back to the list" }).click();
  await expect(second.getByText("Not finished")).toBeVisible();
  await page.getByRole("button", { name: "Send your answers" }).click();
  await expect(page.getByRole("alert")).toContainText("Finish your answer to: Who checks the driving licences?");
  await look(page, "routes/provider/new-questions", "error");

  await page.goto(provider.question(made.id, "journeys"));
  await page.getByLabel("Who checks the driving licences?").fill("Tess O'Neill");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByRole("button", { name: "Send your answers" }).click();
  await expect(page.locator("h1")).toHaveText("Answers sent");
  await look(page, "routes/provider/new-questions", "sent");
});

test("an approved provider has nothing to answer once the questions are asked no more", async ({ visitor }) => {
  const made = await aClosedCatchUp(db, db, { ...since, made: await approved() });
  const page = await as(visitor, made.owner);
  await page.goto(provider.newQuestions(made.id));
  await expect(page.getByText("We do not ask these questions any more.")).toBeVisible();
  await look(page, "routes/provider/new-questions", "closed");
});

test("a reviewer reads what was answered since", async ({ signedIn }) => {
  const made = await aSentCatchUp(db, db, { ...since, made: await approved() });
  const page = await signedIn("qa@council.example");
  await page.goto(admin.application(made.id));
  await page.getByRole("link", { name: "See the answers to new questions" }).click();
  await look(page, "routes/admin/new-answers", "filled");
  await page.getByRole("button", { name: "I have read these answers" }).click();
  await expect(page.getByText(/^Read at/)).toBeVisible();
  await look(page, "routes/admin/new-answers", "done");
});
