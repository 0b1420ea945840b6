import type { Locator, Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aNewcomer, tuitionLot } from "#e2e/states/people.ts";
import { expect, fillDate, portal, signIn, test } from "../fixtures.ts";
import { eicar, infectedPdf } from "./infected-files.ts";
import { ownDatabase } from "./own-database.ts";
import { ScannerProxy } from "./scanner-proxy.ts";
import { standInClamd } from "./stand-in-clamd.ts";
import { type Process, startWeb, startWorker, type WebProcess } from "./web-process.ts";

let port: number;
let db: Db;
let clamd: Awaited<ReturnType<typeof standInClamd>>;
let proxy: ScannerProxy;
let web: WebProcess;
let worker: Process;

// The portal finds the scanner at a port where nobody listens until the proxy does.
test.beforeAll(async () => {
  port = await freePort();
  clamd = await standInClamd(eicar, 25 * 1024 * 1024);
  proxy = new ScannerProxy({ host: "127.0.0.1", port: clamd.port });
  const settings = { CLAMD_HOST: "127.0.0.1", CLAMD_PORT: String(port) };
  const own = { ...(await ownDatabase(portal, "scanner_down")), ...settings };
  db = createDb(own.DATABASE_OWNER_URL, { max: 2 });
  web = await startWeb(portal, own);
  worker = startWorker(portal, own);
});
test.afterAll(async () => {
  await worker?.stop();
  await web?.stop();
  proxy?.close();
  clamd?.close();
  await db?.destroy();
});

async function upload(page: Page, applicationId: string, file: Buffer): Promise<void> {
  await page.goto(paths.provider.upload(applicationId, "SAF-01", "value"));
  await fillDate(page, "dated", ["3", "4", "2026"]);
  const policy = { name: "policy.pdf", mimeType: "application/pdf", buffer: file };
  await page.getByLabel("File", { exact: true }).setInputFiles(policy);
  await page.getByRole("button", { name: "Upload the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("Upload");
}

/** The provider comes to see this among its documents. */
async function comesToSee(page: Page, what: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(paths.provider.evidence());
    await expect(what).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

test("F17 and F19 an upload waits for the scanner, staff ask again once it is back, and a virus is refused", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const enter = async (email: string) => {
    const page = await (await browser.newContext({ baseURL: web.portal.url })).newPage();
    await signIn(page, email, portal.password);
    return page;
  };
  const [provider, admin] = [await enter(owner.email), await enter("admin@council.example")];
  await upload(provider, id, Buffer.from(shortPdf("A policy")));
  const opens = provider.getByRole("link", { name: /^policy\.pdf/ });
  await comesToSee(provider, provider.getByText("Being checked for viruses"));
  await expect(opens).toHaveCount(0);
  const tried = () => db.selectFrom("evidence").select(["id", "scan"]).where("provider_id", "=", owner.providerId);
  await expect.poll(async () => (await tried().executeTakeFirst())?.scan).toBe("error");
  const given = await tried().executeTakeFirstOrThrow();
  expect((await provider.request.get(paths.provider.evidenceFile(given.id))).status()).toBe(409);

  await admin.goto(paths.admin.scanner());
  await expect(admin.getByText("Does not answer")).toBeVisible();
  await expect(admin.getByText("1, the first since")).toBeVisible();
  await proxy.listen(port);
  await admin.getByRole("button", { name: "Scan again now" }).click();
  await expect(admin.getByText("Every document that waits is being scanned now.")).toBeVisible();
  await comesToSee(provider, opens);
  await admin.goto(paths.admin.scanner());
  await expect(admin.getByText("Answers")).toBeVisible();
  await expect(admin.getByText("Version 27700")).toBeVisible();

  await upload(provider, id, infectedPdf());
  await comesToSee(provider, provider.getByText("Our virus scanner refused the file that you gave last."));
  await admin.goto(paths.admin.scanner());
  await expect(admin.getByText("Refused: it may hold a virus")).toBeVisible();
});
