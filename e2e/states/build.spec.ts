import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
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

test("a hydrated page loads at most 150 kB of compressed script", async () => {
  const { assets, routes }: ServerBuild = await import(pathToFileURL("build/server/index.js").href);
  const size = (url: string) => gzipSync(readFileSync(`build/client${url}`)).length;
  const hydrated = Object.values(routes).filter((route) => route && hydrates(route.module.handle));
  const heavy = hydrated.flatMap((route) => {
    const parts = [assets.entry, assets.routes.root, assets.routes[route?.id ?? ""]];
    const urls = new Set(parts.flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : [])));
    const total = [...urls].reduce((sum, url) => sum + size(url), 0);
    expect(urls.size, route?.id).toBeGreaterThan(3);
    return total > 150 * kB ? [`${route?.id}: ${total}`] : [];
  });
  expect(hydrated.length).toBeGreaterThan(0);
  expect(heavy).toEqual([]);
});

const hydrates = (handle: unknown) => (handle as { hydrate?: boolean } | undefined)?.hydrate === true;
