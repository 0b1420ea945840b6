import { today } from "#app/domain/london-time.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { answersAsked } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import { storedAnswers } from "./answers.server.ts";

/** An open lot, and how many answers it asks of this provider: in the application, and in all before approval. */
export type LotToApplyFor = { id: string; name: string; slug: string; application: number; beforeApproval: number };

/** Open lots to which this provider has no live application. */
export async function lotsToApplyFor(db: Trx, providerId: string, now: Date): Promise<LotToApplyFor[]> {
  const lots = await db
    .selectFrom("lot")
    .select(["id", "name", "slug"])
    .where("status", "=", "open")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("application")
            .select("application.id")
            .whereRef("application.lot_id", "=", "lot.id")
            .where("application.provider_id", "=", providerId)
            .where("application.status", "not in", ["refused", "withdrawn"]),
        ),
      ),
    )
    .orderBy("number")
    .limit(50)
    .execute();
  const toApplyFor = [];
  for (const lot of lots) {
    const { set } = await publishedQuestionSet(db, lot.id, now);
    const { answers } = await storedAnswers(db, { providerId, lotId: lot.id });
    toApplyFor.push({ ...lot, ...answersAsked(set, answers, { today: today(now) }) });
  }
  return toApplyFor;
}
