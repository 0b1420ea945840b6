import { NotFound } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { type ConditionEvent, conditionStates } from "./condition-status.ts";
import { type Condition, getCondition } from "./conditions.server.ts";

/** One condition, locked until COMMIT. Throws NotFound. */
export async function lockCondition(work: Work, id: string): Promise<Condition> {
  if (!isUuid(id)) throw new NotFound("condition");
  await work.trx.selectFrom("admission_condition").select("id").where("id", "=", id).forUpdate().execute();
  return getCondition(work.trx, id);
}

/** Moves a locked condition by its table of states, with its history row and audit entry. `dueOn`: a new London date. */
export async function moveCondition(
  { trx, now, audit }: Work,
  { id, state, applicationId }: Condition,
  event: ConditionEvent,
  { text, by, dueOn }: { text: string; by: string; dueOn?: string },
): Promise<void> {
  const after = next(conditionStates, state, event);
  await trx
    .updateTable("admission_condition")
    .set((eb) => ({
      state: after,
      version: eb("version", "+", 1),
      ...(dueOn ? { due_on: dueOn, overdue_told_on: null } : {}),
    }))
    .where("id", "=", id)
    .execute();
  await trx
    .insertInto("condition_event")
    .values({ id: uuidv7(now.getTime()), condition_id: id, event, text, due_on: dueOn ?? null, person_id: by, at: now })
    .execute();
  audit(`condition.${event}`, { type: "application", id: applicationId }, { condition: id });
}
