import { personId } from "#app/access/actor.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

/** That somebody reads, or read, an application in a round. */
export type Reading = {
  id: string;
  round: number;
  readerId: string;
  reader: string;
  how: "hand" | "taken" | "share";
  by: string;
  at: Date;
  endedAt: Date | null;
};

/** Everyone who was to read an application, the newest first: at most fifty. */
export async function readingsOf(db: Db | Trx, applicationId: string): Promise<Reading[]> {
  const rows = await db
    .selectFrom("application_assignment as reading")
    .innerJoin("person as reader", "reader.id", "reading.person_id")
    .innerJoin("person as giver", "giver.id", "reading.assigned_by")
    .select(["reading.id", "reading.round", "reader.id as readerId", "reader.name as reader", "reading.how"])
    .select(["giver.name as by", "reading.assigned_at as at", "reading.ended_at as endedAt"])
    .where("reading.application_id", "=", applicationId)
    .orderBy("reading.assigned_at", "desc")
    .orderBy("reading.id", "desc")
    .limit(50)
    .execute();
  return rows.map((row) => ({ ...row, how: row.how as Reading["how"] }));
}

/** Who reads an application in a round now. */
export const openReading = async (db: Db | Trx, applicationId: string, round: number): Promise<Reading | undefined> =>
  (await readingsOf(db, applicationId)).find((one) => one.round === round && one.endedAt === null);

/** Somebody no longer reads it. */
export async function endReading(work: Work, { id }: Pick<Reading, "id">): Promise<void> {
  await work.trx
    .updateTable("application_assignment")
    .set({ ended_at: work.now, ended_by: personId(work.actor) })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}
