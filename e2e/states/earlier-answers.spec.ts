import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aSecondLot, aTuitionLot } from "#db/factories/lots.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider } = paths;

test("a draft to a second lot, before and after earlier answers are used", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const lot = await aTuitionLot(db);
  const second = await aSecondLot(db, lot);
  const page = await as(visitor, owner);
  await page.goto(provider.answers());
  await look(page, "routes/provider/answers", "empty");

  await anApplication(db, { owner, lot, answers: soleTutorAnswers(dateIn(-60), dateIn(200)) });
  await page.goto(provider.applications());
  await expect(page.getByText("of them new to you").first()).toBeVisible();
  await page.locator(`form:has(input[value="${second.id}"])`).getByRole("button").click();
  await expect(page.getByText("of these questions before")).toBeVisible();
  await expect(page.getByText("our first estimate")).toBeVisible();
  await look(page, "routes/provider/application", "offered");
  const id = page.url().split("/").at(-1) ?? "";

  await page.goto(provider.question(id, "name-and-type"));
  await look(page, "routes/provider/question", "offered");
  await page.getByRole("button", { name: /^Use th/ }).click();
  await expect(page.getByText("Your earlier answer is in the form below")).toBeVisible();
  await look(page, "routes/provider/question", "used");

  await page.goto(provider.earlierAnswers(id));
  await look(page, "routes/provider/earlier-answers", "filled");
  await page.getByRole("button", { name: "Use the ticked answers" }).click();
  await expect(page.getByRole("alert")).toContainText("Tick the answers that you want to use");
  await look(page, "routes/provider/earlier-answers", "error");
  await page.getByRole("link", { name: "Tick all" }).click();
  await expect(page.locator('input[name="use"]:not(:checked)')).toHaveCount(0);
  await page.locator('input[name="use"]').first().uncheck();
  await page.getByRole("button", { name: "Use the ticked answers" }).click();
  await expect(page.getByRole("alert")).toContainText("answers are used in this application");
  await look(page, "routes/provider/earlier-answers", "done");
  await page.locator('input[name="use"]').first().check();
  await page.getByRole("button", { name: "Use the ticked answers" }).click();
  await expect(page.getByRole("alert")).toContainText("1 answer is used in this application");
  await look(page, "routes/provider/earlier-answers", "empty");
  await page.goto(provider.answers());
  await look(page, "routes/provider/answers", "filled");
});
