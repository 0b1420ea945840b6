import type { ExpressionBuilder } from "kysely";
import { today } from "#app/domain/london-time.ts";
import { publishedSets } from "#app/domain/question-sets/published-sets.server.ts";
import { answersAsked } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { answersOnLots } from "./answers-on-lots.server.ts";
import { newQuestions } from "./new-questions.ts";

/**
 * An open lot, and how many answers it asks of this provider: in the application, how many of those are new to it, and
 * in all before approval.
 */
export type LotToApplyFor = {
  id: string;
  name: string;
  slug: string;
  application: number;
  newToYou: number;
  /** An application there was refused or withdrawn: what it used is used again. */
  again: boolean;
  beforeApproval: number;
};

/** Open lots with questions to which this provider has no live application. Four queries, however many lots. */
export async function lotsToApplyFor(db: Trx, providerId: string, now: Date): Promise<LotToApplyFor[]> {
  const lots = await openLots(db, providerId, now);
  const sets = await publishedSets(db, lots, now);
  const answersOn = await answersOnLots(db, providerId);
  return lots.flatMap(({ id, name, slug, again }) => {
    const set = sets.get(id);
    if (!set) return [];
    const answers = answersOn(id);
    const context = { today: today(now), stage: "A" as const };
    const newToYou = newQuestions(set, answers, context, again).length;
    return [{ id, name, slug, again, newToYou, ...answersAsked(set, answers, context) }];
  });
}

const openLots = (db: Trx, providerId: string, now: Date) =>
  db
    .selectFrom("lot")
    .select(["id", "name", "slug", "framework_id as frameworkId"])
    .select(({ fn }) => fn.coalesce("code", "slug").as("code"))
    .select((eb) => eb.exists(applications(eb, providerId)).$castTo<boolean>().as("again"))
    .where("status", "=", "open")
    .where((eb) => eb.or([eb("closes_at", "is", null), eb("closes_at", ">", now)]))
    .where((eb) =>
      eb.not(
        eb.exists(
          applications(eb, providerId).where("application.status", "not in", ["refused", "withdrawn", "removed"]),
        ),
      ),
    )
    .orderBy("number")
    .limit(50)
    .execute();

const applications = (eb: ExpressionBuilder<DB, "lot">, providerId: string) =>
  eb
    .selectFrom("application")
    .select("application.id")
    .whereRef("application.lot_id", "=", "lot.id")
    .where("application.provider_id", "=", providerId);
