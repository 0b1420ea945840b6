import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { paths } from "#app/paths.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import { expect, signIn, test } from "../fixtures.ts";
import { startPortal } from "../portal.ts";

let dataDir: string;
let stop: (() => Promise<void>) | undefined;
test.beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "portal-twice-"));
});
test.afterAll(async () => {
  await stop?.();
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(port: number) {
  const started = await startPortal(dataDir, port);
  stop = started.stop;
  return started;
}

test("a start on a folder in use says so and exits; the next one finds its data and decrypts its child", async ({
  browser,
}) => {
  const port = await freePort();
  const first = await start(port);
  const page = await (await browser.newContext({ baseURL: first.portal.url })).newPage();
  await signIn(page, "broker@council.example", first.portal.password);
  await page.goto(paths.admin.placements());
  await page.locator("#main-content table").getByRole("link").first().click();
  await page.getByRole("link", { name: "open the child’s record" }).click();
  await expect(page.getByText("Robin Madeup", { exact: true })).toBeVisible();
  const child = await page.getByRole("heading", { level: 1 }).textContent();

  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(await freePort()) };
  const meanwhile = spawnSync(process.execPath, ["--import", "tsx", "app/server/start.ts"], { env, encoding: "utf8" });
  expect(meanwhile.stderr).toContain(`The portal is already running on ${dataDir}`);
  expect(meanwhile.status).toBe(1);
  await page.reload();
  await expect(page.getByText("Robin Madeup", { exact: true })).toBeVisible();

  await first.stop();
  const second = await start(port);
  expect(second.portal).toEqual(first.portal);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 }), "still signed in, at the same child").toHaveText(child ?? "");
  await expect(page.getByText("Robin Madeup", { exact: true })).toBeVisible();
});
