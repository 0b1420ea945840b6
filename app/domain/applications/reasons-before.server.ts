import type { Failing } from "#app/domain/reviews/refusal.ts";
import type { Trx } from "#db/client.server.ts";
import { openPage, pageOf } from "./may-change.ts";
import type { OpenForm } from "./open-form.server.ts";
import type { ReasonGiven } from "./refusal-reasons.server.ts";

/**
 * Why the provider's application to this lot was refused last, each reason with the page of this draft on which it is put
 * right; none where the last decision was a yes, or where this is no draft.
 */
export async function reasonsBefore(db: Trx, form: OpenForm): Promise<ReasonGiven[]> {
  const { application, set } = form;
  if (application.status !== "draft") return [];
  const last = await db
    .selectFrom("application")
    .leftJoin("admission", "admission.application_id", "application.id")
    .select(["admission.reasons", "admission.outcome"])
    .where("application.provider_id", "=", application.providerId)
    .where("application.lot_id", "=", application.lotId)
    .where("application.id", "<>", application.id)
    .where("application.decided_at", "is not", null)
    .orderBy("application.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last?.outcome !== "refused") return [];
  // Only refusing writes this column.
  return (last.reasons as Failing[]).map((reason) => {
    const page = pageOf(set, reason.about)?.id;
    return page && openPage(form, page) ? { ...reason, page } : reason;
  });
}
