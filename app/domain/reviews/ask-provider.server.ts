import type { Actor } from "#app/access/actor.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { openRequestsOf } from "#app/domain/applications/information-requests.server.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Case, lockCase } from "./case.server.ts";
import { failingOf, questionsIn } from "./section-checks.ts";

/** How long a provider has to answer, in the council's working days, unless the reviewer gives another date. */
const WORKING_DAYS_TO_REPLY = 5;

type Input = {
  applicationId: string;
  questionId: string;
  question: string;
  /** The London date by which the reply is due; the council's usual one when left out. */
  dueOn?: string | undefined;
  submissionKey: string;
};

/** The usual last day for a reply to a question asked now: a London date. Throws PastHorizon. */
export async function usualDueDate(db: Db | Trx, now: Date): Promise<string> {
  return addWorkingDays(await loadCalendar(db), londonDate(now), WORKING_DAYS_TO_REPLY, "service");
}

/**
 * Asks the provider a question back on one answer, or on a point to confirm before approval, by a date, and tells its
 * owners. Several may be open, one about each answer. Advice given before no longer counts, because the answer may
 * change what was read. Throws Refused beside the question or the date.
 */
export async function askProvider(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockCase(work, input.applicationId, "application.recommend");
    await once(work, "ask-provider", input, () => ask(work, given, input));
  });
}

async function ask(work: Work, { application, officer, sections }: Case, input: Input): Promise<void> {
  const asked = questionsIn(sections).find(({ id }) => id === input.questionId);
  if (!asked) throw new NotFound("question");
  const answer = sections.flatMap(({ answers }) => answers).find(({ question }) => question.id === asked.id);
  const fails = answer && failingOf(answer);
  if (!input.question) throw new Refused("question", "Enter the question");
  await refuseSecondQuestion(work, application.id, { questionId: asked.id, field: "question" });
  const dueOn = await replyDueOn(work, input.dueOn);
  await moveApplication(work, application, "ask");
  await supersedeRecommendations(work, application.id);
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("information_request")
    .values({
      id,
      application_id: application.id,
      question_id: asked.id,
      question: input.question,
      due_on: dueOn,
      asked_by: officer.personId,
      asked_at: work.now,
      reminded_on: londonDate(work.now),
    })
    .execute();
  await notifyOwners(
    work,
    application.providerId,
    "information-requested",
    {
      ref: application.ref,
      applicationId: application.id,
      threadId: id,
      answer: asked.label,
      question: input.question,
      due: formatDate(dueOn, "long"),
      ...(fails ? { fails } : {}),
    },
    { type: "application", id: application.id },
  );
}

/** Keeps one answer to one open question, so that a reply is clear. Throws Refused beside `field`. */
export async function refuseSecondQuestion(
  { trx }: Work,
  applicationId: string,
  { questionId, field }: { questionId: string; field: string },
): Promise<void> {
  const open = await openRequestsOf(trx, applicationId);
  if (open.some((one) => one.questionId === questionId))
    throw new Refused(field, "A question about this answer waits for the provider already");
}

/** The London date by which a reply is due: the one given, which must be after today, or the usual one. Throws Refused. */
export async function replyDueOn({ trx, now }: Work, given: string | undefined): Promise<string> {
  if (given !== undefined && given <= londonDate(now)) throw new Refused("dueOn", "The reply must be due after today");
  return given ?? usualDueDate(trx, now);
}

/** Sets advice aside that was given before an answer was asked about again. */
export async function supersedeRecommendations({ trx, now }: Work, applicationId: string): Promise<void> {
  await trx
    .updateTable("recommendation")
    .set({ superseded_at: now })
    .where("application_id", "=", applicationId)
    .where("superseded_at", "is", null)
    .execute();
}
