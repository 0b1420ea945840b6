import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { lockClarification, type ReadAs } from "./lock-clarification.server.ts";

export type Closed = ReadAs & { reason: string; submissionKey: string };

/**
 * Closes a question that is not published, for a reason that its provider reads: it is commercially sensitive, or was
 * asked before. NotAllowedNow when it is published or closed; Conflict when somebody else was first.
 */
export const closeClarification = (db: Db, actor: Actor, input: Closed, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    authorise(actor, "clarification.answer", undefined, "clarification.read");
    await once(work, "clarification.close", input, () => close(work, input));
  });

async function close(work: Work, input: Closed): Promise<void> {
  const { trx, now, actor } = work;
  const { id, publishedAt, closedAt } = await lockClarification(trx, input);
  if (publishedAt || closedAt) throw new NotAllowedNow("close a question that was answered or closed");
  await trx
    .updateTable("lot_question")
    .set((eb) => ({
      ...{ closed_at: now, closed_because: input.reason },
      ...{ answered_by: personId(actor), version: eb("version", "+", 1) },
    }))
    .where("id", "=", id)
    .execute();
  work.audit("clarification.close", { type: "clarification", id });
}
