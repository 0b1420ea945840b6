import { type RawBuilder, sql } from "kysely";
import type { CivilDate } from "#app/domain/civil-date.ts";

/** `stands` of counts.ts in SQL, over a row of evidence by its name in the query. counts.db.test.ts compares the two. */
export function standsIn(table: string): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  const other = (found: RawBuilder<boolean>) => sql<boolean>`exists (select from evidence other
    where other.provider_id = ${of("provider_id")} and other.question_id = ${of("question_id")}
      and other.field = ${of("field")} and ${found})`;
  const accepted = sql<boolean>`other.accepted_at is not null`;
  return sql<boolean>`(${of("scan")} in ('clean','not-scanned') and (${of("state")} = 'accepted'
    or ${of("state")} = 'given' and ${other(sql`other.version < ${of("version")} and ${accepted}`)}
    or ${of("state")} = 'superseded' and ${of("accepted_at")} is not null
      and not ${other(sql`other.version > ${of("version")} and ${accepted}`)}))`;
}

/** `counts` of counts.ts in SQL, on a London date. `dated`: whether the document's kind needs an end date. */
export function countsIn(table: string, on: CivilDate, dated: RawBuilder<boolean>): RawBuilder<boolean> {
  const ends = sql.ref(`${table}.ends_on`);
  return sql<boolean>`(${standsIn(table)} and case when ${ends} is null
    then not (${dated} and ${sql.ref(`${table}.state`)} = 'given') else ${ends} >= ${on}::date end)`;
}
