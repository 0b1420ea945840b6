import { paths } from "#app/paths.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication, anEvidence } from "#db/factories/applications.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider, admin } = paths;
const dated = dateIn(-30);

for (const javaScriptEnabled of [true, false])
  test.describe(`with JavaScript ${javaScriptEnabled ? "on" : "off"}`, () => {
    test.use({ javaScriptEnabled });
    // What looks at a page runs in it.
    const lookAt: typeof look = async (...seen) => (javaScriptEnabled ? look(...seen) : undefined);

    test("a document without its date is read, confirmed, and seen page by page by a reviewer", async ({
      visitor,
      signedIn,
    }) => {
      const owner = await aNewcomer(db);
      const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
      const page = await as(visitor, owner);
      await page.goto(provider.upload(id, "SAF-01", "value"));
      const file = {
        name: "policy.pdf",
        mimeType: "application/pdf",
        buffer: Buffer.from(shortPdf(`Reviewed ${dated}`)),
      };
      await page.getByLabel("File").setInputFiles(file);
      await page.getByRole("button", { name: "Upload the file" }).click();
      await expect(page.getByRole("heading", { name: "Confirm what we read" })).toBeVisible();
      await expect(async () => {
        await page.reload();
        await expect(page.getByText("on page 1. Is that right?")).toBeVisible({ timeout: 500 });
      }).toPass();
      await lookAt(page, "routes/provider/evidence-reading", "proposed");

      await page.goto(provider.evidence());
      await page.getByRole("link", { name: /^confirm what we read/ }).click();
      await page.getByRole("button", { name: "Confirm", exact: true }).click();
      await expect(page.getByRole("alert")).toContainText("Say whether we read it right");
      await lookAt(page, "routes/provider/evidence-reading", "error");
      await page.getByLabel("Yes").check();
      await page.getByRole("button", { name: "Confirm", exact: true }).click();
      await expect(page.getByText("There is nothing to confirm")).toBeVisible();
      await lookAt(page, "routes/provider/evidence-reading", "settled");

      const row = db.selectFrom("evidence").select(["id", "starts_on"]).where("provider_id", "=", owner.providerId);
      const document = await row.executeTakeFirstOrThrow();
      expect(document.starts_on).toBe(dated);
      const qa = await signedIn("qa@council.example");
      const picture = qa.waitForResponse((response) => response.url().endsWith(admin.evidencePage(document.id, 1)));
      await qa.goto(admin.evidencePages(document.id));
      expect((await picture).headers()).toMatchObject({
        "content-type": "image/png",
        "x-content-type-options": "nosniff",
      });
      await expect(qa.getByRole("img", { name: "Page 1 of policy.pdf" })).toBeVisible();
      await expect(qa.getByText("The provider said that is right")).toBeVisible();
      await lookAt(qa, "routes/admin/evidence-pages", "filled");
    });
  });

test("a document that is still read, one that was refused, and one without pictures", async ({ visitor, signedIn }) => {
  const owner = await aNewcomer(db);
  await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  const waiting = await anEvidence(db, owner, { endsOn: null });
  await db.updateTable("evidence").set({ unconfirmed: true, starts_on: null }).where("id", "=", waiting).execute();
  await page.goto(provider.evidenceReading(waiting));
  await expect(page.getByRole("link", { name: "Look again" })).toBeVisible();
  await look(page, "routes/provider/evidence-reading", "waiting");

  const refused = await anEvidence(db, owner, { questionId: "SAF-12", state: "removed" });
  const nothing = { pages: 0, pages_drawn: 0, proposals: "{}", read_at: new Date() };
  const reading = { ...nothing, evidence_id: refused, provider_id: owner.providerId };
  await db
    .insertInto("evidence_reading")
    .values({ ...reading, state: "refused", refused_because: "scripted" })
    .execute();
  await page.goto(provider.evidence());
  await page.getByRole("link", { name: "See why" }).click();
  await expect(page.getByText("Print it to a new PDF")).toBeVisible();
  await look(page, "routes/provider/evidence-reading", "refused");

  const qa = await signedIn("qa@council.example");
  await qa.goto(admin.evidencePages(waiting));
  await look(qa, "routes/admin/evidence-pages", "empty");
});
