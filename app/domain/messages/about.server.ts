import { Refused } from "#app/domain/errors.ts";
import type { Trx } from "#db/client.server.ts";

export type AboutType = "application" | "lot" | "placement" | "invoice";
/** What a conversation is about: by reference, so that it names no child. */
export type About = { type: AboutType; id: string; words: string };

const MOST = 50;

/** What a provider's conversations may be about: its own applications, lots, placements and invoices, newest first. */
export async function thingsToWriteAbout(trx: Trx, providerId: string): Promise<About[]> {
  const applications = await trx
    .selectFrom("application")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select(["application.id", "application.ref", "lot.id as lotId", "lot.name as lot"])
    .where("application.provider_id", "=", providerId)
    .orderBy("application.created_at", "desc")
    .limit(MOST)
    .execute();
  const placements = await trx
    .selectFrom("placement")
    .select(["id", "ref"])
    .where("provider_id", "=", providerId)
    .orderBy("created_at", "desc")
    .limit(MOST)
    .execute();
  const invoices = await trx
    .selectFrom("invoice")
    .select(["id", "ref"])
    .where("provider_id", "=", providerId)
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  const lots = new Map(applications.map(({ lotId, lot }) => [lotId, lot]));
  return [
    ...[...lots].map(([id, lot]): About => ({ type: "lot", id, words: `Lot ${lot}` })),
    ...applications.map(({ id, ref }): About => ({ type: "application", id, words: `Application ${ref}` })),
    ...placements.map(({ id, ref }): About => ({ type: "placement", id, words: `Placement ${ref}` })),
    ...invoices.map(({ id, ref }): About => ({ type: "invoice", id, words: `Invoice ${ref}` })),
  ];
}

/** What was chosen of those, "" for nothing in particular. Throws Refused for what is not the provider's. */
export async function findAbout(trx: Trx, providerId: string, chosen: string): Promise<About | undefined> {
  if (chosen === "") return undefined;
  const found = (await thingsToWriteAbout(trx, providerId)).find(({ type, id }) => `${type}:${id}` === chosen);
  if (!found) throw new Refused("about", "Select what it is about from the list");
  return found;
}
