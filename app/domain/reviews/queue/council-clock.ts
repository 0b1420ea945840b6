import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { type CountWorkingDays, countBetween } from "#app/domain/calendar/working-day-count.ts";
import { formatDate } from "#app/domain/london-time.ts";

/** A move of an application after it was sent, at a UTC instant. */
export type ClockMove = { at: Date; to: ApplicationStatus };
/** Working days that the council aims to keep: to its first response, and to its decision. */
export type Targets = { firstResponse: number; decision: number };

export type CouncilClock = {
  /** The council's working days used; undefined when the calendar does not know all of them. */
  used: number | undefined;
  /** The instant since which it stands still, because the council waits for the provider. */
  stoppedSince: Date | undefined;
  /** Working days until the council asked, advised or decided; undefined while it has done none of these. */
  firstResponse: number | undefined;
  /** Whether the council has asked, advised or decided. */
  responded: boolean;
};

const WITH_PROVIDER: ApplicationStatus = "information-requested";
const responses: ReadonlySet<ApplicationStatus> = new Set([
  ...([WITH_PROVIDER, "recommended", "moderated", "admitted", "refused"] as const),
]);

/**
 * How long the council has had an application, from its sending (UTC) until `until`: working days of the service
 * calendar, the day of each hand-over not counted to whoever receives. While a question waits for the provider the
 * clock stands still. Targets of 10 and 20 working days are our proposal; the Procurement Act 2023, section 36, asks
 * for a reasonable time. `moves` are in the order in which they happened.
 */
export function readClock(
  count: CountWorkingDays,
  sentAt: Date,
  moves: readonly ClockMove[],
  until: Date,
): CouncilClock {
  let used: number | undefined = 0;
  let held: Date | undefined = sentAt;
  let stoppedSince: Date | undefined;
  const add = (from: Date, to: Date) => {
    const days = countBetween(count, from, to);
    used = used === undefined || days === undefined ? undefined : used + days;
  };
  for (const { at, to } of moves) {
    if (to === WITH_PROVIDER && held) {
      add(held, at);
      held = undefined;
      stoppedSince = at;
    } else if (to !== WITH_PROVIDER && !held) {
      held = at;
      stoppedSince = undefined;
    }
  }
  if (held) add(held, until);
  const response = moves.find(({ to }) => responses.has(to));
  const firstResponse = response && countBetween(count, sentAt, response.at);
  return { used, stoppedSince, firstResponse, responded: response !== undefined };
}

/** The clock in words: "7 of 20 working days; stopped since 12 November 2026, waiting for the provider". */
export function clockInWords({ used, stoppedSince }: CouncilClock, { decision }: Targets): string {
  if (used === undefined) return "Not counted: the calendar does not know these years";
  const days = `${used} of ${decision} working days`;
  return stoppedSince ? `${days}; stopped since ${formatDate(stoppedSince)}, waiting for the provider` : days;
}
