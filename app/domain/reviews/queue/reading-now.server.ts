import { type JoinBuilder, sql } from "kysely";
import { declared } from "#app/domain/conflicts/declared.server.ts";

/** The round that an application is in: the second reader's once the first has advised. */
export const roundNow = sql<number>`case application.status when 'recommended' then 2 else 1 end`;

/** Joins to an application who reads it in the round that it is in, as `reading`. */
export const readingNow = <DB, TB extends keyof DB>(join: JoinBuilder<DB, TB>): JoinBuilder<DB, TB> =>
  join.on(
    sql<boolean>`reading.application_id = application.id and reading.ended_at is null and reading.round = ${roundNow}`,
  );

/**
 * SQL, over a row of `application`: whether a person may still advise on it or decide it, having declared no conflict of
 * interest with its provider (Procurement Act 2023, sections 81 to 83) and given no advice that counts.
 */
export const stillOpenTo = (personId: string) => sql<boolean>`(
  not ${declared(personId, sql.ref("application.provider_id"))}
  and not exists (select from recommendation advice
    where advice.application_id = application.id and advice.reviewer_id = ${personId} and advice.superseded_at is null))`;
