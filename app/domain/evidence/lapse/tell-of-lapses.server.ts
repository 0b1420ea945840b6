import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { evidencePeople } from "./evidence-people.server.ts";
import type { OpenedLapse } from "./lapse-evidence.server.ts";

/** Tells each provider's owners and contacts for documents what lapsed, and the quality team which providers it concerns. */
export async function tellOfLapses(work: Work, opened: readonly OpenedLapse[]): Promise<void> {
  const ids = [...new Set(opened.map(({ providerId }) => providerId))];
  const people = await evidencePeople(work.trx, ids);
  const names = await work.trx.selectFrom("provider").select(["id", "name"]).where("id", "in", ids).execute();
  const lapses = ids.map((id) => {
    const ours = opened.filter(({ providerId }) => providerId === id);
    return {
      id,
      provider: names.find((one) => one.id === id)?.name ?? "",
      documents: [...new Set(ours.map(({ because }) => because))],
      lots: [...new Set(ours.map(({ document }) => document.lotName))],
    };
  });
  await notifyMany(
    work,
    "evidence-lapsed",
    lapses.flatMap(({ id, documents, lots }) =>
      (people.get(id) ?? []).map(({ name, email, personId }) => ({
        ...{ email, personId, data: { name, documents, lots }, about: { type: "provider", id } },
      })),
    ),
  );
  const officers = await holdersOf(work.trx, ["qa", "qa_lead"]);
  const providers = lapses.map(({ provider, documents }) => `${provider}: ${documents.join("; ")}`);
  await notifyMany(
    work,
    "providers-evidence-lapsed",
    officers.map(({ email, personId }) => ({
      ...{ email, personId, data: { providers }, about: { type: "provider", id: ids[0] ?? "" } },
    })),
  );
}
