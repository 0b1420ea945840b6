import { createHash } from "node:crypto";
import type { Application } from "#app/domain/applications/applications.server.ts";
import { asOneText } from "#app/domain/applications/same-typed.ts";
import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { CheckResult, Finding } from "./check-findings.ts";

/** Every reviewer's findings on the checks of an application. */
export async function findingsOf(db: Db | Trx, applicationId: string): Promise<Finding[]> {
  const rows = await db
    .selectFrom("check_finding")
    .innerJoin("person", "person.id", "check_finding.reviewer_id")
    .select(["question_id as questionId", "reviewer_id as reviewerId", "person.name as reviewerName"])
    .select(["result", "comment", "seen", "seen_sent_at as seenSentAt", "check_finding.version", "at"])
    .where("application_id", "=", applicationId)
    .orderBy("at")
    .execute();
  // The column's CHECK holds it to this list.
  return rows.map((row) => ({ ...row, result: row.result as CheckResult | null }));
}

/**
 * The print of each answer that was sent, its documents included: SHA-256 in hex of a text that is the same for answers
 * that say the same. A question without an answer has none.
 */
export const printsOf = (submission: Pick<Submission, "answers" | "evidence">): Map<string, string> =>
  new Map(Object.entries(answersOf(submission)).map(([id, answer]) => [id, hash(asOneText(answer))]));

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** When what now stands as sent was sent: a UTC instant. */
export async function lastSentAt(
  db: Db | Trx,
  { id, submittedAt }: Pick<Application, "id"> & { submittedAt: Date },
): Promise<Date> {
  const row = await db
    .selectFrom("application_event")
    .select(({ fn }) => fn.max("at").as("at"))
    .where("application_id", "=", id)
    .where("submission", "is not", null)
    .executeTakeFirst();
  return row?.at ?? submittedAt;
}

/** The copy that was sent at an instant, or undefined where none was kept of it. */
export async function copySentAt(db: Db | Trx, applicationId: string, at: Date): Promise<Submission | undefined> {
  const row = await db
    .selectFrom("application_event")
    .select("submission")
    .where("application_id", "=", applicationId)
    .where("submission", "is not", null)
    .where("at", "=", at)
    .executeTakeFirst();
  return (row?.submission as Submission | null | undefined) ?? undefined;
}
