import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { whoMayAnswer } from "./council-contact.server.ts";

type Input = { providerId: string; personId: string; submissionKey: string };

/** Names the officer whom a provider asks for. Throws NotFound, Forbidden, and Refused for who may not answer it. */
export function nameContact(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const { providerId } = input;
    authorise(actor, "conversation.assign", { providerId }, "conversation.read");
    if (actor.kind !== "council" || !isUuid(providerId)) throw new NotFound("provider");
    await refuseConflict(work.trx, actor, providerId);
    await once(work, "conversation.assign", input, async () => {
      const chosen = (await whoMayAnswer(work.trx, providerId)).find(({ personId }) => personId === input.personId);
      if (!chosen) throw new Refused("personId", "Select who answers this provider");
      const named = { person_id: chosen.personId, named_at: now, named_by: actor.personId };
      const row = await work.trx
        .insertInto("council_contact")
        .columns(["provider_id", "person_id", "named_at", "named_by"])
        .expression((eb) =>
          eb
            .selectFrom("provider")
            .select((of) => [
              "provider.id",
              of.val(chosen.personId).as("person_id"),
              of.val(now).as("named_at"),
              of.val(actor.personId).as("named_by"),
            ])
            .where("provider.id", "=", providerId),
        )
        .onConflict((conflict) => conflict.column("provider_id").doUpdateSet(named))
        .returning("provider_id")
        .executeTakeFirst();
      if (!row) throw new NotFound("provider");
      work.audit("provider.name-contact", { type: "provider", id: providerId }, { person: chosen.personId });
    });
  });
}
