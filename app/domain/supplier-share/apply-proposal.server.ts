import type { Actor } from "#app/access/actor.ts";
import { takeAnswers } from "#app/domain/applications/answers.server.ts";
import { lockApplication } from "#app/domain/applications/applications.server.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { writeAnswer } from "#app/domain/applications/save-answers.server.ts";
import { Conflict, NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { findShare } from "./share-page.server.ts";

type Input = {
  applicationId: string;
  questionId: string;
  /** The answer's, as it was shown beside the proposal; 0 for none. */
  version: number;
};

/**
 * Uses what the share proposes for one question: its fields take the place of the typed ones, the others stay. Throws
 * Conflict when the answer was changed since it was shown, NotAllowedNow once the application was sent.
 */
export async function applyProposal(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.edit", "application.read");
    if (actor.kind !== "provider") throw new NotFound("application");
    if (application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
    const form = await formOf(work.trx, application, now);
    const question = findQuestion(form.set, input.questionId);
    const share = await findShare(work.trx, application.id);
    const proposal = share?.proposals.find(({ questionId }) => questionId === question?.id);
    if (!question || !proposal) throw new NotFound("proposal");
    const version = form.versions[question.id] ?? 0;
    if (version !== input.version)
      throw new Conflict("This answer was changed since you opened the page. Look at it again before you replace it");
    const typed = { [question.id]: { ...form.stored[question.id], ...proposal.fields } };
    await writeAnswer(work, application, question, typed, version);
    const used = { applicationId: application.id, questionIds: [question.id], by: actor.personId, at: now };
    await takeAnswers(work.trx, used);
    work.audit("application.use-share", { type: "application", id: application.id }, { questions: [question.id] });
  });
}
