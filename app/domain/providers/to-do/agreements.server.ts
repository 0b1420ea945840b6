import { agreementsOf } from "#app/domain/agreements/agreements.server.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Terms that wait for an approved provider: new ones by the day on which they hold, a place carried forward by its own. */
export async function agreementsToDo(db: Trx, providerId: string, now: Date): Promise<ToDo[]> {
  const waiting = (await agreementsOf(db, providerId, now)).filter(({ waits }) => waits.length > 0);
  return waiting.map(({ lotId, lotName, waits, accepted, carried }) => {
    const fresh = waits.filter(({ version }) => !accepted.some((one) => one.version === version));
    const [by] = [fresh[0]?.fromOn, carried?.acceptBy].filter((date) => typeof date === "string").sort();
    return {
      text: fresh.length > 0 ? `Accept the new terms of ${lotName}` : `Accept the terms of ${lotName} again`,
      href: paths.provider.lotAgreement(lotId),
      ...(by ? { due: instantAt(by, "23:59") } : {}),
    };
  });
}
