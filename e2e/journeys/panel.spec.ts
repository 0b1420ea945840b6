import type { Page } from "@playwright/test";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, dateIn, inDays, mayEnter } from "../states/people.ts";
import { choose, enter, pick, write } from "./keys.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** Opens the answer to this lot in the list of what waits, on whichever of its pages it stands. */
async function opensAnswer(page: Page, lot: string): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: lot });
  const next = page.getByRole("link", { name: /^Next/ });
  for (let pages = 0; pages < 20 && (await row.count()) === 0 && (await next.count()) > 0; pages++) {
    const before = page.url();
    await enter(next);
    await expect(page).not.toHaveURL(before);
  }
  await enter(row.getByRole("link"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Score an answer");
}

test("N19: young people’s own question, scored blind, kept apart from the review", async ({ signedIn, visitor }) => {
  const name = `Riverside ${uuidv7().slice(-6)}`;
  const lot = await aQuietLot(db, { name });
  const owner = await mayEnter(db, await aProviderPerson(db, { providerName: "Heron Tuition" }));
  const answers = {
    ...soleTutorAnswers(dateIn(-100), dateIn(200)),
    "EDU-11": { value: "At Heron Tuition we ask what you like. You pick the first thing we do. It costs £40." },
  };
  const application = await aSubmittedApplication(db, { lot, owner, answers, at: inDays(-2) });
  const reviewer = await mayEnter(db, await anOfficer(db, ["qa"]));
  const commissioner = await signedIn("commissioner@council.example");
  const young = await as(visitor, await mayEnter(db, await anOfficer(db, ["panel"])));

  await test.step("a commissioner says which question is theirs, and what they hope for", async () => {
    await commissioner.goto(paths.admin.lot(lot.id));
    await enter(commissioner.getByRole("link", { name: "What they ask and score" }));
    await pick(commissioner.getByLabel("Which question is theirs?"), "EDU-11");
    await write(commissioner.getByLabel("The answer that they hope for"), "Ask me first. Let me choose.");
    await enter(commissioner.getByRole("button", { name: "Let young people score it" }));
    await expect(commissioner.getByText("Ask me first. Let me choose.")).toBeVisible();
  });

  await test.step("a young person reads the answer without knowing whose it is or what it costs, and scores it", async () => {
    await young.goto(paths.panel.home());
    await opensAnswer(young, name);
    await expect(young.locator("main")).toContainText("At [name] we ask what you like.");
    await expect(young.locator("main")).toContainText("It costs [price].");
    await expect(young.locator("main")).toContainText("Ask me first. Let me choose.");
    for (const known of ["Heron", "£40", application.ref, owner.name])
      expect(await young.content(), known).not.toContain(known);
    await choose(young.getByLabel(/^2:/));
    await write(young.getByLabel("Why?", { exact: true }), "They ask, but what then");
    await enter(young.getByRole("button", { name: "Save my score" }));
    await expect(young.getByText("Your score is saved.")).toBeVisible();
  });

  await test.step("a change needs a reason, and the first score stays", async () => {
    await choose(young.getByLabel(/^4:/));
    await write(young.getByLabel("Why?", { exact: true }), "You pick the first thing yourself");
    await enter(young.getByRole("button", { name: "Change my score" }));
    await expect(young.getByRole("alert")).toContainText("Say why you change your score");
    await expect(young.getByLabel(/^4:/)).toBeChecked();
    await write(young.getByLabel("Why do you change it?"), "I read the second sentence");
    await enter(young.getByRole("button", { name: "Change my score" }));
    await expect(young.getByText("Before: score 1")).toBeVisible();
    await enter(young.getByRole("link", { name: "Go on to the next answer" }));
    await enter(young.getByRole("link", { name: "Scored by you" }));
    await expect(young.getByRole("row").filter({ hasText: name })).toContainText("4 out of 4");
  });

  await test.step("whoever decides reads the score; a reviewer only after advising", async () => {
    const reason = "You pick the first thing yourself (changed: I read the second sentence)";
    await commissioner.goto(paths.admin.application(application.id));
    await expect(commissioner.getByText("4 out of 4, from 1 young person")).toBeVisible();
    await expect(commissioner.getByText(reason)).toBeVisible();
    await look(commissioner, "routes/admin/application", "filled");
    const page = await as(visitor, reviewer);
    await page.goto(paths.admin.application(application.id));
    await expect(page.getByText("You see the young people’s scores when you have given your own view.")).toBeVisible();
    await expect(page.getByText(reason)).toHaveCount(0);
    await adviseOn(db, reviewer, application.id, inDays(0));
    await page.reload();
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByText("Panel member 1")).toBeVisible();
  });

  await test.step("the provider reads neither the score nor what they hoped for", async () => {
    const page = await as(visitor, owner);
    for (const path of [paths.provider.application(application.id), paths.provider.sent(application.id)]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.content()).not.toMatch(/You pick the first thing yourself|Let me choose/);
    }
  });
});
