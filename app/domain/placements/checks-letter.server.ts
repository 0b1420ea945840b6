import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { namedStaff } from "#app/domain/providers/staff.server.ts";
import { checksInWords } from "#app/domain/providers/staff-grid.server.ts";
import type { Trx } from "#db/client.server.ts";
import { whatIsMissing } from "./checks-letter.ts";
import { getPlacement } from "./placements.server.ts";

export type ChecksLetter = Awaited<ReturnType<typeof checksLetter>>;

/**
 * The letter that confirms the checks of each person named on a placement (SAF-17), drawn from its provider's single
 * central record as it stands now: for the provider itself and for whoever reads that record, never for brokers and
 * finance (rules 5). It confirms when nothing is `missing`. Throws NotFound for everybody else.
 */
export async function checksLetter(db: Trx, actor: Actor, id: string, now: Date) {
  if (actor.kind !== "provider") authorise(actor, "staff.read");
  const { ref, provider, providerId, lot } = await getPlacement(db, actor, id);
  const today = londonDate(now);
  const people = (await namedStaff(db, providerId, id)).map(({ checks, ...person }) => ({
    ...person,
    checks: checksInWords(checks, today),
  }));
  return {
    ...{ id, ref, provider, lot, people },
    council: (await readCouncil(db, today)).name,
    drawnUp: formatDateTime(now),
    missing: whatIsMissing(people),
  };
}
