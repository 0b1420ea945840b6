import type { Trx } from "#db/client.server.ts";

/** Whether a version was not withdrawn; if so, it can't be until COMMIT. */
export async function holdFast(trx: Trx, questionSetId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("question_set")
    .select("id")
    .where("id", "=", questionSetId)
    .where("withdrawn_at", "is", null)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
}
