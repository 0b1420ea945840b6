import { type Actor, hasRole, personId } from "#app/access/actor.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import type { CaseFile } from "#app/domain/reviews/case-file.server.ts";
import { mayReadOthers } from "#app/domain/reviews/recommendations.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** A young person's score as the council reads it: "Panel member 1", never a name; `when` in London time. */
export type MemberScore = {
  member: number;
  score: number;
  reason: string;
  changedBecause: string | null;
  when: string;
};
export type ScoredQuestion = { questionId: string; asked: string; scores: MemberScore[] };

/** What an officer sees of the panel's scores of an application: nothing asked, hidden for now, or the scores. */
export type ScoresForCouncil = { hidden: boolean; questions: ScoredQuestion[] };

/**
 * The young people's scores of an application, kept apart from its review: a reviewer reads them once they have
 * advised, like another reviewer's view, so that neither leads the other; whoever decides reads them at any time. Of
 * each member the newest score of each answer.
 */
export async function scoresForCouncil(
  db: Db | Trx,
  actor: Actor,
  { application, recommendations }: Pick<CaseFile, "application" | "recommendations">,
): Promise<ScoresForCouncil> {
  const rows = await db
    .selectFrom("panel_answer as answer")
    .leftJoin("panel_score as score", "score.panel_answer_id", "answer.id")
    .select(["answer.question_id as questionId", "answer.asked", "score.scorer_id as scorer", "score.score"])
    .select(["score.reason", "score.changed_because as changedBecause", "score.at", "score.number"])
    .where("answer.application_id", "=", application.id)
    .orderBy("answer.question_id")
    .orderBy("score.at")
    .orderBy("score.number")
    .limit(1000)
    .execute();
  const advised = recommendations.some(({ reviewerId }) => reviewerId === personId(actor));
  const open = mayReadOthers(application.status, hasRole(actor, "qa", "qa_lead"), advised);
  if (!open) return { hidden: rows.length > 0, questions: [] };
  const members = [...new Set(rows.flatMap(({ scorer }) => (scorer ? [scorer] : [])))];
  const questions = [...new Set(rows.map(({ questionId }) => questionId))].map((questionId) => {
    const own = rows.filter((row) => row.questionId === questionId);
    return {
      ...{ questionId, asked: own[0]?.asked ?? "" },
      scores: members.flatMap((scorer, place): MemberScore[] => {
        const newest = own.findLast((row) => row.scorer === scorer);
        if (newest?.score == null || newest.reason === null || newest.at === null) return [];
        const { score, reason, changedBecause, at } = newest;
        return [{ member: place + 1, score, reason, changedBecause, when: formatDateTime(at) }];
      }),
    };
  });
  return { hidden: false, questions };
}
