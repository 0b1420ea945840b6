import { personId } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";

type MarkEvent = { markId: string; event: "record" | "change" | "challenge" | "confirm" | "correct"; code: string };

/** Writes what happened to some marks into their history, with the reason where there is one. */
export async function keepMarkEvents(work: Work, events: readonly MarkEvent[], reason?: string): Promise<void> {
  if (events.length === 0) return;
  await work.trx
    .insertInto("mark_event")
    .values(
      events.map(({ markId, event, code }) => ({
        id: uuidv7(work.now.getTime()),
        mark_id: markId,
        event,
        code,
        reason: reason ?? null,
        at: work.now,
        person_id: personId(work.actor),
      })),
    )
    .execute();
}
