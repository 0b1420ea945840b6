import type { Failing } from "#app/domain/reviews/refusal.ts";
import type { Trx } from "#db/client.server.ts";
import type { Application } from "./applications.server.ts";
import { openPage, pageOf } from "./may-change.ts";
import { formOf } from "./open-form.server.ts";

/** A reason of a refusal; `page` is the page of the new application on which it is put right. */
export type ReasonGiven = Failing & { page?: string };
/** `draftId`: the application in which it may be put right, once there is one. */
export type Refusal = { reasons: ReasonGiven[]; draftId: string | undefined };

/** Why an application was refused, as the letter said it; no reasons for one that was not. */
export async function refusalOf(db: Trx, refused: Application, now: Date): Promise<Refusal> {
  const row = await db
    .selectFrom("admission")
    .select("reasons")
    .where("application_id", "=", refused.id)
    .where("outcome", "=", "refused")
    .executeTakeFirst();
  // Only refusing writes this column.
  const reasons = (row?.reasons ?? []) as Failing[];
  const draft = reasons.length > 0 ? await newDraft(db, refused) : undefined;
  if (!draft) return { reasons, draftId: undefined };
  const form = await formOf(db, { ...refused, ...draft, status: "draft" }, now);
  const pageFor = (questionId: string): { page?: string } => {
    const page = pageOf(form.set, questionId)?.id;
    return page && openPage(form, page) ? { page } : {};
  };
  return { reasons: reasons.map((reason) => ({ ...reason, ...pageFor(reason.about) })), draftId: draft.id };
}

const newDraft = (db: Trx, { providerId, lotId }: Application) =>
  db
    .selectFrom("application")
    .select(["id", "question_set_id as questionSetId"])
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("status", "=", "draft")
    .executeTakeFirst();
