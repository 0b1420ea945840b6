import { jsonArrayFrom } from "kysely/helpers/postgres";
import { londonDate } from "#app/domain/london-time.ts";
import { debarmentDays, providerGateFacts } from "#app/domain/providers/provider-gates.server.ts";
import { type ProviderGate, providerGatesFrom } from "#app/domain/providers/provider-gates.ts";
import { staffChecks } from "#app/domain/providers/staff.ts";
import type { Trx } from "#db/client.server.ts";
import { type Done, type PlacementGate, placementGatesFrom } from "./placement-gates.ts";

/** What the single central record must hold for a person named for a child; overseas checks only where they lived abroad. */
const neededChecks = staffChecks.map(({ value }) => value).filter((check) => check !== "overseas");

export type GatedPlacement = { id: string; providerId: string; lotId: string; startsOn: string; createdAt: Date };
export type Gates = { provider: ProviderGate[]; placement: PlacementGate[] };

/**
 * Both lists of gates of a placement as they stand now (rules 2). Certificates must be in force at the start, or today
 * once it has begun; the debarment check must have been fresh at the award. For the start itself (`reviewed`) an
 * unreviewed replacement does not count (rules 4).
 */
export async function gatesOf(
  db: Trx,
  placement: GatedPlacement,
  now: Date,
  { reviewed = true }: { reviewed?: boolean } = {},
): Promise<Gates> {
  const today = londonDate(now);
  const onDate = placement.startsOn > today ? placement.startsOn : today;
  const facts = (await providerGateFacts(db, [placement.providerId], placement.lotId, now)).get(placement.providerId);
  if (!facts) throw new Error("A placement without its provider");
  const certificates = facts.certificates.filter((certificate) => certificate.reviewed || !reviewed);
  const dates = {
    onDate,
    today,
    freshOn: londonDate(placement.createdAt),
    debarmentDays: await debarmentDays(db, today),
  };
  return {
    provider: providerGatesFrom({ ...facts, certificates }, dates),
    placement: await placementGates(db, placement),
  };
}

/** The gates that are still shut, of both lists. */
export const shutGates = ({ provider, placement }: Gates): (ProviderGate | PlacementGate)[] =>
  [...provider, ...placement].filter(({ met }) => !met);

async function placementGates(db: Trx, { id }: GatedPlacement): Promise<PlacementGate[]> {
  const row = await db
    .selectFrom("placement")
    .select(["order_number", "order_pence"])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom("placement_staff as named")
          .innerJoin("staff_member as staff", "staff.id", "named.staff_member_id")
          .select((one) => [
            one("staff.left_at", "is", null).as("here"),
            one
              .exists(one.selectFrom("stopped_staff").whereRef("stopped_staff.staff_member_id", "=", "staff.id"))
              .as("stopped"),
            one
              .selectFrom("staff_check")
              .select((check) => check.fn.countAll<number>().as("count"))
              .whereRef("staff_check.staff_member_id", "=", "staff.id")
              .where("staff_check.check_name", "in", neededChecks)
              .as("checks"),
          ])
          .where("named.placement_id", "=", id),
      ).as("staff"),
      jsonArrayFrom(
        eb
          .selectFrom("placement_acceptance as acceptance")
          .innerJoin("person", "person.id", "acceptance.person_id")
          .select(["side", "person.name as by", "at"])
          .where("acceptance.placement_id", "=", id),
      ).as("acceptances"),
      jsonArrayFrom(
        eb
          .selectFrom("placement_gate as found")
          .innerJoin("person", "person.id", "found.person_id")
          .select(["gate", "finding", "person.name as by", "at"])
          .where("found.placement_id", "=", id),
      ).as("findings"),
    ])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const acceptedBy = (side: string) => toDone(row.acceptances.find((one) => one.side === side));
  const found = (gate: string) => row.findings.find((one) => one.gate === gate);
  const [qa, risk, order] = [found("qa-check"), toDone(found("risk-assessment")), toDone(found("order"))];
  const checked = toDone(qa);
  return placementGatesFrom({
    staff: row.staff.map(({ here, stopped, checks }) => ({
      here: Boolean(here),
      stopped: Boolean(stopped),
      checked: (checks ?? 0) === neededChecks.length,
    })),
    providerAccepted: acceptedBy("provider"),
    councilAccepted: acceptedBy("council"),
    qaCheck: checked && { ...checked, finding: qa?.finding === "met" ? "met" : "not-met" },
    order:
      order && row.order_number !== null && row.order_pence !== null
        ? { ...order, number: row.order_number, pence: row.order_pence }
        : undefined,
    riskAssessment: risk,
  });
}

/** JSON carries the instant as text. */
const toDone = (row: { by: string; at: Date | string } | undefined): Done | undefined =>
  row && { by: row.by, at: new Date(row.at) };
