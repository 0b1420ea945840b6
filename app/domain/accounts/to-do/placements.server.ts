import type { Officer } from "#app/access/actor.ts";
import { hasRole } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** The agreed placements that wait for an order, for those who approve one, or for QA's own check. */
export async function placementsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  const orders = hasRole(officer, "manager", "approver");
  const checks = hasRole(officer, "qa", "qa_lead");
  const href = `${paths.admin.placements()}?status=agreed`;
  const waiting = async (gate: "order" | "qa-check", what: string): Promise<ToDo> => {
    const count = await countWithout(db, gate);
    return { count, text: `${count === 1 ? "placement waits" : "placements wait"} for ${what}`, href };
  };
  return [
    ...(orders ? [await waiting("order", "an order")] : []),
    ...(checks ? [await waiting("qa-check", "QA’s own check")] : []),
  ];
}

async function countWithout(db: Trx, gate: string): Promise<number> {
  const { count } = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("placement.status", "=", "agreed")
    .where("award.accepted_at", "is not", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("placement_gate")
            .select("gate")
            .whereRef("placement_gate.placement_id", "=", "placement.id")
            .where("gate", "=", gate),
        ),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(count);
}
