import type { Browser, Page } from "@playwright/test";
import { freePort } from "#app/server/embedded/free-port.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { ownDatabase } from "../faults/own-database.ts";
import { type Process, startWeb, startWorker } from "../faults/web-process.ts";
import { open, portal, signIn } from "../fixtures.ts";

const HOUR = 3_600_000;

/** A demonstration of a journey's own, on which days pass without anybody else's losing theirs. */
export type OwnDemonstration = {
  db: Db;
  /** Begins its processes anew, so many days after the portal's clock. */
  setTo: (days: number) => Promise<void>;
  visitor: () => Promise<Page>;
  /** A new browser in which this demonstration account has signed in, on the day that it is. */
  enter: (email: string) => Promise<Page>;
  /** What broke the content security policy in any of those browsers. */
  breaches: string[];
  end: () => Promise<void>;
};

/** `more` are settings in which it differs from the running portal. */
export async function ownDemonstration(
  browser: Browser,
  name: string,
  javaScriptEnabled: boolean,
  more: Record<string, string> = {},
): Promise<OwnDemonstration> {
  const own = await ownDatabase(portal, name);
  const db = createDb(own.DATABASE_OWNER_URL, { max: 2 });
  const PORT = String(await freePort());
  const PUBLIC_URL = `http://127.0.0.1:${PORT}`;
  const breaches: string[] = [];
  let running: Process[] = [];
  let pages: Page[] = [];
  const stop = async () => {
    await Promise.all(pages.map((page) => page.context().close()));
    await Promise.all(running.map((one) => one.stop()));
    [running, pages] = [[], []];
  };
  const visitor = async () => {
    const page = await open(browser, breaches, javaScriptEnabled, PUBLIC_URL);
    pages.push(page);
    return page;
  };
  return {
    db,
    breaches,
    visitor,
    async setTo(days) {
      await stop();
      const CLOCK = `PT${Math.round((portal.aheadMs ?? 0) / HOUR) + days * 24}H`;
      const settings = { ...own, ...more, CLOCK, PORT, PUBLIC_URL };
      running = [await startWeb(portal, settings), startWorker(portal, settings)];
    },
    async enter(email) {
      const page = await visitor();
      await signIn(page, email, portal.password);
      return page;
    },
    async end() {
      await stop();
      await db.destroy();
    },
  };
}
