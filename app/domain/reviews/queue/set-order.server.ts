import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "../case.server.ts";
import type { OrderRules } from "./order.ts";

type Input = { rules: OrderRules; fromOn: string; reason: string; submissionKey: string };

/**
 * Sets the order of the review queue from a London date, today or later: what stood before stays on record. Throws
 * Refused for a day that is over, Forbidden for whoever may only read the queue.
 */
export async function setOrder(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "queue-order.set", undefined, "application.review-queue");
    const { personId } = requireOfficer(work.actor);
    await once(work, "queue-order", input, async () => {
      if (input.fromOn < londonDate(now)) throw new Refused("fromOn", "The first day must be today or later");
      if (input.rules.targets.firstResponse > input.rules.targets.decision)
        throw new Refused("firstResponse", "The first response cannot be due after the decision");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("review_order")
        .values({
          ...{ id, from_on: input.fromOn, rules: JSON.stringify(input.rules), reason: input.reason },
          ...{ set_by: personId, set_at: now },
        })
        .execute();
      await work.enqueue("rank-queue", {}, { jobKey: "rank-queue" });
      work.audit("queue-order.set", { type: "queue-order", id }, { from: input.fromOn });
    });
  });
}
