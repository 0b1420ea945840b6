import { londonDate } from "#app/domain/london-time.ts";
import { asQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { contentNow } from "../framework-versions.server.ts";
import { approvalsOf } from "./approvals.server.ts";
import type { DraftFacts } from "./readiness.ts";

/** What decides whether a draft can open at `now` (UTC). */
export async function draftFacts(db: Db | Trx, frameworkId: string, now: Date): Promise<DraftFacts> {
  const { details, lots } = await contentNow(db, frameworkId);
  const documents = await db
    .selectFrom("lot_document")
    .innerJoin("lot", "lot.id", "lot_document.lot_id")
    .select(["lot.id", "lot_document.kind"])
    .where("lot.framework_id", "=", frameworkId)
    .where("from_on", "<=", londonDate(now))
    .execute();
  const questions = await db
    .selectFrom("question_set")
    .select("definition")
    .where("framework_id", "=", frameworkId)
    .where("withdrawn_at", "is", null)
    .where("published_at", "<=", now)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const basis = await db
    .selectFrom("framework_basis")
    .select("id")
    .where("framework_id", "=", frameworkId)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  return {
    details,
    lots: lots.map(({ id, name, code, details: said }) => ({
      ...{ id, name, code, details: said },
      documents: documents.filter((one) => one.id === id).map(({ kind }) => kind),
    })),
    asked: questions && asQuestions(questions.definition).lots,
    hasBasis: basis !== undefined,
    approvals: await approvalsOf(db, { frameworkId, basisId: null }),
    today: londonDate(now),
  };
}
