import { paths } from "#app/paths.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("several documents at once: the bad ones are refused by name, the good ones matched one by one", async ({
  visitor,
}) => {
  const owner = await aNewcomer(db);
  await anApplication(db, { owner, lot: await aQuietLot(db), answers: {} });
  const page = await as(visitor, owner);
  await page.goto(paths.provider.evidence());
  await page.getByRole("link", { name: "Upload several documents at once" }).click();
  await expect(page.getByText("No documents wait to be matched")).toBeVisible();
  await look(page, "routes/provider/add-many", "empty");

  const pdf = (name: string) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(shortPdf(name)) });
  const bad = { name: "notes.pdf", mimeType: "application/pdf", buffer: Buffer.from("plain words") };
  await page.getByLabel("Files", { exact: true }).setInputFiles([pdf("policy.pdf"), bad, pdf("insurance.pdf")]);
  await page.getByRole("button", { name: "Upload the files" }).click();
  await expect(page.getByRole("alert")).toContainText("notes.pdf: The selected file must be a PDF");
  await expect(page.getByText("Not matched yet")).toHaveCount(2);
  await look(page, "routes/provider/add-many", "error");
  await page.goto(paths.provider.addMany());
  await look(page, "routes/provider/add-many", "filled");

  await page.getByRole("link", { name: "Match policy.pdf" }).click();
  await look(page, "routes/provider/match-document", "empty");
  const one = page.url();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose what this document is");
  await page.goto(`${one}?as=SAF-01.value`);
  await look(page, "routes/provider/match-document", "filled");
  await page.getByRole("button", { name: "Use it here" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/match-document", "error");
  await fillDate(page, "dated", ["3", "4", "2026"]);
  await page.getByRole("button", { name: "Use it here" }).click();
  await expect(page.getByText("Matched", { exact: false }).last()).toBeVisible();
  const given = db.selectFrom("evidence").select("file_name as name").where("provider_id", "=", owner.providerId);
  expect(await given.execute()).toEqual([{ name: "policy.pdf" }]);

  await page.getByRole("link", { name: "Match insurance.pdf" }).click();
  await page.getByRole("button", { name: "Remove this document" }).click();
  await expect(page.getByText("insurance.pdf")).toHaveCount(0);
});
