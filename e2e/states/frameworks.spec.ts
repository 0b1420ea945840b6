import type { Page } from "@playwright/test";
import type { Officer } from "#app/access/actor.ts";
import { listLots } from "#app/domain/frameworks/lots.server.ts";
import { announceRound } from "#app/domain/frameworks/rounds/announce-round.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { approveAll } from "#db/factories/basis-changes.ts";
import { aDraftFramework, aFrameworkOfTwo, askAllOf, completeDraft } from "#db/factories/frameworks.ts";
import { aBasis } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, now, portal, test } from "../fixtures.ts";
import { as, boxesIn, dateIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const at = "routes/admin/frameworks";
const { admin } = paths;
const save = (page: Page) => page.getByRole("button", { name: "Save", exact: true }).click();

/** Two officers who can sign in: one sets frameworks up, the other signs them off. */
async function officers(): Promise<[Officer, Officer]> {
  const [who, signer] = [await anOfficer(db, ["commissioner"]), await anOfficer(db, ["director", "procurement"])];
  return [await mayEnter(db, who), await mayEnter(db, signer)];
}

test("frameworks, and a draft from its first page to its opening", async ({ visitor }) => {
  const [who, signer] = await officers();
  const [{ frameworkId }] = await aFrameworkOfTwo(db, "closed");
  const page = await as(visitor, who);
  await page.goto(admin.frameworks());
  await look(page, `${at}/list`, "filled");
  await page.getByRole("button", { name: "Begin the framework" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/list`, "error");

  const id = await aDraftFramework(db, who, frameworkId, `States ${uuidv7().slice(-6)}`, now());
  await page.goto(admin.framework(id));
  await expect(page.getByRole("link", { name: "Record the legal basis" })).toBeVisible();
  await look(page, `${at}/framework`, "draft");

  await page.goto(admin.frameworkDetails(id, "term"));
  await look(page, `${at}/details`, "filled");
  await fillDate(page, "term.endsOn", ["4", "1", "2026"]);
  await save(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/details`, "error");

  await page.goto(admin.frameworkLot(id, "new"));
  await look(page, `${at}/lot-details`, "empty");
  await save(page);
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/lot-details`, "error");
  const [lot] = await listLots(db, now(), id);
  await page.goto(admin.frameworkLot(id, lot?.id ?? ""));
  await look(page, `${at}/lot-details`, "filled");

  await page.goto(admin.basis(id));
  await look(page, `${at}/basis`, "first");

  await page.goto(admin.signOff(id));
  await look(page, `${at}/sign-off`, "asking");
  await completeDraft(db, who, id, now());
  await askAllOf(db, who, id, signer.personId, now());
  await page.goto(admin.signOff(id));
  await look(page, `${at}/sign-off`, "asked");

  const other = await as(visitor, signer);
  await other.goto(admin.signOff(id));
  await look(other, `${at}/sign-off`, "signing");
  await other.getByRole("button", { name: "Give my answer for finance" }).click();
  await expect(other.getByRole("alert")).toBeVisible();
  await look(other, `${at}/sign-off`, "error");
  await other.getByRole("group", { name: "Do you approve it for finance?" }).getByLabel("Yes, I approve").check();
  await other.getByRole("button", { name: "Give my answer for finance" }).click();
  await expect(other.getByText("Your answer is kept.")).toBeVisible();
  await look(other, `${at}/sign-off`, "signed");

  await approveAll(db, signer, { frameworkId: id, basisId: null }, now());
  await page.goto(admin.framework(id));
  await look(page, `${at}/framework`, "ready");
  await page.getByRole("button", { name: "Open the framework" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/framework`, "error");
  await page.getByLabel("It can be opened").check();
  await page.getByRole("button", { name: "Open the framework" }).click();
  await expect(page.getByText("The framework is open.")).toBeVisible();
  await look(page, `${at}/framework`, "open");
});

test("the legal basis of an open framework, and a change of it", async ({ visitor }) => {
  const [who, signer] = await officers();
  const [{ frameworkId }] = await aFrameworkOfTwo(db);
  const page = await as(visitor, who);
  await page.goto(admin.basis(frameworkId));
  await look(page, `${at}/basis`, "filled");
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/basis`, "error");
  await page.getByLabel("Open framework", { exact: true }).check();
  await fillDate(page, "basis.from", boxesIn(3));
  await page.getByLabel("Why this basis?").fill("Guidance asks for it");
  await page.getByLabel("Who advised").fill("Legal team");
  await page.getByLabel("What they advised, in short").fill("Carry forward");
  await page.getByLabel("Risk, and what is done if it comes true").fill("Low");
  await fillDate(page, "rules.closes", boxesIn(60));
  for (const area of ["legal", "procurement"])
    await page.locator(`select[name="approvals.${area}"]`).selectOption(signer.personId);
  await page.getByRole("button", { name: "See what it changes" }).click();
  await expect(page.getByRole("heading", { name: /^If it stands on “Open framework”/ })).toBeVisible();
  await look(page, `${at}/basis`, "checked");
  await page.getByRole("button", { name: "Record it and ask for approval" }).click();
  await expect(page.getByRole("button", { name: "Take it back" })).toBeVisible();
  await look(page, `${at}/basis`, "waiting");
});

test("opening lots by a round, and a round", async ({ visitor }) => {
  const [who] = await officers();
  const lots = await aFrameworkOfTwo(db, "closed");
  const [{ frameworkId, id: first }] = lots;
  const page = await as(visitor, who);
  await page.goto(admin.newRound(frameworkId, first));
  await look(page, `${at}/new-round`, "empty");
  await page.getByRole("button", { name: "See who is told" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/new-round`, "error");
  await page.getByLabel("Reason", { exact: true }).fill("More tutors are needed");
  await fillDate(page, "opensOn", boxesIn(5));
  await page.getByRole("button", { name: "See who is told" }).click();
  await expect(page.getByRole("heading", { name: "What happens when you announce it" })).toBeVisible();
  await look(page, `${at}/new-round`, "checked");
  await page.getByRole("button", { name: "Send me a test" }).click();
  await expect(page.getByText("Three test mails are on their way")).toBeVisible();
  await look(page, `${at}/new-round`, "tested");
  await page.getByLabel("They should be told now").check();
  await page.getByRole("button", { name: "Announce it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Round of applications");
  await look(page, `${at}/round`, "waiting");
  await page.getByRole("button", { name: "Call off the round" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, `${at}/round`, "error");
  await page.getByLabel("Reason").fill("The terms are rewritten");
  await page.getByRole("button", { name: "Call off the round" }).click();
  await expect(page.getByText("Called off", { exact: true })).toBeVisible();
  await look(page, `${at}/round`, "cancelled");

  const plan = { frameworkId, lotIds: [first], opensOn: dateIn(0), reason: "Needed", submissionKey: uuidv7() };
  await page.goto(admin.round(await announceRound(db, who, plan, now())));
  await look(page, `${at}/round`, "open");
});

test("under an open framework one lot is refused, and everyone on it is carried forward", async ({ visitor }) => {
  const [who] = await officers();
  const lots = await aFrameworkOfTwo(db, "closed");
  const [{ frameworkId, id: first }] = lots;
  await anApprovedProvider(db, { lot: lots[0] });
  await aBasis(db, frameworkId, "open-framework", inDays(-1));
  const page = await as(visitor, who);
  await page.goto(admin.newRound(frameworkId, first));
  await page.getByLabel("Reason", { exact: true }).fill("More tutors are needed");
  await page.getByRole("button", { name: "See who is told" }).click();
  await expect(page.getByRole("alert")).toContainText("The whole framework is awarded again");
  await look(page, `${at}/new-round`, "refused");
  const plan = { frameworkId, lotIds: lots.map(({ id }) => id), opensOn: dateIn(0), reason: "Every three years" };
  const carried = { closesOn: dateIn(40), carryReason: "They are on it already", acceptBy: dateIn(30) };
  const id = await announceRound(db, who, { ...plan, ...carried, submissionKey: uuidv7() }, now());
  await page.goto(admin.round(id));
  await expect(page.getByText("0 of 1 have accepted the terms.")).toBeVisible();
  await look(page, `${at}/round`, "carried");
});
