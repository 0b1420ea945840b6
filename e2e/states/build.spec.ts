import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { paths } from "#app/paths.ts";
import { expect, portal, test } from "../fixtures.ts";

const kB = 1024;

test("the bundle makes no pool, store or log of its own", () => {
  const server = readFileSync("build/server/index.js", "utf8");
  expect(server).toContain("guarded("); // finds what is there
  for (const made of ["new pg.Pool", "createPool(", "new S3Client", "createTransport(", "pino("])
    expect(server).not.toContain(made);
});

test("public pages ship no script and at most 25 kB of compressed HTML", async ({ visitor }) => {
  const page = await visitor();
  for (const path of [paths.home(), paths.help(), paths.lots(), paths.findProvision()]) {
    await page.goto(path);
    expect(await page.locator("script").count(), path).toBe(0);
    const html = await (await fetch(portal.url + path)).text();
    expect(gzipSync(html).length, path).toBeLessThanOrEqual(25 * kB);
  }
});

test("the scripts of all signed-in pages together stay within 150 kB compressed", () => {
  const folder = "build/client/assets";
  const scripts = readdirSync(folder).filter((file) => file.endsWith(".js"));
  const total = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`)).length, 0);
  expect(scripts.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(250 * kB);
});
