import { NotFound } from "#app/domain/errors.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { lotNames } from "#app/domain/question-sets/drafts/versions.server.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import type { Db } from "#db/client.server.ts";

/** A question of a draft, with the draft and all lots on which it can be asked. Throws NotFound, also for what is published. */
export async function draftQuestion(db: Db, draftId: string, questionId: string) {
  const draft = await getDraft(db, draftId);
  const question = findQuestion(draft.set, questionId);
  if (!question) throw new NotFound("question");
  const lots = await lotNames(db, draft.frameworkId, draft.set.lots);
  return { draft, question, lots: lots.filter(({ code }) => draft.set.lots.includes(code)) };
}
