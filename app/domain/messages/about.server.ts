import { Refused } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

export type AboutType = "application" | "lot" | "placement" | "invoice";
/** What a conversation is about: by reference, so that it names no child. */
export type About = { type: AboutType; id: string; words: string };

const MOST = 50;
const names = { application: "Application", lot: "Lot", placement: "Placement", invoice: "Invoice" } as const;
const inWords = (type: AboutType, ref: string): string => `${names[type]} ${ref}`;

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
    ...[...lots].map(([id, lot]): About => ({ type: "lot", id, words: inWords("lot", lot) })),
    ...applications.map(({ id, ref }): About => ({ type: "application", id, words: inWords("application", ref) })),
    ...placements.map(({ id, ref }): About => ({ type: "placement", id, words: inWords("placement", ref) })),
    ...invoices.map(({ id, ref }): About => ({ type: "invoice", id, words: inWords("invoice", ref) })),
  ];
}

/**
 * What was chosen, as `type:id`, "" for nothing in particular: one of the provider's own, also when it is too old for the
 * list.
 * Throws Refused for what is not the provider's.
 */
export async function findAbout(trx: Trx, providerId: string, chosen: string): Promise<About | undefined> {
  if (chosen === "") return undefined;
  const [type = "", id = ""] = chosen.split(":");
  const ref = isAboutType(type) && isUuid(id) ? await refOf(trx, providerId, type, id) : undefined;
  if (!isAboutType(type) || ref === undefined) throw new Refused("about", "Select what it is about from the list");
  return { type, id, words: inWords(type, ref) };
}

const isAboutType = (type: string): type is AboutType => Object.hasOwn(names, type);

async function refOf(trx: Trx, providerId: string, type: AboutType, id: string): Promise<string | undefined> {
  const applied = trx.selectFrom("application").select("lot_id").where("provider_id", "=", providerId);
  const own =
    type === "lot"
      ? trx.selectFrom("lot").select("name as ref").where("id", "=", id).where("id", "in", applied)
      : trx.selectFrom(type).select("ref").where("id", "=", id).where("provider_id", "=", providerId);
  return (await own.executeTakeFirst())?.ref;
}
