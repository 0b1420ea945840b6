import type { Page } from "@playwright/test";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, mayEnter } from "../states/people.ts";
import { choose, enter, write } from "./keys.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const TIMES = 10;

/**
 * Presses the last button of a form ten times at once: ten clicks in one breath where a script runs, else ten posts of
 * the form's own fields side by side, each of which must end on one and the same page without an error.
 */
async function pressesTenTimes(page: Page, name: string, hasScript: boolean): Promise<void> {
  const button = page.getByRole("button", { name });
  const here = page.url();
  if (hasScript) {
    await button.evaluate((it: HTMLButtonElement, times) => {
      for (let clicks = 0; clicks < times; clicks++) it.click();
    }, TIMES);
    await expect(page).not.toHaveURL(here);
    return;
  }
  const { to, fields } = await button.evaluate((it: HTMLButtonElement) => ({
    to: it.form?.action ?? "",
    fields: [...new FormData(it.form ?? undefined, it)].map(([field, value]) => [field, String(value)]),
  }));
  const sent = {
    data: new URLSearchParams(fields).toString(),
    headers: { origin: portal.url, "content-type": "application/x-www-form-urlencoded" },
  };
  const answers = await Promise.all(Array.from({ length: TIMES }, () => page.request.post(to, sent)));
  expect(answers.map((answer) => answer.status())).toEqual(Array(TIMES).fill(200));
  const [ended = "", ...others] = new Set(answers.map((answer) => answer.url()));
  expect(others).toEqual([]);
  expect(ended).not.toBe(here);
  await page.goto(ended);
}

/** To whom this was written about that thing, in the order of their addresses. */
async function written(template: string, about: string): Promise<string[]> {
  const mails = db.selectFrom("notification").select("to_address").where("template", "=", template);
  const found = await mails.where("about_id", "=", about).orderBy("to_address").execute();
  return found.map(({ to_address }) => to_address);
}

const officer = async (roles: Parameters<typeof anOfficer>[1]) =>
  mayEnter(db, await anOfficer(db, roles, { delegated: true }));

test("P1: a provider's submission, pressed ten times at once, is one copy", async ({ visitor, javaScriptEnabled }) => {
  const owner = await aNewcomer(db);
  const answers = soleTutorAnswers(dateIn(-60), dateIn(200));
  const { id } = await anApplication(db, { owner, lot: await aQuietLot(db, { status: "open" }), answers });
  await db
    .updateTable("evidence")
    .set({ starts_on: dateIn(-30), ends_on: dateIn(300), amount_pence: 1_000_000_000 })
    .where("provider_id", "=", owner.providerId)
    .execute();
  const page = await as(visitor, owner);
  await page.goto(paths.provider.checkAnswers(id));
  await pressesTenTimes(page, "Send the application", javaScriptEnabled !== false);
  await expect(page.getByText("Application sent").first()).toBeVisible();
  const copies = db.selectFrom("application_event").select("event").where("application_id", "=", id);
  expect(await copies.where("submission", "is not", null).execute()).toEqual([{ event: "submit" }]);
  expect(await written("application-submitted", id)).toEqual([owner.email]);
});

test("P1: a recommendation, pressed ten times at once, is one", async ({ visitor, javaScriptEnabled }) => {
  const { id, ref } = await aSubmittedApplication(db, { lot: await aQuietLot(db) });
  const reviewer = await officer(["qa"]);
  await passAllSections(db, reviewer, id, inDays(0));
  const page = await as(visitor, reviewer);
  await page.goto(paths.admin.recommend(id));
  await choose(page.getByLabel("No, none"));
  await choose(page.getByLabel("Admit to the lot"));
  await write(page.getByLabel("Why?"), "Every section passes");
  await pressesTenTimes(page, "Send recommendation", javaScriptEnabled !== false);
  await expect(page.getByText(`Application ${ref}`)).toBeVisible();
  const given = db.selectFrom("recommendation").select(["reviewer_id", "round"]).where("application_id", "=", id);
  expect(await given.execute()).toEqual([{ reviewer_id: reviewer.personId, round: 1 }]);
});

test("P1: a decision to admit, pressed ten times at once, is one admission and one letter", async ({
  visitor,
  javaScriptEnabled,
}) => {
  const { id, ref, owner } = await aSubmittedApplication(db, { lot: await aQuietLot(db) });
  for (const reviewer of [await officer(["qa"]), await officer(["qa_lead"])])
    await adviseOn(db, reviewer, id, inDays(0));
  await clearOfDebarment(db, await officer(["qa"]), owner.providerId, inDays(0));
  const page = await as(visitor, await officer(["commissioner"]));
  await page.goto(paths.admin.decide(id));
  await choose(page.getByLabel("Admit", { exact: true }));
  await pressesTenTimes(page, "Record decision and send the letter", javaScriptEnabled !== false);
  await expect(page.getByText(`Application ${ref}`)).toBeVisible();
  const made = db.selectFrom("admission").select("outcome").where("application_id", "=", id);
  expect(await made.execute()).toEqual([{ outcome: "admitted" }]);
  expect(await written("application-admitted", id)).toEqual([owner.email]);
});

test("P1: a concern, pressed ten times at once, is one, with one alert", async ({ visitor, javaScriptEnabled }) => {
  const providerName = `Tenfold Learning ${uuidv7().slice(-8)}`;
  const { providerId } = await aProviderPerson(db, { providerName });
  const lead = await anOfficer(db, ["qa_lead"]);
  const page = await visitor();
  await page.goto(paths.concern());
  await write(page.getByLabel("What happened"), "A door was locked");
  await write(page.getByLabel("The provider it is about"), providerName);
  await choose(page.getByLabel("No, I want to stay anonymous"));
  await enter(page.getByRole("button", { name: "Continue" }));
  await expect(page.locator("h1")).toHaveText("Check what you are telling us");
  await pressesTenTimes(page, "Send it", javaScriptEnabled !== false);
  await expect(page.getByText("What happens next")).toBeVisible();
  const [concern, ...others] = await db
    .selectFrom("concern")
    .select(["id", "ref"])
    .where("provider_id", "=", providerId)
    .execute();
  expect(others).toEqual([]);
  await expect(page.getByText(concern?.ref ?? "none")).toBeVisible();
  const alerted = await written("concern-raised", concern?.id ?? "");
  expect(alerted).toEqual([...new Set(alerted)]);
  expect(alerted).toContain(lead.email);
});
