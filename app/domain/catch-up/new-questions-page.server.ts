import type { Actor } from "#app/access/actor.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { askedSince } from "./asked-since.ts";
import { catchUpsOf, type OpenCatchUp } from "./catch-ups.server.ts";

/**
 * What a provider was asked after it was approved: the questions that are open, why, by when and how far each is; or
 * when the answers were sent; neither when its questions are asked no more. Throws NotFound when nothing was ever asked.
 */
export async function newQuestionsPage(db: Trx, actor: Actor, applicationId: string, now: Date) {
  const form = await openForm(db, actor, applicationId, "application.read", now);
  const { application, catchUp } = form;
  const everAsked = await catchUpsOf(db, application.id);
  if (everAsked.length === 0) throw new NotFound("new questions");
  const last = everAsked.find(({ answeredAt }) => answeredAt !== null);
  const questions = catchUp ? askedSince(form, catchUp.questionIds) : [];
  return {
    id: application.id,
    ref: application.ref,
    lotName: application.lotName,
    open: catchUp && {
      due: formatDate(catchUp.dueOn, "long"),
      whys: catchUp.whys,
      paused: await isPaused(db, catchUp),
      questions: questions.map(({ id, label, page, state }) => ({
        id,
        label,
        page,
        state,
        before: id in form.offered,
      })),
      complete: questions.every(({ state }) => state === "answered"),
    },
    sent: last?.answeredAt ? { at: formatDateTime(last.answeredAt), by: last.answeredBy ?? "" } : undefined,
  };
}

async function isPaused(db: Trx, { holdIds }: OpenCatchUp): Promise<boolean> {
  if (holdIds.length === 0) return false;
  const hold = await db
    .selectFrom("hold")
    .select("id")
    .where("id", "in", holdIds)
    .where("lifted_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return hold !== undefined;
}
