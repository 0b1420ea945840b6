import { evidenceDesk } from "#app/domain/evidence/evidence-desk.server.ts";
import { addDays, formatDate, instantAt, today } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** How long before a document ends its renewal is asked for, in days. */
const RENEW_DAYS = 60;

/** Documents that were refused or withdrawn, that the council wants changed, or that soon end. */
export async function evidenceToDo(db: Trx, providerId: string, now: Date): Promise<ToDo[]> {
  const href = paths.provider.evidence();
  const soon = addDays(today(now), RENEW_DAYS);
  const { documents } = await evidenceDesk(db, providerId, now);
  return documents.flatMap(({ title, given, refused, unreadable, withdrawn, needed }): ToDo[] => {
    if (refused) return [{ text: `Upload again, our virus scanner refused it: ${title}`, href }];
    if (unreadable)
      return [
        { text: `Give it again, we could not take it: ${title}`, href: paths.provider.evidenceReading(unreadable) },
      ];
    if (withdrawn) return [{ text: `Give it again, we had to withdraw it: ${title}`, href }];
    if (!given) return needed ? [{ text: `Upload before your first placement: ${title}`, href }] : [];
    if (given.unconfirmed && given.state === "given")
      return [{ text: `Confirm what we read: ${title}`, href: paths.provider.evidenceReading(given.id) }];
    if (given.state === "needs-change") return [{ text: `Change: ${title}`, href }];
    if (!given.endsOn || given.endsOn > soon) return [];
    const verb = given.endsOn < today(now) ? "ended" : "ends";
    const text = `Renew, it ${verb} on ${formatDate(given.endsOn)}: ${title}`;
    return [{ text, href, due: instantAt(given.endsOn, "23:59") }];
  });
}
