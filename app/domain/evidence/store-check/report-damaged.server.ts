import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { objectOf } from "../object-keys.ts";

const DAY = 24 * 60 * 60_000;

/**
 * Records that the store didn't hand a document out as it was given, tells the quality team once a day, and has documents
 * and store compared, this one byte by byte. The document stays what it is: the store may be the wrong one. Of an object
 * that moved since it was looked up nothing is said.
 */
export async function reportDamaged(
  work: Work,
  { id, providerId, objectKey }: { id: string; providerId: string; objectKey: string },
): Promise<void> {
  const still = work.trx.selectFrom("evidence").select("id").where("id", "=", id).where("object_key", "=", objectKey);
  if (!(await still.where("state", "not in", ["removed", "withdrawn"]).executeTakeFirst())) return;
  work.audit("evidence.damaged", { type: "evidence", id });
  const jobKey = `reconcile-evidence ${objectOf(objectKey)}`;
  await work.enqueue("reconcile-evidence", { by: "", suspect: id }, { jobKey });
  const before = await work.trx
    .selectFrom("notification")
    .select("id")
    .where("template", "=", "evidence-damaged")
    .where("about_id", "=", id)
    .where("created_at", ">", new Date(work.now.getTime() - DAY))
    .executeTakeFirst();
  if (before) return;
  const { name: provider } = await work.trx
    .selectFrom("provider")
    .select("name")
    .where("id", "=", providerId)
    .executeTakeFirstOrThrow();
  for (const { name, ...to } of await holdersOf(work.trx, ["qa", "qa_lead"]))
    await notify(work, to, "evidence-damaged", { name, provider }, { type: "evidence", id });
}
