import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { typedDate } from "#app/domain/date-field.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import { mayBeWritten } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";

export const debarmentForm = z.object({
  providers: z.array(z.string().max(40)).min(1, "Select each provider that you looked for").max(100),
  checkedOn: typedDate("The date you looked"),
  note: mayBeWritten(),
  submissionKey,
});

/**
 * Records that none of these providers, nor anyone connected with them, was on the debarment list on a London date: one
 * check each. Whoever is on it is recorded on its own page, with what was found. All or none; a conflict of interest
 * with one refuses it. Throws NotFound, Forbidden, Refused.
 */
export async function recordDebarment(
  db: Db,
  actor: Actor,
  { providers, ...input }: z.output<typeof debarmentForm>,
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "provider.check", undefined, "debarment.read");
    requireOfficer(actor);
    if (input.checkedOn > londonDate(now)) throw new Refused("checkedOn", "The date you looked cannot be after today");
    await once(work, "record-debarment", input, async () => {
      for (const id of [...new Set(providers)].sort()) await record(work, id, input);
    });
  });
}

async function record(work: Work, id: string, { checkedOn, note }: { checkedOn: string; note: string }): Promise<void> {
  const provider = await lockProvider(work, id);
  await work.trx
    .insertInto("council_check")
    .values({
      ...{ id: uuidv7(work.now.getTime()), provider_id: provider.id, question_id: "EXC-04", result: "pass", note },
      ...{ checked_on: checkedOn, checked_by: requireOfficer(work.actor).personId, recorded_at: work.now },
    })
    .execute();
  work.audit("provider.check", { type: "provider", id: provider.id }, { check: "EXC-04", result: "pass" });
}
