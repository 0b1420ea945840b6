import { type RawBuilder, sql } from "kysely";

type Id = string | RawBuilder<unknown>;

/**
 * SQL: whether a person declared a conflict of interest with a provider (Procurement Act 2023, sections 81 to 83). Each is
 * an id, or `sql.ref` of the column that holds it.
 */
export const declared = (person: Id, provider: Id) =>
  sql<boolean>`exists (select from conflict_of_interest interest
    where interest.person_id = ${person} and interest.provider_id = ${provider})`;
