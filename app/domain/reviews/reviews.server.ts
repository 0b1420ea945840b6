import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Outcome, Recommendation } from "./recommendations.ts";
import type { Reply, SectionResult } from "./section-results.ts";

/** Every reviewer's findings on an application. */
export async function sectionResultsOf(db: Db | Trx, applicationId: string): Promise<SectionResult[]> {
  const rows = await db
    .selectFrom("section_review")
    .select(["section_id as sectionId", "reviewer_id as reviewerId", "result", "comment", "at"])
    .where("application_id", "=", applicationId)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ ...row, result: row.result as SectionResult["result"] }));
}

/** The recommendations that still count, first reader's first. */
export async function recommendationsOf(db: Db | Trx, applicationId: string): Promise<Recommendation[]> {
  const rows = await db
    .selectFrom("recommendation")
    .innerJoin("person", "person.id", "recommendation.reviewer_id")
    .select([
      "recommendation.round",
      "recommendation.reviewer_id as reviewerId",
      "person.name as reviewerName",
      "recommendation.outcome",
      "recommendation.comment",
      "recommendation.criteria_version as criteriaVersion",
      "recommendation.at",
    ])
    .where("application_id", "=", applicationId)
    .where("superseded_at", "is", null)
    .orderBy("round")
    .execute();
  return rows.map((row) => ({ ...row, outcome: row.outcome as Outcome }));
}

/** The answers that were put right after the council asked. */
export async function repliesTo(db: Db | Trx, applicationId: string): Promise<Reply[]> {
  const threads = await threadsOf(db, applicationId);
  return threads.flatMap(({ questionId, messages }) =>
    messages.filter(({ kind }) => kind === "reply").map(({ at }) => ({ questionId, repliedAt: at })),
  );
}

/** Whether an officer has declared a conflict of interest with a provider. */
export async function hasConflict(db: Db | Trx, personId: string, providerId: string): Promise<boolean> {
  const row = await db
    .selectFrom("conflict_of_interest")
    .select("person_id")
    .where("person_id", "=", personId)
    .where("provider_id", "=", providerId)
    .executeTakeFirst();
  return row !== undefined;
}
