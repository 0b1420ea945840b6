import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import type { Trx } from "#db/client.server.ts";

/** The quality leads who may open a concern about this provider, or about none yet: without a declared conflict of interest. */
export const leadsFor = (trx: Trx, providerId: string | null) =>
  providerId ? freeHolders(trx, ["qa_lead"], providerId) : holdersOf(trx, ["qa_lead"]);
