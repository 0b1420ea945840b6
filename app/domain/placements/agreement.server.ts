import { readCouncil } from "#app/domain/council.server.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type StandardTerms, standardTerms, usualTerms } from "./agreement.ts";
import { agreementRows } from "./agreement-page.ts";
import type { Placement } from "./placements.server.ts";

/** The council's standard terms on a London date: its dated setting `agreement-terms`, else what ships. */
export async function agreementTerms(db: Db | Trx, date: string): Promise<StandardTerms> {
  return standardTerms.parse(await settingOr(db, "agreement-terms", date, usualTerms));
}

export type ReadAgreement = {
  rows: { key: string; value: string }[];
  /** Who accepted for each side and when, in words. */
  accepted: { provider?: string; council?: string };
};

/** The agreement of a placement, by the terms of the day on which it was made, and who has accepted it. */
export async function readAgreement(db: Db, placement: Placement): Promise<ReadAgreement> {
  const made = londonDate(placement.createdAt);
  const [council, terms, acceptances] = [
    await readCouncil(db, made),
    await agreementTerms(db, made),
    await db
      .selectFrom("placement_acceptance")
      .innerJoin("person", "person.id", "placement_acceptance.person_id")
      .select(["side", "person.name", "at"])
      .where("placement_id", "=", placement.id)
      .execute(),
  ];
  const accepted = acceptances.map(({ side, name, at }) => [side, `${name}, ${formatDateTime(at)}`]);
  return {
    rows: agreementRows({ ...placement, council: council.name, terms }),
    accepted: Object.fromEntries(accepted),
  };
}
