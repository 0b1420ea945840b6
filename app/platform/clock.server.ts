import { Temporal } from "temporal-polyfill";

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
const duration = /^[+-]?P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/;

/** Whether a CLOCK setting is one that `createClock` understands. */
export function isClockSetting(clock: string): boolean {
  return (instant.test(clock) && !Number.isNaN(Date.parse(clock))) || duration.test(clock);
}

/**
 * The one clock of a process. Without a setting it is the real time; an ISO instant (`2026-12-24T17:01:00Z`) stands
 * still; an ISO 8601 duration of weeks, days and time (`P3D`, `-PT2H`) is an offset from real time, a day being 24 hours.
 * @throws {RangeError} for any other setting.
 */
export function createClock(clock?: string): () => Date {
  if (clock === undefined) return () => new Date();
  if (!isClockSetting(clock)) throw new RangeError("The clock setting is neither an ISO instant nor a duration");
  if (instant.test(clock)) {
    const still = Date.parse(clock);
    return () => new Date(still);
  }
  const { weeks, ...rest } = partsOf(Temporal.Duration.from(clock));
  const offset = Temporal.Duration.from({ ...rest, days: rest.days + 7 * weeks }).total("milliseconds");
  return () => new Date(Date.now() + offset);
}

function partsOf({ weeks, days, hours, minutes, seconds }: Temporal.Duration) {
  return { weeks, days, hours, minutes, seconds };
}
