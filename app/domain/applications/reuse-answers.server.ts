import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { takeAnswers } from "./answers.server.ts";
import { lockApplication } from "./applications.server.ts";
import { usable } from "./earlier-answers.ts";
import { formOf } from "./open-form.server.ts";
import { countTime } from "./pace.server.ts";

export type ReuseInput = { applicationId: string; questionIds: readonly string[]; submissionKey?: string };

/**
 * Lets an application use the provider's earlier answers to these questions, documents included; nothing is copied.
 * What is not on one there any more is left alone. Returns the questions whose answers it now uses. Throws
 * NotAllowedNow when the application was sent and nothing is asked, NotFound for a stranger.
 */
export function reuseAnswers(
  db: Db,
  actor: Actor,
  { applicationId, questionIds, submissionKey }: ReuseInput,
  now: Date,
): Promise<string[]> {
  return transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, applicationId, "application.edit", "application.read");
    if (actor.kind !== "provider") throw new NotFound("application");
    const use = async (): Promise<string[]> => {
      const form = await formOf(work.trx, application, now);
      if (form.open !== "all" && form.open.length === 0) throw new NotAllowedNow("change answers that were sent");
      const used = usable(form, questionIds);
      await countTime(work.trx, application, now);
      await note(work, application.id, used, actor.personId);
      return used;
    };
    return submissionKey
      ? once(work, "application.use-answers", { applicationId, questionIds, submissionKey }, use)
      : use();
  });
}

async function note(work: Work, applicationId: string, questionIds: string[], by: string): Promise<void> {
  if (questionIds.length === 0) return;
  await takeAnswers(work.trx, { applicationId, questionIds, by, at: work.now });
  work.audit("application.use-answers", { type: "application", id: applicationId }, { questions: questionIds });
}
