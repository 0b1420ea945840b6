import { gzipSync } from "node:zlib";
import { ask, differentSearches, type Measured, measure, rssMb } from "./measure.ts";
import { startSystem } from "./system.ts";
import { uploadEvidence } from "./upload.ts";

// npm run bench: the portal beside an Express + Nunjucks page over the same statements and a bare node:http, in one
// run, on one Node and one machine. Printed, never asserted.
const PROVIDERS = 10_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`Node ${process.version}, ${PROVIDERS} providers, 20 connections. Starting …`);
const system = await startSystem(PROVIDERS);
try {
  const portal = await system.web();
  const uncached = await system.web({ PAGE_CACHE_MS: "0" });
  const baseline = await system.baseline();
  const searches = differentSearches();
  const [one] = searches as [string];
  const officer = { cookie: system.officer };
  const queue = ["/admin/applications"];

  await size(portal.base, one);
  const nunjucks = {
    search: await measure({ ...baseline, name: "Nunjucks: different searches", paths: searches }),
    list: await measure({ ...baseline, ...officer, name: "Nunjucks: signed-in list", paths: queue }),
    form: await measure({ ...baseline, name: "Nunjucks: form page", paths: ["/register"] }),
  };
  const bare = await measure({ ...baseline, base: baseline.bare, name: "Bare node:http", paths: ["/"] });
  const rows: [Measured, Measured, string][] = [
    [await measure({ ...portal, name: "Search, one address, cached", paths: [one] }), nunjucks.search, "10"],
    [await measure({ ...portal, name: "Search, 1,000 different", paths: searches }), nunjucks.search, "1.0"],
    [await measure({ ...uncached, name: "Search, cache off", paths: searches }), nunjucks.search, ""],
    [await measure({ ...portal, ...officer, name: "Signed-in list", paths: queue }), nunjucks.list, "0.9"],
    [await measure({ ...portal, name: "Form page", paths: ["/register"] }), nunjucks.form, ""],
  ];

  print("\n                                req/s   p50 ms   p99 ms   RSS MB   × Nunjucks   to reach   × bare");
  for (const [row, base, goal] of rows) print(line(row, ratio(row, base), goal, ratio(row, bare)));
  for (const row of Object.values(nunjucks)) print(line(row, "", "", ratio(row, bare)));
  print(line(bare, "", "", ""));

  const before = rssMb(portal.pid);
  await ask({ ...portal, name: "10,000 requests", paths: searches }, { amount: 10_000 });
  print(`\nMemory over 10,000 requests: ${before} → ${rssMb(portal.pid)} MB (at most 64 more)`);
  await uploadEvidence(uncached.base, system, 56);
  const idle = rssMb(uncached.pid);
  const sent = await uploadEvidence(uncached.base, system, 1024);
  print(`Memory while ${sent} MB of evidence came in: ${idle} → ${rssMb(uncached.pid)} MB (at most 64 more)`);
} finally {
  await system.stop();
}

function line({ name, perSecond, p50, p99, rssMb }: Measured, times: string, goal: string, bare: string): string {
  const cells = [Math.round(perSecond), p50, p99, rssMb].map((cell) => String(cell).padStart(9)).join("");
  return `${name.padEnd(28)}${cells}${times.padStart(13)}${goal.padStart(11)}${bare.padStart(9)}`;
}

function ratio(row: Measured, base: Measured): string {
  const times = row.perSecond / base.perSecond;
  return times < 0.1 ? times.toFixed(3) : times.toFixed(2);
}

async function size(base: string, path: string): Promise<void> {
  const html = await (await fetch(base + path)).text();
  const scripts = html.match(/<script/g)?.length ?? 0;
  print(`${path}: ${html.length} bytes of HTML, ${gzipSync(html).length} gzipped (at most 25,600), ${scripts} scripts`);
}
