import { z } from "zod";
import { type MarkCode, markCodes } from "#app/domain/attendance/marks.ts";

export const chargeableCodes = z.array(z.enum(markCodes)).min(1);

/**
 * Which marks may be invoiced: what was attended. A council whose agreement charges for a missed session adds
 * `absent` in the dated setting `chargeable-marks`.
 */
export const shippedChargeable: MarkCode[] = ["attended"];
