import type { MarkCode } from "#app/domain/attendance/marks.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { chargeableCodes, shippedChargeable } from "./chargeable.ts";

/** The codes that a placement's invoices may count: the setting in force when the placement was agreed (London date). */
export async function chargeableOn(db: Db | Trx, agreedOn: string): Promise<MarkCode[]> {
  return chargeableCodes.parse(await settingOr(db, "chargeable-marks", agreedOn, shippedChargeable));
}
