import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { aDocument } from "#db/factories/lot-documents.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, boxesIn, dateIn, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider, admin } = paths;

/** A provider approved on a lot of its own, whose owner can sign in; version 1 has no text, as before texts were kept. */
async function approved(): Promise<ApprovedProvider> {
  const made = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db.deleteFrom("service").where("id", "=", made.serviceId).execute();
  await mayEnter(db, made.owner);
  return made;
}

test("a commissioner publishes terms, and sees who has not accepted them", async ({ signedIn, visitor }) => {
  const { lot, owner } = await approved();
  const page = await signedIn("commissioner@council.example");
  await page.goto(admin.lot(lot.id));
  await page.getByRole("link", { name: "Terms 1, specification 1" }).click();
  await expect(page.getByText("The one approved provider has accepted it.")).toBeVisible();
  await look(page, "routes/admin/lot-documents", "empty");

  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what you publish");
  await look(page, "routes/admin/lot-documents", "error");

  await page.getByLabel("Terms", { exact: true }).check();
  await page.getByLabel("Title").fill("Terms of mentoring");
  await page.getByLabel("Text").fill("1. The provider keeps children safe.\n\n2. The council pays within 30 days.");
  await fillDate(page, "from", boxesIn(30));
  await page.getByLabel("What has changed, and why?").fill("The guidance changed.");
  await page.getByLabel("I have read what this does").check();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alert")).toContainText("Version 2 of the terms is published");
  await look(page, "routes/admin/lot-documents", "done");
  await page.goto(admin.lotDocuments(lot.id));
  await look(page, "routes/admin/lot-documents", "filled");

  const theirs = await as(visitor, owner);
  await theirs.getByRole("link", { name: "Accept the new terms of Mentoring" }).click();
  await expect(theirs.getByText("2. The council pays within 30 days.")).toBeVisible();
});

test("anyone reads what is in force, what is announced and what held earlier", async ({ visitor }) => {
  const lot = await aQuietLot(db);
  await aDocument(db, lot.id, { title: "Terms of mentoring" });
  await aDocument(db, lot.id, { version: "2", title: "Terms of mentoring", fromOn: dateIn(-10) });
  await aDocument(db, lot.id, { version: "3", title: "Terms of mentoring", fromOn: dateIn(20) });
  await db.updateTable("lot").set({ terms_version: "2" }).where("id", "=", lot.id).execute();
  const page = await visitor();
  for (const [version, state] of [
    ["2", "in-force"],
    ["3", "announced"],
    ["1", "earlier"],
  ] as const) {
    await page.goto(paths.lotDocument(lot.slug, `terms-${version}`));
    await expect(page.getByText(`This is version ${version} of the terms.`)).toBeVisible();
    await look(page, "routes/public/lot-document", state);
  }
  await page.getByRole("link", { name: "Read the version in force" }).click();
  await expect(page.getByText("This is version 2 of the terms.")).toBeVisible();

  // Of its own: an address that was public before may still be in the cache of pages.
  const draft = await aQuietLot(db);
  await aDocument(db, draft.id);
  await db.updateTable("framework").set({ status: "draft" }).where("id", "=", draft.frameworkId).execute();
  expect((await page.goto(paths.lotDocument(draft.slug, "terms-1")))?.status()).toBe(404);
});

test("an owner accepts new terms of one lot, and keeps the copy", async ({ visitor }) => {
  const { owner, lot } = await approved();
  const page = await as(visitor, owner);
  await page.goto(provider.lotAgreement(lot.id));
  await expect(page.getByText("there is no copy of it here")).toBeVisible();
  await look(page, "routes/provider/lot-agreement", "no-copy");

  await aDocument(db, lot.id, { version: "2", title: "Terms of mentoring", fromOn: dateIn(14) });
  await page.goto(provider.lotAgreement(lot.id));
  await expect(page.getByLabel("Full name of the person who accepts")).toHaveValue(owner.name);
  await look(page, "routes/provider/lot-agreement", "todo");
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("Confirm that you have the authority to sign");
  await look(page, "routes/provider/lot-agreement", "error");
  await page.getByLabel("Their role at").fill("Director");
  await page.getByLabel("I have the authority to sign").check();
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("The terms are accepted");
  await look(page, "routes/provider/lot-agreement", "done");
  await page.goto(provider.lotAgreement(lot.id));
  await expect(page.getByText("This is version 2 of the terms.")).toBeVisible();
  await look(page, "routes/provider/lot-agreement", "accepted");
});

test("all that wait are accepted at once; who is no owner is told who can", async ({ visitor }) => {
  const { owner, lot, providerId } = await approved();
  const page = await as(visitor, owner);
  await page.goto(provider.agreements());
  await look(page, "routes/provider/agreements", "filled");

  const version = { title: "Terms of mentoring", recordedAt: new Date() };
  await aDocument(db, lot.id, { ...version, version: "2", fromOn: dateIn(-1) });
  await db.updateTable("lot").set({ terms_version: "2" }).where("id", "=", lot.id).execute();
  const viewer = await mayEnter(db, await aProviderPerson(db, { providerId, role: "viewer" }));
  const looking = await as(visitor, viewer);
  await looking.goto(provider.agreements());
  await expect(looking.locator("main")).toContainText(
    `Only an owner of your organisation can accept terms here: ${owner.name}`,
  );
  await look(looking, "routes/provider/agreements", "read-only");
  await looking.goto(provider.lotAgreement(lot.id));
  await look(looking, "routes/provider/lot-agreement", "read-only");

  await page.goto(provider.agreements());
  await look(page, "routes/provider/agreements", "todo");
  await aDocument(db, lot.id, { ...version, version: "3", fromOn: dateIn(9) });
  await page.getByLabel("Their role at").fill("Director");
  await page.getByLabel("I have the authority to sign").check();
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("Version 3 of the terms of Mentoring was published while");
  await look(page, "routes/provider/agreements", "error");
  await page.getByRole("button", { name: "Accept the terms" }).click();
  await expect(page.getByRole("alert")).toContainText("The terms are accepted");
  await look(page, "routes/provider/agreements", "done");
});

test("a newcomer has no agreements, and nobody sees another's", async ({ visitor }) => {
  const { lot } = await approved();
  const page = await as(visitor, await aNewcomer(db));
  await page.goto(provider.agreements());
  await expect(page.getByText("You have no agreements yet")).toBeVisible();
  await look(page, "routes/provider/agreements", "empty");
  for (const id of [lot.id, uuidv7()]) expect((await page.goto(provider.lotAgreement(id)))?.status()).toBe(404);
});
