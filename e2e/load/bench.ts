import { gzipSync } from "node:zlib";
import { growth } from "./growth.ts";
import { ask, compare, differentSearches, type Measured, rssMb } from "./measure.ts";
import { type Process, type System, startSystem } from "./system.ts";
import { uploadEvidence } from "./upload.ts";

// npm run bench: the portal beside an Express + Nunjucks page over the same statements and a bare node:http, in one
// run, on one Node and one machine. Printed; only the reviewers' limits end it with an error. With `growth` only how
// the pages take more data, and reviewers at work.
const PROVIDERS = 10_000;
const searches = differentSearches();
const print = (line: string) => process.stdout.write(`${line}\n`);

if (process.argv[2] !== "growth") await beside();
await growth(PROVIDERS);

async function beside(): Promise<void> {
  print(`Node ${process.version}, ${PROVIDERS} providers, 20 connections. Starting …`);
  const system = await startSystem(PROVIDERS);
  try {
    const portal = await system.web();
    await size(portal.base, searches[0] ?? "");
    await speed(system, portal);
    await memory(system, portal);
  } finally {
    await system.stop();
  }
}

async function speed(system: System, portal: Process): Promise<void> {
  const uncached = await system.web({ PAGE_CACHE_MS: "0" });
  const other = await system.baseline();
  const bare = { ...other, base: other.bare, name: "Bare node:http", paths: ["/"] };
  const [one] = searches as [string];
  const list = { cookie: system.officer, paths: ["/admin/applications"] };
  const form = { paths: ["/register"] };
  head();
  const searching = await compare([
    { ...other, name: "Nunjucks: search", paths: searches },
    { ...portal, name: "Search, one address, cached", paths: [one] },
    { ...portal, name: "Search, 1,000 different", paths: searches },
    { ...uncached, name: "Search, cache off", paths: searches },
    bare,
  ]);
  const bareAlone = searching.at(-1) as Measured;
  table(searching, ["", "10", "1.0"]);
  print(line(bareAlone, "", "", ""));
  const listing = [
    { ...other, ...list, name: "Nunjucks: signed-in list" },
    { ...portal, ...list, name: "Signed-in list" },
  ];
  table([...(await compare(listing)), bareAlone], ["", "0.9"]);
  const forms = [
    { ...other, ...form, name: "Nunjucks: form page" },
    { ...portal, ...form, name: "Form page" },
  ];
  table([...(await compare(forms)), bareAlone], []);
}

/** Growth is counted from a process that has warmed up, right after work of the same kind. */
async function memory(system: System, portal: Process): Promise<void> {
  const asked = { ...portal, name: "Memory", paths: searches.slice(0, 100) };
  await ask(asked, { amount: 3_000 });
  const before = rssMb(portal.pid);
  await ask(asked, { amount: 10_000 });
  print(`\nMemory over 10,000 requests: ${before} → ${rssMb(portal.pid)} MB (at most 64 more)`);
  const uploads = await system.web();
  await uploadEvidence(uploads.base, system, 140);
  const warm = rssMb(uploads.pid);
  const sent = await uploadEvidence(uploads.base, system, 1024);
  print(`Memory while ${sent} MB of evidence came in: ${warm} → ${rssMb(uploads.pid)} MB (at most 64 more)`);
}

function head(): void {
  print(`\n${" ".repeat(28)}    req/s   p50 ms   p99 ms   RSS MB   × Nunjucks   to reach   × bare`);
}

/** The first row is Nunjucks, the last the bare server: what the others are ratios to. The last is not printed again. */
function table(rows: Measured[], goals: string[]): void {
  const [nunjucks, bare] = [rows[0], rows.at(-1)];
  for (const [place, row] of rows.slice(0, -1).entries())
    print(line(row, ratio(row, nunjucks), goals[place] ?? "", ratio(row, bare)));
}

function line({ name, perSecond, p50, p99, rssMb }: Measured, times: string, goal: string, bare: string): string {
  const cells = [Math.round(perSecond), p50, p99, rssMb].map((cell) => String(cell).padStart(9)).join("");
  return `${name.padEnd(28)}${cells}${times.padStart(13)}${goal.padStart(11)}${bare.padStart(9)}`;
}

function ratio(row: Measured, base: Measured | undefined): string {
  const times = row.perSecond / (base?.perSecond ?? Number.NaN);
  return times < 0.1 ? times.toFixed(3) : times.toFixed(2);
}

async function size(base: string, path: string): Promise<void> {
  const html = await (await fetch(base + path)).text();
  const scripts = html.match(/<script/g)?.length ?? 0;
  print(`${path}: ${html.length} bytes of HTML, ${gzipSync(html).length} gzipped (at most 25,600), ${scripts} scripts`);
}
