import { execFileSync } from "node:child_process";
import autocannon from "autocannon";

export type Measured = { name: string; perSecond: number; p50: number; p99: number; rssMb: number };
export type Target = { name: string; base: string; pid: number; paths: string[]; cookie?: string };

const CONNECTIONS = 20;
const WARM_UP_SECONDS = 2;
const SECONDS = 6;

/** Asks a target with 20 connections, warmed up first. Throws when anything but 2xx comes back: a fast error is no speed. */
export async function measure(target: Target): Promise<Measured> {
  await ask(target, { duration: WARM_UP_SECONDS });
  const { requests, latency } = await ask(target, { duration: SECONDS });
  const { name, pid } = target;
  return { name, perSecond: requests.average, p50: latency.p50, p99: latency.p99, rssMb: rssMb(pid) };
}

/** Asks so many times or so many seconds long. */
export async function ask(
  { name, base, paths, cookie }: Omit<Target, "pid">,
  how: { duration?: number; amount?: number },
) {
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
    const asked = { need: needs[n % 5], postcode: outcodes[Math.floor(n / 5) % 5], miles: n % 2 ? "20" : "" };
    const more = { age: String(5 + (Math.floor(n / 25) % 10)), q: words[Math.floor(n / 250)] };
    return `/find-provision?${new URLSearchParams({ ...asked, ...more } as Record<string, string>)}`;
  });
}
