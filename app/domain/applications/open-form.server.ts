import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import { findOpenCatchUp, type OpenCatchUp } from "#app/domain/catch-up/catch-ups.server.ts";
import { today } from "#app/domain/london-time.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet, questionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import type { Trx } from "#db/client.server.ts";
import { type StoredAnswers, storedAnswers } from "./answers.server.ts";
import { type Application, getApplication } from "./applications.server.ts";
import { type OpenRequest, openRequestsOf } from "./information-requests.server.ts";
import { type OpenQuestions, openQuestions } from "./may-change.ts";

/**
 * An application with the questions that it began with and the answers as they stand; once it is approved and new
 * questions wait, with the newest.
 */
export type OpenForm = StoredAnswers & {
  application: Application;
  set: QuestionSet;
  context: Context;
  asked: OpenRequest[];
  catchUp: OpenCatchUp | undefined;
  open: OpenQuestions;
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
  const { id, status, lotId, questionSetId } = application;
  const asked = await openRequestsOf(db, id);
  const catchUp = status === "admitted" ? await findOpenCatchUp(db, id) : undefined;
  return {
    set: catchUp ? (await publishedQuestionSet(db, lotId, now)).set : await questionSet(db, questionSetId, lotId),
    context: { today: today(now), stage: "A" },
    asked,
    catchUp,
    open: openQuestions(status, asked, catchUp?.questionIds ?? []),
    ...(await storedAnswers(db, application)),
  };
}
