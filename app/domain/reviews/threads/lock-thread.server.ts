import { type ThreadEvent, threadStates } from "#app/domain/applications/threads/thread-status.ts";
import { getThread, type Thread } from "#app/domain/applications/threads/threads.server.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import { type Case, lockCase } from "../case.server.ts";

/** A case with one of its threads, locked until COMMIT, and the words of the question on the form that it is about. */
export type ThreadCase = Case & { thread: Thread; label: string };

/**
 * Locks a case for what a reviewer does in one of its threads. Throws what lockCase throws, NotFound for a thread of
 * another application, NotAllowedNow where the thread has no such step.
 */
export async function lockThread(
  work: Work,
  { applicationId, threadId }: { applicationId: string; threadId: string },
  event: ThreadEvent,
): Promise<ThreadCase> {
  const given = await lockCase(work, applicationId, "application.recommend");
  const thread = await getThread(work.trx, given.application.id, threadId);
  next(threadStates, thread.state, event);
  const label = findQuestion(given.submission.questionSet.definition, thread.questionId)?.label ?? thread.questionId;
  return { ...given, thread, label };
}
