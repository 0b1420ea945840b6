import { setTimeout as wait } from "node:timers/promises";
import { paths } from "#app/paths.ts";
import { EACH, REVIEWERS } from "./desk-scene.ts";
import { p95, within } from "./limits.ts";
import type { Process, System } from "./system.ts";

const ROUNDS = 2;
const ROUND_MS = 30_000;
/** How long a reviewer stays with what was opened, and between two saves. */
const PACE_MS = 3_000;
const SECTION = "safeguarding";
const CHECK = "SAF-15";

const print = (line: string) => process.stdout.write(`${line}\n`);

type Place = { name: string; system: System; web: Process };
type Times = { opened: number[]; saved: number[] };
type Reviewer = {
  base: string;
  cookie: string;
  times: Times;
  open: string | undefined;
  opened: number;
  versions: Map<string, number>;
};

/**
 * Ten reviewers at work on each system in turn, each with a sign-in of their own: every three seconds each goes on to
 * the next application and its first evidence page, and meanwhile each saves a check every three seconds. Only the
 * times on the last, the largest, are held against the limits.
 */
export async function desk(places: readonly Place[]): Promise<void> {
  const teams = places.map(({ system, web }) => {
    const times: Times = { opened: [], saved: [] };
    const reviewer = (cookie: string): Reviewer => ({
      ...{ base: web.base, cookie, times, open: undefined, opened: 0, versions: new Map() },
    });
    return { times, reviewers: system.reviewers.map(reviewer) };
  });
  // Each reviewer's whole round of applications once, unmeasured: what a process does only once is done.
  for (const { reviewers } of teams)
    for (const reviewer of reviewers) for (let n = 0; n < EACH; n++) await openNext(reviewer);
  for (const { times } of teams) times.opened.length = 0;
  for (let round = 0; round < ROUNDS; round++)
    for (const { reviewers } of teams) await Promise.all(reviewers.map((reviewer, n) => work(reviewer, n)));
  print(`\n${REVIEWERS} reviewers at work            p50 ms   p95 ms   max ms`);
  for (const [n, { times }] of teams.entries()) {
    const last = n === teams.length - 1;
    row(`Next with its page, ${places[n]?.name}`, times.opened, last ? 300 : undefined);
    row(`A check saved, ${places[n]?.name}`, times.saved, last ? 100 : undefined);
  }
}

async function work(reviewer: Reviewer, n: number): Promise<void> {
  const end = performance.now() + ROUND_MS;
  const paced = async (first: number, one: () => Promise<void>) => {
    await wait(first);
    while (performance.now() < end) {
      const began = performance.now();
      await one();
      await wait(Math.max(0, PACE_MS - (performance.now() - began)));
    }
  };
  const apart = (n * PACE_MS) / REVIEWERS;
  await Promise.all([
    paced(apart, () => openNext(reviewer)),
    paced((apart * 7 + PACE_MS / 2) % PACE_MS, () => saveCheck(reviewer)),
  ]);
}

/** From asking for the next application to the last byte of its first evidence page, in a browser's order. */
async function openNext(reviewer: Reviewer): Promise<void> {
  const { base, cookie, times } = reviewer;
  const began = performance.now();
  // Their own, then round again: what nobody has comes after them, and has no documents here.
  const after = reviewer.opened++ % EACH > 0 ? `?after=${reviewer.open}` : "";
  const application = await get(`${base}/admin/applications/next${after}`, cookie);
  const id = new URL(application.url).pathname.split("/").at(-1) ?? "";
  await application.text();
  const html = await (await get(base + paths.admin.applicationSection(id, SECTION), cookie)).text();
  const picture = html.match(/src="(\/admin\/evidence\/[^"]+\/pages\/1)"/)?.[1];
  if (!picture) throw new Error(`Application ${id} showed no page of its evidence`);
  const image = await get(base + picture, cookie);
  if ((await image.arrayBuffer()).byteLength === 0) throw new Error("The page's picture was empty");
  times.opened.push(performance.now() - began);
  reviewer.open = id;
}

async function get(address: string, cookie: string): Promise<Response> {
  const answer = await fetch(address, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${new URL(address).pathname} answered ${answer.status}`);
  return answer;
}

/** Saves a check of the application that the reviewer has open, anew, as the page does by itself. */
async function saveCheck({ base, cookie, times, open = "", versions }: Reviewer): Promise<void> {
  const version = versions.get(open) ?? 0;
  const body = new URLSearchParams({
    sentAt: new Date().toISOString(),
    "checks.0.questionId": CHECK,
    "checks.0.result": "met",
    "checks.0.comment": `Read ${version} times`,
    "checks.0.version": String(version),
  });
  const began = performance.now();
  const address = base + paths.admin.applicationChecks(open, SECTION);
  const answer = await fetch(address, { method: "POST", body, headers: { cookie, origin: base } });
  const kept = (await answer.json()) as { version?: number };
  if (kept.version !== version + 1) throw new Error(`A check was not saved: ${JSON.stringify(kept)}`);
  times.saved.push(performance.now() - began);
  versions.set(open, kept.version);
}

function row(name: string, times: readonly number[], most: number | undefined): void {
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const cells = [middle, p95(times), sorted.at(-1) ?? Number.NaN].map((ms) => ms.toFixed(0).padStart(9)).join("");
  const verdict = most === undefined ? "" : `   ${within(p95(times), most)}`;
  print(`${name.padEnd(30)}${cells}${verdict}   (${times.length})`);
}
