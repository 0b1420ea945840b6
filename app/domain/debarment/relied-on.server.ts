import { NotAllowedNow } from "#app/domain/errors.ts";
import { daysBetween } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";

/** The check of the debarment list that something rests on, and its age in days. */
export type ReliedOn = { id: string; days: number };

/** Holds a provider until COMMIT, so that no other check of it is recorded between the gates and what they allow. */
export const holdChecks = (trx: Trx, providerId: string) =>
  trx.selectFrom("provider").select("id").where("id", "=", providerId).forShare().execute();

/**
 * The newest check of the debarment list, as the gate reads it, with its age on a London date: what an award keeps
 * (Procurement Act 2023, sections 57 to 62). Throws NotAllowedNow when there is none that passed.
 */
export async function debarmentReliedOn(trx: Trx, providerId: string, today: string): Promise<ReliedOn> {
  const check = await trx
    .selectFrom("council_check")
    .select(["id", "result", "checked_on as checkedOn"])
    .where("provider_id", "=", providerId)
    .where("question_id", "=", "EXC-04")
    .orderBy("checked_on", "desc")
    .orderBy("recorded_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (check?.result !== "pass") throw new NotAllowedNow("award this without a debarment check that passed");
  return { id: check.id, days: daysBetween(check.checkedOn, today) };
}
