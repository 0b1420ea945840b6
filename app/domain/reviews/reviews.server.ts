import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { Outcome, Recommendation } from "./recommendations.ts";
import type { Reply, SectionResult } from "./section-results.ts";

/** Every reviewer's findings on an application, save those of whoever has since declared an interest in its provider. */
export async function sectionResultsOf(db: Db | Trx, applicationId: string): Promise<SectionResult[]> {
  const rows = await db
    .selectFrom("section_review")
    .select(["section_id as sectionId", "reviewer_id as reviewerId", "result", "comment", "at"])
    .where("application_id", "=", applicationId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conflict_of_interest as interest")
            .innerJoin("application", "application.provider_id", "interest.provider_id")
            .select("interest.person_id")
            .whereRef("application.id", "=", "section_review.application_id")
            .whereRef("interest.person_id", "=", "section_review.reviewer_id"),
        ),
      ),
    )
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
