import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#app/server/embedded/free-port.ts";
import { startPortal } from "./portal.ts";

const HOUR = 3_600_000;

/**
 * How far the tests' clock is ahead: to ten in the morning, UTC, of the next Monday. A placement can then begin, be
 * taught, confirmed and invoiced on a working day, whenever the tests run.
 */
export function hoursAhead(real: Date): number {
  const monday = new Date(real);
  monday.setUTCHours(10, 0, 0, 0);
  do monday.setUTCDate(monday.getUTCDate() + 1);
  while (monday.getUTCDay() !== 1);
  return Math.floor((monday.getTime() - real.getTime()) / HOUR);
}

/** One portal on a fresh data folder for the whole run; the tests find it in PORTAL. A PORTAL given is used as it is. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PORTAL) return undefined;
  rmSync("test-results/states", { recursive: true, force: true });
  const dataDir = mkdtempSync(join(tmpdir(), "portal-e2e-"));
  const ahead = hoursAhead(new Date());
  const env = { DEMO_PASSWORD: "demonstration", CLOCK: `PT${ahead}H` };
  const { portal, stop } = await startPortal(dataDir, await freePort(), env);
  process.env.PORTAL = JSON.stringify({ ...portal, aheadMs: ahead * HOUR });
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
