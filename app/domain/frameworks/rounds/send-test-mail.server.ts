import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { CLOSES_AT, type RoundInput } from "./announce-round.server.ts";
import { recipientKinds } from "./recipients.server.ts";
import { mailOf } from "./tell-recipients.server.ts";

/** Sends the officer who plans a round what each kind of recipient would read. Nobody else hears of it. */
export function sendTestMail(db: Db, actor: Actor, plan: RoundInput, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "lot.open-close", undefined, "lot.read");
    if (actor.kind !== "council") throw new NotFound("round");
    await once(work, "round.test-mail", plan, async () => {
      const closesAt = plan.closesOn ? instantAt(plan.closesOn, CLOSES_AT) : null;
      const mail = await mailOf(work.trx, { id: "", ...plan, opensAt: instantAt(plan.opensOn, "00:00"), closesAt });
      const to = { email: actor.email, personId: actor.personId };
      for (const kind of recipientKinds) await notify(work, to, "round-announced", mail(kind, null));
      work.audit("round.test-mail", { type: "framework", id: plan.frameworkId });
    });
  });
}
