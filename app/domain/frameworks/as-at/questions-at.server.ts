import type { CivilDate } from "#app/domain/civil-date.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import { asQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/**
 * A version of a framework's questions and the London date from which it held. `readOn`: a day at whose end its pages
 * show it; undefined when another replaced it before the framework was open, or on the same day.
 */
export type VersionOfQuestions = { version: number; fromOn: CivilDate; readOn: CivilDate | undefined };
/** The version in force and those before it, newest first; no version before the first. */
export type QuestionsAt = { inForce: FrameworkQuestions | undefined; versions: VersionOfQuestions[] };

/** What a framework asked at an instant (UTC), and every version that had been in force by then; withdrawn ones never were. */
export async function questionsAt(db: Db | Trx, frameworkId: string, at: Date): Promise<QuestionsAt> {
  const published = db
    .selectFrom("question_set")
    .where("framework_id", "=", frameworkId)
    .where("published_at", "<=", at)
    .where("withdrawn_at", "is", null)
    .orderBy("version", "desc");
  const rows = await published.select(["version", "published_at as from"]).limit(100).execute();
  const newest = rows[0] && (await published.select("definition").limit(1).executeTakeFirst());
  return {
    inForce: newest && asQuestions(newest.definition),
    versions: datedVersions(rows, await firstPublic(db, frameworkId)),
  };
}

function datedVersions(rows: { version: number; from: Date }[], first: CivilDate | undefined): VersionOfQuestions[] {
  const dated = rows.map(({ version, from }) => ({ version, fromOn: londonDate(from) }));
  return dated.map(({ version, fromOn }, place) => {
    const newer = dated[place - 1];
    const day = first && (first > fromOn ? first : fromOn);
    return { version, fromOn, readOn: day && newer && newer.fromOn <= day ? undefined : day };
  });
}

async function firstPublic(db: Db | Trx, frameworkId: string): Promise<CivilDate | undefined> {
  const first = await db
    .selectFrom("framework_version")
    .select("at")
    .where("framework_id", "=", frameworkId)
    .orderBy("at")
    .limit(1)
    .executeTakeFirst();
  return first && londonDate(first.at);
}
