import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import { today } from "#app/domain/london-time.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { questionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import { type StoredAnswers, storedAnswers } from "./answers.server.ts";
import { type Application, getApplication } from "./applications.server.ts";
import { findOpenRequest, type OpenRequest } from "./information-requests.server.ts";

/** An application with the questions that it began with and the answers as they stand. */
export type OpenForm = StoredAnswers & {
  application: Application;
  set: QuestionSet;
  context: Context;
  asked: OpenRequest | undefined;
};

/** The form of an application, for whoever may do `action` to it. Throws NotFound for everyone else. */
export async function openForm(
  db: Trx,
  actor: Actor,
  id: string,
  action: Action,
  now: Date,
  sees?: Action,
): Promise<OpenForm> {
  const application = await getApplication(db, actor, id, action, sees);
  return { application, ...(await formOf(db, application, now)) };
}

/** The questions and answers behind an application that is already held. */
export async function formOf(db: Trx, application: Application, now: Date): Promise<Omit<OpenForm, "application">> {
  return {
    set: await questionSet(db, application.questionSetId, application.lotId),
    context: { today: today(now), stage: "A" },
    asked: await findOpenRequest(db, application.id),
    ...(await storedAnswers(db, application)),
  };
}
