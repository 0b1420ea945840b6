import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { aPanelQuestion } from "#db/factories/panel-questions.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { cookieOf } from "../access/ask.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, dateIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const aYoungPerson = async () => mayEnter(db, await anOfficer(db, ["panel"]));

/** An application to a lot in which young people ask, with the code of its answer. */
async function anAnswer(text: string) {
  const lot = await aQuietLot(db);
  const owner = await mayEnter(db, await aProviderPerson(db, { providerName: "Quill and Ink Ltd" }));
  const answers = { ...soleTutorAnswers(dateIn(-100), dateIn(200)), "EDU-11": { value: text } };
  const application = await aSubmittedApplication(db, { lot, owner, answers, at: inDays(-2) });
  await aPanelQuestion(db, lot.id, { at: inDays(0), modelAnswer: "Canary: ask me first" });
  const row = db.selectFrom("panel_answer").select("code").where("application_id", "=", application.id);
  return { ...application, lot, code: (await row.executeTakeFirstOrThrow()).code };
}

test("N19: what waits for a young person, read, scored and changed", async ({ visitor }) => {
  const { code } = await anAnswer("At Quill and Ink we ask you what you like.");
  const page = await as(visitor, await aYoungPerson());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Young people’s panel");
  await look(page, "routes/panel/home", "filled");
  await page.goto(paths.panel.papers());
  await look(page, "routes/panel/papers", "filled");
  await expect(page.locator("body"), "no word of procurement").not.toContainText(/\b(lots?|tender|bid|procurement)\b/i);
  await page.goto(paths.panel.answer(code));
  await expect(page.locator("main")).toContainText("At [name] we ask you what you like.");
  await expect(page.locator("body")).not.toContainText("Quill");
  await look(page, "routes/panel/answer", "filled");
  await page.getByRole("button", { name: "Save my score" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose a score");
  await look(page, "routes/panel/answer", "error");
  await page.getByLabel(/^3:/).check();
  await page.getByLabel("Why?", { exact: true }).fill("They ask first");
  await page.getByRole("button", { name: "Save my score" }).click();
  await expect(page.getByText("Your score is saved.")).toBeVisible();
  await look(page, "routes/panel/answer", "done");
  await page.goto(`${paths.panel.home()}?list=done`);
  await expect(page.getByRole("row", { name: code })).toContainText("3 out of 4");
  await look(page, "routes/panel/home", "done");
});

test("N19: a young person for whom nothing waits", async ({ visitor }) => {
  const young = await aYoungPerson();
  const page = await as(visitor, young);
  const waiting = await db
    .selectFrom("panel_answer")
    .innerJoin("application", "application.id", "panel_answer.application_id")
    .innerJoin("panel_question", (join) =>
      join
        .onRef("panel_question.lot_id", "=", "application.lot_id")
        .onRef("panel_question.question_id", "=", "panel_answer.question_id")
        .on("panel_question.replaced_at", "is", null),
    )
    .select(["panel_answer.id", "panel_question.id as questionId"])
    .execute();
  const scores = waiting.map(({ id, questionId }) => ({
    ...{ id: uuidv7(), panel_answer_id: id, scorer_id: young.personId, number: 1, panel_question_id: questionId },
    ...{ answer_sha256: "", score: 2, reason: "All right", at: inDays(0) },
  }));
  if (scores.length > 0) await db.insertInto("panel_score").values(scores).execute();
  await page.goto(paths.panel.home());
  await expect(page.getByText("Nothing to score now")).toBeVisible();
  await look(page, "routes/panel/home", "empty");
  await page.goto(paths.panel.papers());
  await expect(page.getByText("Nothing to print now")).toBeVisible();
  await look(page, "routes/panel/papers", "empty");
});

test("N19: a commissioner says what young people ask and hope for", async ({ signedIn }) => {
  const lot = await aQuietLot(db);
  const route = "routes/admin/lot-panel";
  const page = await signedIn("commissioner@council.example");
  await page.goto(paths.admin.lot(lot.id));
  await page.getByRole("link", { name: "What they ask and score" }).click();
  await expect(page.getByText("Young people score nothing in this lot yet")).toBeVisible();
  await look(page, route, "empty");
  await page.getByRole("button", { name: "Let young people score it" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the answer that they hope for");
  await look(page, route, "error");
  await page.getByLabel("Which question is theirs?").selectOption("EDU-11");
  await page.getByLabel("The answer that they hope for").fill("Ask me first");
  await page.getByRole("button", { name: "Let young people score it" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await look(page, route, "done");
  await page.getByRole("link", { name: "Change EDU-11" }).click();
  await look(page, route, "filled");
  await page.getByLabel("Why is it no longer scored?").fill("The panel has ended");
  await page.getByRole("button", { name: "Stop the scoring" }).click();
  await expect(page.getByRole("alert")).toContainText("Tick to say that you are sure");
  await expect(page.getByLabel("The answer that they hope for")).toHaveValue("Ask me first");
  await page.getByLabel("Young people no longer see answers to this question").check();
  await page.getByRole("button", { name: "Stop the scoring" }).click();
  await expect(page.getByText("No longer scored")).toBeVisible();
});

test("N19: nobody but the council and the panel reads what young people hope for", async () => {
  const { id, ref, lot, code, owner } = await anAnswer("We begin with what you like.");
  const set = lot.questionSetId;
  const canary = "Canary: ask me first";
  const read = async (who: string | undefined, path: string) => {
    const cookie = who ? await cookieOf(portal, who) : "";
    const all = [path, `${path}.data`].map((one) =>
      fetch(portal.url + one, { headers: { cookie }, redirect: "manual" }),
    );
    return (await Promise.all((await Promise.all(all)).map((answer) => answer.text()))).join("\n");
  };
  expect(await read("commissioner@council.example", paths.admin.lotPanel(lot.id))).toContain(canary);
  expect(await read("panel@young-voices.example", paths.panel.answer(code))).toContain(canary);
  const theirs = [
    ...[paths.provider.home(), paths.provider.application(id), paths.provider.sent(id), paths.provider.sentCopy(id, 1)],
    ...[paths.provider.answers(), paths.provider.answersAsJson(), paths.provider.submitted(id)],
    ...[paths.admin.lotPanel(lot.id), paths.panel.home(), paths.panel.answer(code), paths.panel.papers()],
  ];
  const anyones = [paths.lots(), paths.lot(lot.slug), paths.lotQuestions(lot.slug), paths.findProvision()];
  expect(await read(owner.email, paths.provider.application(id)), "the provider is let in").toContain(ref);
  const found: string[] = [];
  for (const path of [...anyones, ...theirs]) if ((await read(owner.email, path)).includes(canary)) found.push(path);
  for (const path of [...anyones, paths.panel.answer(code)])
    if ((await read(undefined, path)).includes(canary)) found.push(path);
  const preview = paths.admin.setPreview(set, { lot: "tuition", as: "provider" });
  if ((await read("commissioner@council.example", preview)).includes(canary)) found.push(preview);
  expect(found).toEqual([]);
});
