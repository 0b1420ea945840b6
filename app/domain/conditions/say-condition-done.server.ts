import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { once, transact } from "#app/domain/work.server.ts";
import { written } from "#app/domain/written.ts";
import type { Db } from "#db/client.server.ts";
import { lockCondition, moveCondition } from "./move-condition.server.ts";
import { whoChecks } from "./who-checks.server.ts";

export const sayDoneForm = z.object({
  text: written("Say what you did"),
  submissionKey,
});

const about = (id: string) => ({ type: "condition", id });

type Input = { conditionId: string; text: string; submissionKey: string };

/** A provider says that a condition of its approval is done. Who checks it at the council is told. */
export async function sayConditionDone(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const condition = await lockCondition(work, input.conditionId);
    authorise(actor, "condition.say-done", { providerId: condition.providerId }, "condition.read-own");
    if (actor.kind !== "provider") throw new NotFound("condition");
    await once(work, "condition.say-done", input, async () => {
      await moveCondition(work, condition, "say-done", { text: input.text, by: actor.personId });
      const { id, provider, ref, what } = condition;
      for (const { email, personId } of await whoChecks(work.trx, condition))
        await notify(work, { email, personId }, "condition-said-done", { provider, ref, what, id }, about(id));
    });
  });
}
