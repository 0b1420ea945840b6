import { instantAt, londonDate } from "#app/domain/london-time.ts";
import type { Work } from "#app/domain/work.server.ts";
import { listLots } from "../lots.server.ts";
import { announce, CLOSES_AT } from "../rounds/announce-round.server.ts";
import { callOff } from "../rounds/cancel-round.server.ts";
import { closeLots } from "../rounds/open-lots.server.ts";
import { roundsOf } from "../rounds/rounds.server.ts";
import { approvalsOf } from "../setup/approvals.server.ts";
import { areasLeft, basisAreas } from "../setup/sign-off-areas.ts";
import { type BasisPeriod, basisPeriods } from "./bases.server.ts";
import { basisNames } from "./legal-basis.ts";

/**
 * Puts a change of legal basis in force once its date has come and both approvals stand; else it does nothing. Existing
 * admissions, evidence, referrals and placements stay as they are (N8). Where the new basis knows rounds, the planned
 * first one opens over every lot and everyone on the list is carried forward; where it knows no applications, lots close.
 * Returns whether it is in force since.
 */
export async function putBasisInForce(work: Work, basisId: string): Promise<boolean> {
  const { trx, now } = work;
  const row = await trx
    .selectFrom("framework_basis")
    .select("framework_id as frameworkId")
    .where("id", "=", basisId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return false;
  const period = (await basisPeriods(trx, row.frameworkId)).find(({ id }) => id === basisId);
  if (!period || period.inForceAt || period.withdrawnAt || period.fromOn > londonDate(now)) return false;
  const approvals = await approvalsOf(trx, { frameworkId: row.frameworkId, basisId });
  if (areasLeft(basisAreas, approvals).length > 0) return false;
  await trx.updateTable("framework_basis").set({ in_force_at: now }).where("id", "=", basisId).execute();
  work.audit("basis.in-force", { type: "framework", id: row.frameworkId }, { basis: period.basis });
  await follow(work, row.frameworkId, period);
  return true;
}

async function follow(work: Work, frameworkId: string, { rules, basis, why, firstRoundClosesOn }: BasisPeriod) {
  const { trx, now } = work;
  const lotIds = (await listLots(trx, now, frameworkId)).map(({ id }) => id);
  if (lotIds.length === 0) return;
  const reason = `The framework stands on a new legal basis: ${basisNames[basis].toLowerCase()}. ${why}`;
  if (rules.entry === "any-time") return withoutEnd(work, lotIds);
  for (const { id, state } of await roundsOf(trx, frameworkId, now))
    if (state === "waiting") await callOff(work, id, reason);
  const inTime = firstRoundClosesOn && instantAt(firstRoundClosesOn, CLOSES_AT) > now;
  if (rules.entry === "never" || !inTime) return closeLots(work, lotIds, reason);
  const carried = rules.reopenScope === "framework" ? { carryReason: reason, acceptBy: firstRoundClosesOn } : {};
  const plan = { lotIds, opensOn: londonDate(now), closesOn: firstRoundClosesOn, reason, ...carried };
  await announce(work, { id: frameworkId }, plan);
}

/** Lots that a round held open stay open with no end; a closing that was announced by itself stands. */
async function withoutEnd({ trx, now }: Work, lotIds: readonly string[]): Promise<void> {
  await trx
    .updateTable("lot")
    .set({ closes_at: null })
    .where("id", "in", [...lotIds])
    .where("status", "=", "open")
    .where("closes_at", ">", now)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("admission_round")
          .select("admission_round.id")
          .whereRef("admission_round.closes_at", "=", "lot.closes_at")
          .where("admission_round.opened_at", "is not", null),
      ),
    )
    .execute();
}
