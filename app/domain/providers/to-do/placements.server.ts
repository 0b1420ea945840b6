import { instantAt } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import type { ToDo } from "../to-do.server.ts";

/** Awards to accept, and what the provider still owes before a placement can start; due by the morning of its start. */
export async function placementsToDo(db: Db, providerId: string): Promise<ToDo[]> {
  const waiting = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .leftJoin("placement_acceptance as agreement", (join) =>
      join.onRef("agreement.placement_id", "=", "placement.id").on("agreement.side", "=", "provider"),
    )
    .leftJoin("placement_gate as risk", (join) =>
      join.onRef("risk.placement_id", "=", "placement.id").on("risk.gate", "=", "risk-assessment"),
    )
    .select(["placement.id", "placement.ref", "placement.starts_on as startsOn", "award.accepted_at as awardAccepted"])
    .select(["agreement.at as agreed", "risk.at as assessed"])
    .where("placement.provider_id", "=", providerId)
    .where("placement.status", "=", "agreed")
    .orderBy("placement.starts_on")
    .limit(20)
    .execute();
  return waiting.flatMap(({ id, ref, startsOn, awardAccepted, agreed, assessed }): ToDo[] => {
    const due = instantAt(startsOn, "09:00");
    if (!awardAccepted) return [{ text: `Accept the award of ${ref}`, href: paths.provider.placement(id), due }];
    return [
      ...(agreed ? [] : [{ text: `Accept the agreement of ${ref}`, href: paths.provider.agreement(id), due }]),
      ...(assessed
        ? []
        : [{ text: `Write the risk assessment of ${ref}`, href: paths.provider.riskAssessment(id), due }]),
    ];
  });
}
