import { type Actor, personId } from "#app/access/actor.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { getEvidence } from "../evidence.server.ts";
import { endOf } from "../evidence.ts";
import type { TypedBeside } from "../typed-beside.ts";
import { askedOfDocument } from "./asked-of-document.server.ts";

export type ConfirmedReading = TypedBeside & { evidenceId: string; submissionKey: string };

/**
 * Takes what a provider confirms of what we read in its document, or types instead: from now on the document counts.
 * Throws NotFound, and NotAllowedNow for one that has its dates already or doesn't stand any more.
 */
export const confirmReading = (db: Db, actor: Actor, input: ConfirmedReading, now: Date): Promise<null> =>
  transact(db, actor, now, (work) =>
    once(work, "evidence.confirm", input, async () => {
      await confirm(work, input);
      return null;
    }),
  );

async function confirm(work: Work, { evidenceId: id, dated, ends, amountPence }: ConfirmedReading): Promise<void> {
  const { trx, actor, now } = work;
  await getEvidence(trx, actor, id, "evidence.add");
  await trx.selectFrom("evidence").select("id").where("id", "=", id).forUpdate().execute();
  const row = await getEvidence(trx, actor, id, "evidence.add");
  if (!row.unconfirmed || row.state !== "given") throw new NotAllowedNow("confirm the dates of this document");
  const { field } = await askedOfDocument(trx, row, now);
  const confirmed = { ends, dated, amount: amountPence };
  await trx
    .updateTable("evidence")
    .set({
      starts_on: dated ?? null,
      ends_on: endOf(field, { ...(dated ? { dated } : {}), ...(ends ? { ends } : {}) }),
      amount_pence: amountPence ?? null,
      unconfirmed: false,
    })
    .where("id", "=", id)
    .execute();
  await trx
    .updateTable("evidence_reading")
    .set({ confirmed: JSON.stringify(confirmed), confirmed_at: now, confirmed_by: personId(actor) ?? null })
    .where("evidence_id", "=", id)
    .execute();
  await work.enqueue("supersede-evidence", { id });
  work.audit("evidence.confirm", { type: "evidence", id });
}
