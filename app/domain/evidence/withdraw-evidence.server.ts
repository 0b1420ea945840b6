import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { sources } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import { evidenceStates, type WithdrawnBecause } from "./evidence-status.ts";

export type Withdrawn = { id: string; providerId: string; questionId: string; field: string; objectKey: string };

/** `replaced`: each had been replaced before, so that nothing is asked for. */
type Told = { count: number; because: WithdrawnBecause; replaced: boolean };

/**
 * Takes back documents that had come through: none of them counts any more, and each place is empty until the provider
 * gives another. Whoever gave them, the provider's contacts for documents and the quality team are told; of what was
 * replaced before, that there is nothing to do. What was removed or withdrawn before stays as it is, so that this is
 * safe to run twice. Returns those withdrawn: the pictures of their pages go by a job, the objects behind them are the
 * caller's to deal with.
 */
export async function withdrawEvidence(
  work: Work,
  ids: readonly string[],
  because: WithdrawnBecause,
): Promise<Withdrawn[]> {
  if (ids.length === 0) return [];
  const rows = await work.trx
    .selectFrom("evidence")
    .select(["id", "provider_id as providerId", "question_id as questionId", "field", "object_key as objectKey"])
    .select(["uploaded_by as uploadedBy", "state"])
    .where("id", "in", [...ids])
    .where("state", "in", sources(evidenceStates, "withdraw"))
    .orderBy("id")
    .forUpdate()
    .execute();
  if (rows.length === 0) return [];
  await work.trx
    .updateTable("evidence")
    .set({ state: "withdrawn", withdrawn_at: work.now, withdrawn_because: because })
    .where(
      "id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  for (const { id } of rows) {
    work.audit("evidence.withdraw", { type: "evidence", id }, { because });
    await work.enqueue("remove-previews", { id });
  }
  for (const providerId of new Set(rows.map((row) => row.providerId))) {
    const own = rows.filter((row) => row.providerId === providerId);
    const stood = own.filter(({ state }) => state !== "superseded");
    const replaced = stood.length === 0;
    const lost = replaced ? own : stood;
    const what = { count: lost.length, because, replaced };
    await tellProvider(work, providerId, lost, what);
    await tellQualityTeam(work, providerId, what);
  }
  return rows.map(({ uploadedBy, state, ...row }) => row);
}

async function tellProvider(
  work: Work,
  providerId: string,
  lost: readonly { uploadedBy: string }[],
  what: Told,
): Promise<void> {
  const givers = await work.trx
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("id", "in", [...new Set(lost.map(({ uploadedBy }) => uploadedBy))])
    .where("disabled_at", "is", null)
    .execute();
  const contacts = await contactsOf(work.trx, providerId, "evidence");
  const people = new Map([...givers, ...contacts].map((person) => [person.personId, person]));
  const about = { type: "provider", id: providerId };
  for (const { name, ...to } of people.values()) await notify(work, to, "evidence-withdrawn", { name, ...what }, about);
}

async function tellQualityTeam(work: Work, providerId: string, what: Told): Promise<void> {
  const { name: provider } = await work.trx
    .selectFrom("provider")
    .select("name")
    .where("id", "=", providerId)
    .executeTakeFirstOrThrow();
  const data = { provider, providerId, ...what };
  for (const to of await holdersOf(work.trx, ["qa", "qa_lead"]))
    await notify(work, to, "provider-evidence-withdrawn", data, { type: "provider", id: providerId });
}
