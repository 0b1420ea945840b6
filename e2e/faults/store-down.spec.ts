import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aNewcomer, tuitionLot } from "#e2e/states/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, portal, signIn, test } from "../fixtures.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const db = ownerDb(portal);
let web: WebProcess;
test.beforeAll(async () => {
  web = await startWeb(portal, { S3_ENDPOINT: "http://127.0.0.1:9" });
});
test.afterAll(async () => {
  await web?.stop();
  await db.destroy();
});

test("F12 with the file store down, the page says so before a file is chosen, and an upload loses nothing", async ({
  browser,
}) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await (await browser.newContext({ baseURL: web.portal.url })).newPage();
  await signIn(page, owner.email, portal.password);
  await page.goto(paths.provider.upload(id, "SAF-01", "value"));
  await expect(page.getByText("Files cannot be stored at the moment")).toBeVisible();
  await look(page, "routes/provider/upload", "store-down");

  await fillDate(page, "dated", ["3", "4", "2026"]);
  const file = { name: "policy.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") };
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByRole("button", { name: "Upload the file" }).click();
  await expect(page.getByRole("alert")).toContainText("The file could not be stored");
  await expect(page.locator('[name="dated-month"]')).toHaveValue("4");
  const kept = await db.selectFrom("evidence").select("id").where("provider_id", "=", owner.providerId).execute();
  expect(kept).toEqual([]);
});
