import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#app/server/embedded/free-port.ts";
import { startPortal } from "./portal.ts";

/** One portal on a fresh data folder for the whole run; the tests find it in PORTAL. */
export default async function setup(): Promise<() => Promise<void>> {
  rmSync("test-results/states", { recursive: true, force: true });
  const dataDir = mkdtempSync(join(tmpdir(), "portal-e2e-"));
  const { portal, stop } = await startPortal(dataDir, await freePort(), { DEMO_PASSWORD: "demonstration" });
  process.env.PORTAL = JSON.stringify(portal);
  return async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
