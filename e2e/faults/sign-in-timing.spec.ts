import { hashPassword } from "#app/domain/accounts/passwords.server.ts";
import { aPerson } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { tryOnce } from "./attack.ts";
import { startWeb } from "./web-process.ts";

const SAMPLES = 200;
const WARM_UP = 10;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** How often a value of the one is greater than one of the other: a half when the two can't be told apart. */
function chanceGreater(some: number[], others: number[]): number {
  const wins = some.flatMap((one) => others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

test("B27: unknown and known addresses are answered alike, and after the same time", async () => {
  expect(chanceGreater([3, 4], [1, 2])).toBe(1); // finds what is there
  const db = ownerDb(portal);
  const web = await startWeb(portal, { TRUSTED_PROXIES: "127.0.0.1" });
  try {
    const passwordHash = await hashPassword(portal.password);
    const times: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
    for (let place = -WARM_UP; place < SAMPLES; place++) {
      const { email } = await aPerson(db, { passwordHash });
      const pair = [["known", email] as const, ["unknown", `nobody-${email}`] as const];
      // Who comes first takes turns, so that a machine that slows down slows both.
      for (const [which, address] of place % 2 === 0 ? pair : pair.reverse()) {
        const from = `192.0.2.${(place + WARM_UP) % 250}`;
        const { status, ms } = await tryOnce(web.portal, from, address);
        if (status !== 400) throw new Error(`${which} was answered with ${status}`);
        if (place >= 0) times[which].push(ms);
      }
    }
    const ratio = median(times.known) / median(times.unknown);
    const chance = chanceGreater(times.known, times.unknown);
    process.stdout.write(
      `B27: medians ${median(times.known).toFixed(1)} and ${median(times.unknown).toFixed(1)} ms, ratio ${ratio.toFixed(3)}; known slower in ${(chance * 100).toFixed(1)} % of pairs\n`,
    );
    expect(times.known).toHaveLength(SAMPLES);
    // Five standard errors of the rank test at 200 samples each are 0.144.
    expect(Math.abs(chance - 0.5)).toBeLessThan(0.15);
    expect(Math.abs(Math.log(ratio))).toBeLessThan(Math.log(1.25));
  } finally {
    await web.stop();
    await db.destroy();
  }
});
