import type { Application } from "#app/domain/applications/applications.server.ts";
import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { neededBeforePlacement } from "./before-placement.ts";
import { checksSettled } from "./council-checks.ts";
import type { AdmissionLetter, LetterCondition } from "./letters.ts";
import { councilChecksOf } from "./record-check.server.ts";

type Given = { application: Application; submission: Submission };

/** What the letter that admits says now, from what was sent, the council's checks and the provider's open conditions. */
export async function admissionLetterOf(
  db: Db | Trx,
  { application, submission }: Given,
  now: Date,
): Promise<AdmissionLetter> {
  const { ref, lotName, providerId, lotId } = application;
  const set = submission.questionSet.definition;
  const done = checksSettled(await councilChecksOf(db, providerId), londonDate(now));
  return {
    ref,
    lot: lotName,
    needed: neededBeforePlacement(set, answersOf(submission), londonDate(now), done),
    conditions: await openConditions(db, providerId, lotId),
  };
}

async function openConditions(db: Db | Trx, providerId: string, lotId: string): Promise<LetterCondition[]> {
  const rows = await db
    .selectFrom("hold")
    .leftJoin("admission_condition as condition", "condition.hold_id", "hold.id")
    .select(["hold.reason as what", "condition.due_on as dueOn", "condition.done_by as doneBy"])
    .where("hold.provider_id", "=", providerId)
    .where("kind", "=", "condition")
    .where("lifted_at", "is", null)
    .where((or) => or.or([or("hold.lot_id", "is", null), or("hold.lot_id", "=", lotId)]))
    .orderBy("condition.due_on")
    .orderBy("opened_at")
    .orderBy("hold.id")
    .execute();
  return rows.map(conditionInLetter);
}

type Set = { what: string; dueOn?: string | null | undefined; doneBy?: string | null };

/** A condition as the letter gives it: what is to be done, and by when (`dueOn` is a London date); the council's own named so. */
export const conditionInLetter = ({ what, dueOn, doneBy }: Set): LetterCondition => ({
  what: doneBy === "council" ? `${what} (we do this)` : what,
  ...(dueOn ? { by: formatDate(dueOn, "long") } : {}),
});
