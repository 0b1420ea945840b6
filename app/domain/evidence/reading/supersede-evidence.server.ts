import type { System } from "#app/access/actor.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { supersedeBefore } from "../supersede-before.server.ts";

/** Lets a document whose dates were confirmed take the place of the versions before it. Safe to run twice. */
export const supersedeEvidence = (db: Db, system: System, id: string, now: Date): Promise<void> =>
  transact(db, system, now, async (work) => {
    const row = await work.trx
      .selectFrom("evidence")
      .select(["provider_id as providerId", "question_id as questionId", "field"])
      .where("id", "=", id)
      .executeTakeFirst();
    if (row) await supersedeBefore(work, row);
  });
