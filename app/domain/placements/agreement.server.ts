import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type StandardTerms, standardTerms, usualTerms } from "./agreement.ts";

/** The council's standard terms on a London date: its dated setting `agreement-terms`, else what ships. */
export async function agreementTerms(db: Db | Trx, date: string): Promise<StandardTerms> {
  return standardTerms.parse(await settingOr(db, "agreement-terms", date, usualTerms));
}
