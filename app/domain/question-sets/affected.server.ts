import { answersUsed, approvedAfter, BATCH } from "#app/domain/catch-up/approved-applications.server.ts";
import { referredTo, thatApply } from "#app/domain/catch-up/must-answer.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { forLot } from "./for-lot.ts";
import type { FrameworkQuestions, QuestionSet } from "./question.ts";

/** Whom a version would reach on one lot: how many are approved, how many of those it asks, how many drafts there are. */
export type Affected = { lotId: string; lotName: string; approved: number; asked: number; drafts: number };

/**
 * The count shown before a version is published, lot by lot: an approved provider is asked when at least one of the
 * questions that it must answer applies to it (rules 20). Reckoned as putting it in force will, and nothing is written.
 */
export async function countAffected(
  db: Db | Trx,
  set: FrameworkQuestions,
  frameworkId: string,
  mustAnswer: readonly string[],
): Promise<Affected[]> {
  const affected: Affected[] = [];
  for (const { id, name, code, slug, drafts } of await lotsWithDrafts(db, frameworkId)) {
    const counts = await countApproved(db, forLot(set, code ?? slug), id, mustAnswer);
    affected.push({ lotId: id, lotName: name, ...counts, drafts });
  }
  return affected;
}

const lotsWithDrafts = (db: Db | Trx, frameworkId: string) =>
  db
    .selectFrom("lot")
    .leftJoin("application", (join) =>
      join.onRef("application.lot_id", "=", "lot.id").on("application.status", "=", "draft"),
    )
    .select((eb) => ["lot.id", "lot.name", "lot.code", "lot.slug", eb.fn.count<number>("application.id").as("drafts")])
    .where("lot.framework_id", "=", frameworkId)
    .groupBy(["lot.id", "lot.name", "lot.code", "lot.slug", "lot.number"])
    .orderBy("lot.number")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, drafts: Number(row.drafts) })));

async function countApproved(
  db: Db | Trx,
  set: QuestionSet,
  lotId: string,
  mustAnswer: readonly string[],
): Promise<{ approved: number; asked: number }> {
  const decides = referredTo(set, mustAnswer);
  const counts = { approved: 0, asked: 0 };
  let last: string | undefined;
  for (let size = BATCH; size === BATCH; ) {
    const batch = await approvedAfter(db, { lotId }, last);
    const ids = batch.map(({ id }) => id);
    const used = await answersUsed(db, lotId, ids, decides);
    counts.asked += ids.filter((id) => thatApply(set, mustAnswer, used.get(id) ?? {}).length > 0).length;
    counts.approved += batch.length;
    size = batch.length;
    last = ids.at(-1);
  }
  return counts;
}
