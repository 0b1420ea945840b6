import { type RawBuilder, sql } from "kysely";

/** SQL: whether a name, in the column of this reference, holds what somebody looks for, in any case. `%` and `_` stand for themselves. */
export const nameHas = (column: string, sought: string): RawBuilder<boolean> =>
  sql<boolean>`strpos(lower(${sql.ref(column)}), lower(${sought})) > 0`;
