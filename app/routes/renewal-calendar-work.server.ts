import { data, redirect } from "@remix-run/node";
import type { Guarded, Reading } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { addressMadeAt, makeAddress, revokeAddress } from "#app/domain/evidence/calendar/calendar-address.server.ts";
import { calendarButtons } from "#app/domain/evidence/calendar/calendar-form.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";

/** What the page about one's own calendar address shows. */
export async function ownCalendar({ db, who }: Reading) {
  if (who.kind !== "provider" && who.kind !== "council") throw new NotFound();
  const madeAt = await addressMadeAt(db, who);
  return { made: madeAt && formatDateTime(madeAt) };
}

/** Makes an address, which the answer alone shows, or revokes it. */
export async function changeCalendar({ db, who, at, form, config, url }: Guarded) {
  if (who.kind !== "provider" && who.kind !== "council") throw new NotFound();
  const parsed = parseForm(calendarButtons, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  if (parsed.answers.intent === "revoke") {
    await revokeAddress(db, who, at);
    throw redirect(url.pathname, 303);
  }
  return { address: new URL(paths.calendar(await makeAddress(db, who, at)), config.publicUrl).href };
}
