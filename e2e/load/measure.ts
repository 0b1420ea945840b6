import { execFileSync } from "node:child_process";
import autocannon from "autocannon";

export type Target = { name: string; base: string; pid: number; paths: string[]; cookie?: string };
export type Measured = { name: string; perSecond: number; p50: number; p99: number; rssMb: number };

const CONNECTIONS = 20;
const WARM_UP_SECONDS = 2;
const ROUND_SECONDS = 2;
const ROUNDS = 3;

/**
 * Asks targets with 20 connections, warmed up first, in short rounds that take turns, so that whatever else the machine
 * does weighs on all of them alike. Answers with the median round of each, in the same order.
 */
export async function compare(targets: readonly Target[]): Promise<Measured[]> {
  const rounds: Measured[][] = targets.map(() => []);
  for (const target of targets) await ask(target, { duration: WARM_UP_SECONDS });
  for (let round = 0; round < ROUNDS; round++)
    for (const [place, target] of targets.entries()) {
      const { requests, latency } = await ask(target, { duration: ROUND_SECONDS });
      const { name, pid } = target;
      rounds[place]?.push({ name, perSecond: requests.average, ...latency, rssMb: rssMb(pid) });
    }
  return rounds.flatMap(median);
}

const median = (rounds: Measured[]): Measured[] =>
  rounds
    .sort((a, b) => a.perSecond - b.perSecond)
    .slice(Math.floor(rounds.length / 2), Math.floor(rounds.length / 2) + 1);

type Asked = Omit<Target, "pid">;

/** Asks so many times or so many seconds long. Throws when anything but 2xx comes back: a fast error is no speed. */
export async function ask({ name, base, paths, cookie }: Asked, how: { duration?: number; amount?: number }) {
  const headers = cookie ? { cookie } : undefined;
  const requests = paths.map((path) => ({ path }));
  const result = await autocannon({ url: base, connections: CONNECTIONS, requests, headers, ...how });
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0)
    throw new Error(`${name}: ${non2xx} answers were no success, ${errors} failed, ${timeouts} took too long`);
  return result;
}

/** The memory of a process in MB, as the system counts it. */
export function rssMb(pid: number): number {
  return Math.round(Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1024);
}

/** A thousand searches that differ, as people ask them: a need, an age, a place, a word. */
export function differentSearches(): string[] {
  const needs = ["semh", "asd", "adhd", "slcn", "ebsa"];
  const outcodes = ["HR1", "HR2", "HR4", "HR6", "HR9"];
  const words = ["maths", "English", "art", "music"];
  return Array.from({ length: 1000 }, (_, n) => {
    const asked = {
      need: needs[n % 5] ?? "",
      postcode: outcodes[Math.floor(n / 5) % 5] ?? "",
      miles: n % 2 ? "20" : "",
    };
    const more = { age: String(5 + (Math.floor(n / 25) % 10)), q: words[Math.floor(n / 250)] ?? "" };
    return `/find-provision?${new URLSearchParams({ ...asked, ...more })}`;
  });
}
