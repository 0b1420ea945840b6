import { currentEvidence } from "#app/domain/evidence/evidence.server.ts";
import { type Answers, withEvidence } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import { asGiven } from "./submission.ts";

/** All that a provider has answered so far, files in place, as it would stand on a lot. Two queries for all lots. */
export async function answersOnLots(db: Trx, providerId: string): Promise<(lotId: string) => Answers> {
  const rows = await db
    .selectFrom("answer")
    .select(["lot_id", "question_id", "value"])
    .where("provider_id", "=", providerId)
    .execute();
  const files = asGiven(await currentEvidence(db, providerId));
  return (lotId) => {
    const here = rows.filter((row) => row.lot_id === null || row.lot_id === lotId);
    // Only save-answers writes this column.
    return withEvidence(Object.fromEntries(here.map((row) => [row.question_id, row.value])) as Answers, files);
  };
}
