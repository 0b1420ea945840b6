import { sql } from "kysely";
import type { Db, Trx } from "#db/client.server.ts";

/** Lets an application use everything that its provider has answered and uploaded so far, as if it was given there. */
export async function takeAllAnswers(db: Db | Trx, applicationId: string): Promise<void> {
  await sql`
    insert into answer_use (application_id, question_id, at, by)
    select application.id, given.question_id, application.created_at, application.created_by
    from application join (
      select provider_id, lot_id, question_id from answer
      union select provider_id, null, question_id from evidence
    ) given on given.provider_id = application.provider_id and (given.lot_id is null or given.lot_id = application.lot_id)
    where application.id = ${applicationId}
    on conflict do nothing`.execute(db);
}
