import { paths } from "#app/paths.ts";
import { p95, take } from "./growth.ts";
import type { Process, System } from "./system.ts";

const REVIEWERS = 10;
const OPENED = 300;
const SAVES = 200;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** How long a section of an application takes to open with ten reviewers at work, and a check to be saved by itself. */
export async function desk({ officer: cookie, reviewId }: System, web: Process): Promise<void> {
  const path = paths.admin.applicationSection(reviewId, "safeguarding");
  await take({ web, cookie, path }, 20);
  const opened = p95(await take({ web, cookie, path }, OPENED, REVIEWERS));
  print(`\nA section beside its evidence, ${REVIEWERS} reviewers at once: p95 ${opened.toFixed(1)} ms (at most 300)`);
  const saved = p95(await save({ web, cookie, reviewId }));
  print(`A check saved by itself: p95 ${saved.toFixed(1)} ms (at most 100)`);
}

type Place = { web: Process; cookie: string; reviewId: string };

/** Saves one check again and again, each time anew, as the page does: how long each took, in ms. */
async function save({ web: { base }, cookie, reviewId }: Place): Promise<number[]> {
  const times: number[] = [];
  for (let version = 0; version < SAVES; version++) {
    const body = new URLSearchParams({
      sentAt: new Date().toISOString(),
      "checks.0.questionId": "SAF-15",
      "checks.0.result": "met",
      "checks.0.comment": `Read ${version} times`,
      "checks.0.version": String(version),
    });
    const began = performance.now();
    const address = base + paths.admin.applicationChecks(reviewId, "safeguarding");
    const answer = await fetch(address, { method: "POST", body, headers: { cookie, origin: base } });
    const kept = (await answer.json()) as { version?: number };
    if (kept.version !== version + 1) throw new Error(`A check was not saved: ${JSON.stringify(kept)}`);
    times.push(performance.now() - began);
  }
  return times;
}
