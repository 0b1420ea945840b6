import { setTimeout as pause } from "node:timers/promises";

/** The result of some work, and never sooner than so many milliseconds: the clock tells nothing of what was looked up. */
export async function noSooner<T>(ms: number, work: Promise<T>): Promise<T> {
  const [result] = await Promise.all([work, pause(ms)]);
  return result;
}
