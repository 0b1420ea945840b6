import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound } from "#app/domain/errors.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { photographServed, photographWaits } from "./photograph-keys.ts";
import type { RemoveForm } from "./visit-forms.ts";
import { getVisit } from "./visits.server.ts";

type Input = RemoveForm & { visitId: string };

/**
 * Takes a photograph of a visit away for good, for instance because a child is in it: from that minute nobody opens it,
 * its caption goes, and a job destroys the picture. Who did it and why is kept. Once for a form. Throws NotFound, also
 * for one that was taken away, and Forbidden.
 */
export function removePhotograph(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visit.record", undefined, "visit.read");
    const officer = requireOfficer(actor);
    await lockProvider(work, (await getVisit(work.trx, input.visitId)).providerId);
    await once(work, "visit.photograph-removed", input, async () => {
      const removed = await work.trx
        .updateTable("visit_photograph")
        .set({ removed_at: now, removed_by: officer.personId, removed_because: input.because, caption: "" })
        .where("id", "=", input.photograph)
        .where("visit_id", "=", input.visitId)
        .where("removed_at", "is", null)
        .executeTakeFirst();
      if (removed.numUpdatedRows === 0n) throw new NotFound("photograph");
      await work.enqueue("destroy-photograph", { id: input.photograph });
      work.audit("visit.photograph-removed", { type: "visit", id: input.visitId }, { photograph: input.photograph });
    });
  });
}

/** Destroys a photograph that was taken away, wherever it lies. Safe to run twice. Throws when the store doesn't answer, and is tried again. */
export async function destroyPhotograph({ store }: { store: ObjectStore }, id: string): Promise<void> {
  await store.remove(photographWaits(id));
  await store.remove(photographServed(id));
}
