import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "./case.server.ts";

/**
 * Records that an officer has an interest in a provider: from then on they neither review nor decide anything of it
 * (Procurement Act 2023, sections 81 to 83). A second declaration keeps the first. Nobody takes one back here.
 */
export async function declareConflict(
  db: Db,
  actor: Actor,
  input: { providerId: string; note: string },
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "application.review");
    const officer = requireOfficer(work.actor);
    const provider = isUuid(input.providerId)
      ? await work.trx.selectFrom("provider").select("id").where("id", "=", input.providerId).executeTakeFirst()
      : undefined;
    if (!provider) throw new NotFound("provider");
    await work.trx
      .insertInto("conflict_of_interest")
      .values({ person_id: officer.personId, provider_id: provider.id, note: input.note, declared_at: now })
      .onConflict((same) => same.doNothing())
      .execute();
    work.audit("provider.declare-conflict", { type: "provider", id: provider.id });
  });
}
