import { sql } from "kysely";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { checkers } from "./conditions.server.ts";

/**
 * Who checks a condition now: its named person, while they hold a role that may and declared no conflict of interest with
 * its provider; else every QA lead who may. None when there is no such lead.
 */
export async function whoChecks(trx: Trx, { checkedBy, providerId }: { checkedBy: string; providerId: string }) {
  const free = await freeHolders(trx, checkers, providerId);
  const named = free.filter(({ personId }) => personId === checkedBy);
  return named.length > 0 ? named : freeHolders(trx, ["qa_lead"], providerId);
}

/** How many conditions are not met yet and have nobody to check them any more, of providers in which this lead declared no interest. */
export async function conditionsLeft(db: Db | Trx, leadId: string): Promise<number> {
  const { count } = await db
    .selectFrom("admission_condition as condition")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("condition.state", "in", ["open", "said-done"])
    .where(
      sql<boolean>`not exists (select from person join person_role held on held.person_id = person.id
        where person.id = condition.checked_by and disabled_at is null and held.role in (${sql.join(checkers)})
          and not exists (select from conflict_of_interest interest
            where interest.person_id = person.id and interest.provider_id = condition.provider_id))`,
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("conflict_of_interest as own")
            .select("own.person_id")
            .where("own.person_id", "=", leadId)
            .whereRef("own.provider_id", "=", "condition.provider_id"),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return count;
}
