import { TooMany } from "#app/domain/errors.ts";
import type { Db } from "#db/client.server.ts";
import { countUse, limitOf } from "./keep-within.server.ts";
import type { Limit, LimitName } from "./limits.ts";

const BATCHES = 20;
const REMEMBERED_MS = 60_000;
const MOST_KNOWN = 10_000;

/**
 * A limit on what is asked so often that writing a row each time would cost more than the answer. Each process counts
 * by itself and writes a twentieth of the limit at a time; so many more may pass in each process, and whoever asks
 * seldom costs nothing.
 */
export class BatchedLimit {
  #counts = new Map<string, number>();
  #allowed: { limit: Limit; until: number } | undefined;

  constructor(
    private readonly db: Db,
    private readonly name: LimitName,
  ) {}

  /** Counts one use, and throws TooMany (429, with the minutes to wait) once there are more than the limit allows. */
  async keepWithin(by: string, now: Date): Promise<void> {
    const limit = await this.#limit(now);
    const batch = Math.ceil(limit.uses / BATCHES);
    const count = (this.#counts.get(by) ?? 0) + 1;
    if (this.#counts.size >= MOST_KNOWN) this.#counts.clear();
    this.#counts.set(by, count % batch);
    if (count < batch) return;
    if ((await countUse(this.db, this.name, by, limit, now, count)) <= limit.uses) return;
    this.#counts.set(by, batch - 1); // so that the next one asks the database again
    throw new TooMany(limit.minutes);
  }

  async #limit(now: Date): Promise<Limit> {
    if (!this.#allowed || this.#allowed.until <= Date.now())
      this.#allowed = { limit: await limitOf(this.db, this.name, now), until: Date.now() + REMEMBERED_MS };
    return this.#allowed.limit;
  }
}
