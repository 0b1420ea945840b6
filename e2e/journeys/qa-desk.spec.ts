import type { Officer } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment, passAllSections } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, followMail, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays } from "../states/people.ts";
import { judgesEachCheck, menu, openCase, readsTheRest, recommends, signsIn } from "./desk.ts";
import { choose, enter, pick, write, writeDate } from "./keys.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A whole application of a firm of the test's own, sent, its documents in date. */
async function sent(): Promise<MadeApplication> {
  const owner = await aNewcomer(db);
  const answers = soleTutorAnswers("2026-03-02", dateIn(200));
  const made = await anApplication(db, { owner, lot: await aQuietLot(db), status: "submitted", answers });
  await db
    .updateTable("evidence")
    .set({ starts_on: dateIn(-30), ends_on: dateIn(300), amount_pence: 1_000_000_000 })
    .where("provider_id", "=", owner.providerId)
    .execute();
  return made;
}

/** A demonstration's officer as the portal knows them. */
async function officer(email: string, roles: Officer["roles"]): Promise<Officer> {
  const person = await db
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  return { kind: "council", roles, ...person };
}

const caseOf = (id: string) => paths.admin.application(id);

test("row 24, row 32: from the keyboard, two questions, a visit, two people's advice, an approval with a condition, met", async ({
  signedIn,
  visitor,
  javaScriptEnabled,
}) => {
  const given = await sent();
  const page = await signsIn(await visitor(), "qa@council.example");
  await test.step("a reviewer asks about two answers of a section and comes back to it each time", async () => {
    await openCase(page, given.ref);
    await enter(page.getByRole("link", { name: "Teaching and support" }));
    const asks = page.getByRole("link", { name: /^Ask the provider/ });
    for (const [place, question] of ["Who calls the parent?", "Do you teach at weekends?"].entries()) {
      await enter(asks.nth(place));
      await write(page.getByLabel("What do you need to know?"), question);
      await enter(page.getByRole("button", { name: "Send question" }));
      await expect(page.locator("h1")).toHaveText("Teaching and support");
    }
  });

  const provider = await as(visitor, given.owner);
  await test.step("the provider answers one from its letter, sees what remains, and answers the other", async () => {
    await followMail(provider, given.owner.email, /question/i);
    await write(provider.getByLabel("Your reply"), "The tutor does, within five minutes.");
    await enter(provider.getByRole("button", { name: "Send the reply" }));
    await expect(provider.getByText("One question waits for your reply")).toBeVisible();
    await enter(provider.getByRole("listitem").filter({ hasText: "Waits for your reply" }).getByRole("link"));
    await write(provider.getByLabel("Your reply"), "Yes, on Saturdays.");
    await enter(provider.getByRole("button", { name: "Send the reply" }));
    await expect(provider.getByText("waits for your reply")).toHaveCount(0);
  });

  await test.step("the reviewer reads the replies and closes a question", async () => {
    await openCase(page, given.ref);
    await enter(page.getByRole("listitem").filter({ hasText: "Replied: for you to read" }).first().getByRole("link"));
    await choose(page.getByLabel("Close it as answered"));
    await enter(page.getByRole("button", { name: "Save" }));
    await expect(page.getByRole("listitem").filter({ hasText: "Answered" }).first()).toBeVisible();
  });

  await test.step("the reviewer visits the provider and records it", async () => {
    await enter(page.getByRole("link", { name: /standing and checks$/ }));
    await enter(page.getByRole("link", { name: "Visits and exceptions" }));
    await enter(page.getByRole("link", { name: "Plan a visit" }));
    await write(page.getByLabel("Where will you go?"), "12 Mill Street");
    await choose(page.getByRole("group", { name: "For which lots?" }).getByRole("checkbox").first());
    await writeDate(page.getByRole("group", { name: "Date of the visit" }), dayFromNow(0));
    await choose(page.getByLabel("Re-check"));
    await choose(page.getByRole("group", { name: "Is the provider told beforehand?" }).getByLabel("No"));
    await enter(page.getByRole("button", { name: "Plan the visit" }));
    await enter(page.getByRole("link", { name: "Record this visit" }));
    for (const item of await page.getByRole("radio", { name: "Met", exact: true }).all()) await choose(item);
    await write(page.getByLabel("What did you find?"), "Calm and well run");
    await choose(page.getByLabel("Passed", { exact: true }));
    await enter(page.getByRole("button", { name: "Record the visit" }));
    await expect(page.getByText("Calm and well run")).toBeVisible();
  });

  await test.step("two people advise, the first check by check, and the debarment list is looked at", async () => {
    await openCase(page, given.ref);
    await enter(page.getByRole("link", { name: /^Review: / }));
    await judgesEachCheck(page, javaScriptEnabled !== false);
    await readsTheRest(page);
    await recommends(page);
    await expect(page.getByText("Second review")).toBeVisible();
    const lead = await signedIn("qa.lead@council.example");
    await openCase(lead, given.ref);
    await enter(lead.getByRole("link", { name: /^Review: / }));
    await readsTheRest(lead);
    await recommends(lead);
    await clearOfDebarment(db, await officer("qa@council.example", ["qa"]), given.owner.providerId, inDays(0));
  });

  await test.step("an officer within a delegation admits with a condition", async () => {
    const decider = await signedIn("commissioner@council.example");
    await openCase(decider, given.ref);
    await enter(decider.getByRole("link", { name: "Decide", exact: true }));
    await enter(decider.getByRole("button", { name: "Add a condition" }));
    await write(decider.getByLabel("What must be done?"), "Name a deputy safeguarding lead");
    await writeDate(decider.getByRole("group", { name: "By when?" }), dayFromNow(30));
    const checker = await officer("qa@council.example", ["qa"]);
    await pick(decider.getByLabel("Who at the council checks it?"), checker.name);
    await write(decider.getByLabel("Note for the record, if you admit"), "I read the documents myself");
    await choose(decider.getByLabel("Admit", { exact: true }));
    await enter(decider.getByRole("button", { name: "Record decision and send the letter" }));
    await expect(decider.getByRole("listitem").filter({ hasText: "Name a deputy safeguarding lead" })).toContainText(
      "Open",
    );
  });

  await test.step("the provider says that it is done", async () => {
    await enter(menu(provider, "Home"));
    await enter(provider.getByRole("link", { name: /Condition of your approval/ }));
    await write(provider.getByLabel("What did you do?"), "Ann Other is our deputy");
    await enter(provider.getByRole("button", { name: "Tell the council that it is done" }));
    await expect(provider.getByText("Said to be done")).toBeVisible();
  });

  await test.step("the reviewer finds it met, which ends its hold", async () => {
    await enter(menu(page, "Home"));
    await enter(page.getByRole("link", { name: /conditions? of (an approval|approvals) for you to check/ }));
    await enter(page.getByRole("link", { name: new RegExp(given.owner.providerName) }));
    await choose(page.getByLabel("It is met"));
    await write(page.getByLabel("What you found, or why"), "Seen in the policy");
    await enter(page.getByRole("button", { name: "Save" }));
    await expect(page.getByText("Who does it")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
    await provider.reload();
    await expect(provider.getByText("Seen in the policy")).toBeVisible();
    const holds = db.selectFrom("hold").select("lifted_because").where("provider_id", "=", given.owner.providerId);
    expect(await holds.where("kind", "=", "condition").execute()).toEqual([{ lifted_because: "Seen in the policy" }]);
  });
});

test("row 26: a declared interest shuts the application, and another lead's correction opens it", async ({
  signedIn,
}) => {
  const given = await sent();
  const qa = await officer("qa@council.example", ["qa"]);
  await passAllSections(db, qa, given.id, inDays(0));
  const page = await signedIn("qa@council.example");
  await openCase(page, given.ref);
  await enter(page.getByRole("link", { name: "Recommend", exact: true }));
  await choose(page.getByLabel("Yes: I step aside"));
  await write(page.getByLabel("If yes, what is it?"), "I taught there until July");
  await enter(page.getByRole("button", { name: "Send recommendation" }));
  await expect(page.locator("h1")).toHaveText("Interests declared");
  const answer = await page.goto(caseOf(given.id));
  expect(answer?.status()).toBe(403);
  await expect(page.getByText("you declared a conflict of interest with this provider")).toBeVisible();

  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(paths.admin.provider(given.owner.providerId));
  await enter(lead.getByRole("link", { name: "Interests declared in this provider" }));
  await write(lead.getByLabel(/^Why the declaration of/), "Another firm of that name");
  await enter(lead.getByRole("button", { name: "End this declaration" }));
  await expect(lead.getByText("Another firm of that name")).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Application ${given.ref}`)).toBeVisible();
});

test("rules 3: several are admitted at once, and what cannot be says why", async ({ signedIn }) => {
  const reviewers = [await anOfficer(db, ["qa"]), await anOfficer(db, ["qa_lead"])];
  const made = [];
  for (const outcome of ["admit", "admit", "refuse"] as const) {
    const one = await aSubmittedApplication(db, {
      owner: await aNewcomer(db),
      lot: await aQuietLot(db),
      at: new Date("2026-06-01T09:00:00Z"),
    });
    for (const reviewer of reviewers) await adviseOn(db, reviewer, one.id, inDays(0), outcome);
    await clearOfDebarment(db, reviewers[0] as Officer, one.owner.providerId, inDays(0));
    made.push(one);
  }
  const page = await signedIn("commissioner@council.example");
  const [one, two, refused] = made;
  await openCase(page, one?.ref ?? "");
  await enter(page.getByRole("link", { name: "Admit several" }));
  await expect(page.getByRole("row").filter({ hasText: refused?.ref ?? "" })).toContainText(
    "A reviewer advised refusal",
  );
  for (const { owner } of [one, two].flatMap((some) => some ?? []))
    await choose(page.getByRole("checkbox", { name: owner.providerName }));
  await enter(page.getByRole("button", { name: "Check what you chose" }));
  await expect(page.locator("h1")).toHaveText("Check before you admit");
  await enter(page.getByRole("button", { name: "Admit all 2 and send the letters" }));
  await expect(page.getByText("2 were admitted")).toBeVisible();
  await enter(page.getByRole("link", { name: one?.ref ?? "" }));
  await expect(page.getByText("Approved").first()).toBeVisible();
});
