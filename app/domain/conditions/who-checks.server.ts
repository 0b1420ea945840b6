import { sql } from "kysely";
import { declared } from "#app/domain/conflicts/declared.server.ts";
import { hasFreeHolder } from "#app/domain/conflicts/free-holders.server.ts";
import { stillTheirs } from "#app/domain/conflicts/still-theirs.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { checkers } from "./conditions.server.ts";

/**
 * Who checks a condition now: its named person, while they hold a role that may and declared no conflict of interest with
 * its provider; else every QA lead who may. None when there is no such lead.
 */
export const whoChecks = (trx: Trx, { checkedBy, providerId }: { checkedBy: string; providerId: string }) =>
  stillTheirs(trx, { personId: checkedBy, roles: checkers, others: ["qa_lead"], providerId });

/**
 * How many conditions are not met yet and have nobody to check them, of providers in which this lead declared no
 * interest.
 */
export async function conditionsLeft(db: Db | Trx, leadId: string): Promise<number> {
  const provider = sql.ref("condition.provider_id");
  const { count } = await db
    .selectFrom("admission_condition as condition")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("condition.state", "in", ["open", "said-done"])
    .where(sql<boolean>`not ${hasFreeHolder(checkers, provider, sql.ref("condition.checked_by"))}`)
    .where(sql<boolean>`not ${declared(leadId, provider)}`)
    .executeTakeFirstOrThrow();
  return count;
}
