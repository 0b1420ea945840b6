import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { type ApplicationStatus, withCouncil } from "#app/domain/applications/application-status.ts";
import { moveApplication } from "#app/domain/applications/applications.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Records that an officer has an interest in a provider: from then on they neither read, review nor decide anything of
 * it (Procurement Act 2023, sections 81 to 83), and what they advised on applications that are not decided no longer
 * counts: each goes back a step, for somebody else. A second declaration keeps the first. Nobody takes back their own.
 */
export async function declareConflict(
  db: Db,
  actor: Actor,
  input: { providerId: string; note: string },
  now: Date,
): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "application.review");
    if (actor.kind !== "council") throw new NotFound("provider");
    const provider = isUuid(input.providerId)
      ? await work.trx.selectFrom("provider").select("id").where("id", "=", input.providerId).executeTakeFirst()
      : undefined;
    if (!provider) throw new NotFound("provider");
    await setAdviceAside(work, actor.personId, provider.id);
    await work.trx
      .insertInto("conflict_of_interest")
      .values({ person_id: actor.personId, provider_id: provider.id, note: input.note, declared_at: now })
      .onConflict((same) => same.doNothing())
      .execute();
    work.audit("provider.declare-conflict", { type: "provider", id: provider.id });
  });
}

/**
 * The advice that stays becomes the first reader's, so that the next to advise is the second. An application that still
 * waits for its first advice is locked with the others: this reviewer may be giving theirs in another window.
 */
async function setAdviceAside(work: Work, reviewerId: string, providerId: string): Promise<void> {
  const { trx, now } = work;
  const open = await trx
    .selectFrom("application")
    .select(["id", "status"])
    .where("provider_id", "=", providerId)
    .where("status", "in", withCouncil)
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const { id, status } of open) {
    const standing = trx.updateTable("recommendation").where("application_id", "=", id);
    const mine = await standing
      .set({ superseded_at: now })
      .where("superseded_at", "is", null)
      .where("reviewer_id", "=", reviewerId)
      .returning("id")
      .execute();
    if (mine.length === 0) continue;
    await standing.set({ round: 1 }).where("superseded_at", "is", null).execute();
    const reason = "A reviewer declared an interest in the provider: their advice no longer counts";
    await moveApplication(work, { id, status: status as ApplicationStatus }, "step-aside", { reason });
  }
}
