import type { Work } from "#app/domain/work.server.ts";
import { passedScans } from "./scanning/waiting.ts";

type Place = { providerId: string; questionId: string; field: string };

/**
 * Scans may end in another order than files were given: only the newest version that was passed stands. One whose dates
 * its provider has not confirmed yet replaces nothing.
 */
export async function supersedeBefore({ trx }: Work, { providerId, questionId, field }: Place): Promise<void> {
  const versions = trx
    .selectFrom("evidence")
    .where("provider_id", "=", providerId)
    .where("question_id", "=", questionId)
    .where("field", "=", field);
  const { newest } = await versions
    .select(({ fn }) => fn.max("version").as("newest"))
    .where("scan", "in", passedScans)
    .where("state", "not in", ["withdrawn", "removed"])
    .where("unconfirmed", "=", false)
    .executeTakeFirstOrThrow();
  await trx
    .updateTable("evidence")
    .set({ state: "superseded" })
    .where("id", "in", versions.select("id").where("version", "<", newest))
    .where("state", "in", ["given", "accepted", "needs-change"])
    .execute();
}
