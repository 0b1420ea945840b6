import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, boxesIn, dateIn, inDays } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A whole application of a firm of the test's own, sent. */
async function sent(): Promise<MadeApplication> {
  const owner = await aNewcomer(db);
  const answers = soleTutorAnswers(dateIn(-60), dateIn(200));
  return anApplication(db, { owner, lot: await aQuietLot(db), status: "submitted", answers });
}

test("row 24: two questions, one answered, asked again, withdrawn", async ({ signedIn, visitor }) => {
  const given = await sent();
  const asker = await anOfficer(db, ["qa"]);
  for (const question of ["EDU-04", "EDU-01"]) await askOn(db, asker, given.id, question, inDays(0));
  const provider = await as(visitor, given.owner);
  await provider.goto(paths.provider.application(given.id));
  await expect(provider.getByText("2 questions wait for your reply")).toBeVisible();
  await look(provider, "routes/provider/application", "asked");
  const thread = provider.getByRole("link", { name: "Who stands in when you are ill?" });
  await thread.first().click();
  await look(provider, "routes/provider/reply", "filled");
  await provider.getByLabel("Your reply").fill("My partner does.");
  await provider.getByRole("button", { name: "Send the reply" }).click();
  await expect(provider.getByText("One question waits for your reply")).toBeVisible();
  await thread.last().click();
  await expect(provider.locator("h1")).toHaveText("Our question and your answer");
  await look(provider, "routes/provider/reply", "answered");

  const page = await signedIn("qa@council.example");
  const route = "routes/admin/thread";
  const open = async (status: string) => {
    await page.goto(paths.admin.application(given.id));
    await page.getByRole("listitem").filter({ hasText: status }).getByRole("link").first().click();
  };
  await open("With the provider");
  await look(page, route, "waiting");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what you want to do");
  await look(page, route, "error");
  await page.getByLabel("Withdraw the question").check();
  await page.getByLabel("What you write to the provider").fill("Your policy says it");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("waits for the provider")).toHaveCount(0);
  await open("Withdrawn");
  await look(page, route, "over");
  await open("Replied: for you to read");
  await look(page, route, "replied");
  await page.getByLabel("Ask again").check();
  await page.getByLabel("What you write to the provider").fill("And in the holidays?");
  await fillDate(page, "dueOn", boxesIn(9) as [string, string, string]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("One question waits for the provider.")).toBeVisible();
});
