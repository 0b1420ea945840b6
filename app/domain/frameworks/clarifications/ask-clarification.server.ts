import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { getLot } from "../lots.server.ts";

export type Asked = { lotId: string; question: string; submissionKey: string };

/**
 * Asks the council about a lot, for the actor's own provider, and returns the question's id. It tells nobody by mail and
 * waits in the council's to-do. Throws NotFound for a lot that is not public, TooMany by provider.
 */
export async function askClarification(db: Db, actor: Actor, input: Asked, now: Date): Promise<string> {
  authorise(actor, "clarification.ask", undefined, "clarification.read-own");
  if (actor.kind !== "provider") throw new NotFound();
  const { providerId, personId } = actor;
  await keepWithin(db, "clarification", providerId, now);
  return transact(db, actor, now, (work) =>
    once(work, "clarification.ask", input, async () => {
      const lot = await getLot(work.trx, { id: input.lotId }, now);
      if (lot.frameworkStatus === "draft") throw new NotFound("lot");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("lot_question")
        .values({
          ...{ id, lot_id: lot.id, question: input.question },
          ...{ provider_id: providerId, asked_by: personId, asked_at: now },
        })
        .execute();
      work.audit("clarification.ask", { type: "clarification", id }, { lot: lot.id });
      return id;
    }),
  );
}
