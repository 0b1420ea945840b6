import { guarded } from "#app/access/guard.server.ts";
import { readCalendar } from "#app/domain/evidence/calendar/read-calendar.server.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";

/** The renewals of documents for a calendar program: whoever holds the secret address reads them, and nothing of anybody. */
export const loader = guarded("public", async ({ db, at, params, clientAddress }) => {
  await keepWithin(db, "calendar-client", clientAddress, at);
  return new Response(await readCalendar(db, params.token ?? "", at), {
    headers: { "content-type": "text/calendar; charset=utf-8", "cache-control": "private, no-store" },
  });
});
