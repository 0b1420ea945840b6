import type { Db, Trx } from "#db/client.server.ts";

/** Why somebody must not read an application now, in words that follow "because they". */
export type Bar = { personId: string; why: string };

/**
 * Who must not read an application in a round: whoever declared a conflict of interest with its provider (Procurement
 * Act 2023, sections 81 to 83), advised on it, or reads it in the other round (rules 3).
 */
export async function barredFrom(
  db: Db | Trx,
  { id, providerId, round }: { id: string; providerId: string; round: number },
): Promise<Bar[]> {
  const conflicts = await db
    .selectFrom("conflict_of_interest")
    .select("person_id as personId")
    .where("provider_id", "=", providerId)
    .execute();
  const advised = await db
    .selectFrom("recommendation")
    .select("reviewer_id as personId")
    .where("application_id", "=", id)
    .where("superseded_at", "is", null)
    .execute();
  const other = await db
    .selectFrom("application_assignment")
    .select("person_id as personId")
    .where("application_id", "=", id)
    .where("round", "!=", round)
    .where("ended_at", "is", null)
    .execute();
  const because = (rows: readonly { personId: string }[], why: string) =>
    rows.map(({ personId }) => ({ personId, why }));
  return [
    ...because(conflicts, "declared a conflict of interest with this provider"),
    ...because(advised, "have advised on it already"),
    ...because(other, "are its other reader"),
  ];
}

/** The round that an application is in: 1 until the first reader has advised, 2 until the second has. */
export const roundOf = (status: string): 1 | 2 => (status === "recommended" ? 2 : 1);
