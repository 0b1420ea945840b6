import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import type { MadeLot } from "#db/factories/lots.ts";

/** The mentoring lot of the framework that this lot is in, open; made when there is none yet. */
export async function mentoringLot(db: Db, { frameworkId, questionSetId }: MadeLot): Promise<MadeLot> {
  await db
    .insertInto("lot")
    .values({
      ...{ id: uuidv7(), framework_id: frameworkId, number: 90, slug: "mentoring", code: "mentoring" },
      ...{ name: "Mentoring", description: "A mentor for a child", status: "open" },
      ...{ terms_version: "1", specification_version: "1" },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const lot = await db
    .selectFrom("lot")
    .select(["id", "slug"])
    .where("framework_id", "=", frameworkId)
    .where("code", "=", "mentoring")
    .executeTakeFirstOrThrow();
  return { ...lot, frameworkId, questionSetId };
}
