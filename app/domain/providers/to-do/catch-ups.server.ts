import { formatDate, instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** New questions to an approved provider; those that were not answered in time pause new requests until they are. */
export async function catchUpsToDo(db: Trx, providerId: string): Promise<ToDo[]> {
  const open = await db
    .selectFrom("catch_up")
    .innerJoin("lot", "lot.id", "catch_up.lot_id")
    .leftJoin("hold", (join) => join.onRef("hold.id", "=", "catch_up.hold_id").on("hold.lifted_at", "is", null))
    .select(["application_id as applicationId", "lot.name as lot"])
    .select((eb) => [eb.fn.min("due_on").as("dueOn"), eb.fn.min("hold.opened_at").as("pausedAt")])
    .where("catch_up.provider_id", "=", providerId)
    .where("answered_at", "is", null)
    .where("closed_at", "is", null)
    .groupBy(["application_id", "lot.name"])
    .orderBy("dueOn")
    .limit(20)
    .execute();
  return open.map(({ applicationId, lot, dueOn, pausedAt }) => ({
    text: pausedAt
      ? `Answer the new questions about ${lot}: requests to you are paused since ${formatDate(pausedAt)}`
      : `Answer the new questions about ${lot}`,
    href: paths.provider.newQuestions(applicationId),
    due: instantAt(dueOn, "23:59"),
  }));
}
