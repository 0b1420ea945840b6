import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type BasisRules, type LegalBasis, shippedRules } from "./legal-basis.ts";
import { lightTouchThreshold } from "./thresholds.ts";

/** The rule set of a basis on a London date: the council's own where it has set one (`legal-basis.NAME`), else the shipped. */
export async function councilRules(db: Db | Trx, basis: LegalBasis, today: string): Promise<BasisRules> {
  const own = (await settingOr(db, `legal-basis.${basis}`, today, {})) as Partial<BasisRules>;
  return { ...shippedRules[basis], ...own };
}

/** The light-touch threshold on a London date, in pence with VAT. */
export const thresholdOn = async (db: Db | Trx, today: string): Promise<number> =>
  Number(await settingOr(db, "light-touch-threshold", today, lightTouchThreshold.pence));
