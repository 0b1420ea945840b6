import { sql } from "kysely";
import type { CouncilRole } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type ConditionEvent, type ConditionStatus, conditionEventInWords, conditionTag } from "./condition-status.ts";

/** Who at the council may be named to check a condition. */
export const checkers: readonly CouncilRole[] = ["qa", "qa_lead", "commissioner"];

const conditions = (db: Db | Trx) =>
  db
    .selectFrom("admission_condition as condition")
    .innerJoin("application", "application.id", "condition.application_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .innerJoin("provider", "provider.id", "condition.provider_id")
    .innerJoin("person as checker", "checker.id", "condition.checked_by")
    .select(["condition.id", "what", "done_by as doneBy", "due_on as dueOn", "question_id as questionId"])
    .select(["condition.state", "condition.version", "hold_id as holdId", "checked_by as checkedBy"])
    .select(["checker.name as checker", "checker.email as checkerEmail"])
    .select(["application.id as applicationId", "application.ref", "lot.name as lotName"])
    .select(["provider.id as providerId", "provider.name as provider"]);

type Row = Awaited<ReturnType<ReturnType<typeof conditions>["executeTakeFirstOrThrow"]>>;
/** A condition of an admission. `dueOn` is a London date; `questionId` names the evidence that is wanted, if any. */
export type Condition = Omit<Row, "state"> & { state: ConditionStatus };

// The column's CHECK holds it to this list.
const typed = (row: Row): Condition => ({ ...row, state: row.state as ConditionStatus });

/** One condition. Throws NotFound. Who may know of it is for whoever asks. */
export async function getCondition(db: Db | Trx, id: string): Promise<Condition> {
  const row = isUuid(id) ? await conditions(db).where("condition.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("condition");
  return typed(row);
}

/** The conditions on which an application was admitted, the one that is due soonest first. */
export async function conditionsOf(db: Db | Trx, applicationId: string): Promise<Condition[]> {
  const rows = await conditions(db)
    .where("condition.application_id", "=", applicationId)
    .orderBy("due_on")
    .orderBy("condition.id")
    .execute();
  return rows.map(typed);
}

/** A provider's conditions that are not met yet, the one that is due soonest first. */
export async function openConditionsOf(db: Db | Trx, providerId: string): Promise<Condition[]> {
  const rows = await conditions(db)
    .where("condition.provider_id", "=", providerId)
    .where("condition.state", "in", ["open", "said-done"])
    .orderBy("due_on")
    .orderBy("condition.id")
    .execute();
  return rows.map(typed);
}

/** The conditions that this officer checks and that are not met yet, the one that is due soonest first. */
export async function conditionsToCheck(db: Db | Trx, personId: string): Promise<Condition[]> {
  const rows = await conditions(db)
    .where("condition.checked_by", "=", personId)
    .where("condition.state", "in", ["open", "said-done"])
    .orderBy("due_on")
    .orderBy("condition.id")
    .limit(100)
    .execute();
  return rows.map(typed);
}

/** One page of the conditions that others check and that are not met yet, the one that is due soonest first. */
export async function listOpenConditions(db: Db | Trx, { notBy, page }: { notBy: string; page: number }) {
  const wanted = conditions(db)
    .where("condition.state", "in", ["open", "said-done"])
    .where("condition.checked_by", "<>", notBy);
  const { total } = await wanted.clearSelect().select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await wanted.orderBy("due_on").orderBy("condition.id").limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  return paged(rows.map(typed), page, total);
}

/** A condition in words, for either side. */
export function conditionInBrief({ id, what, doneBy, dueOn, state, checker, ...at }: Condition, now: Date) {
  const late = (state === "open" || state === "said-done") && dueOn < londonDate(now);
  return {
    id,
    what,
    due: formatDate(dueOn, "long"),
    late,
    status: conditionTag(state, late),
    doneBy: doneBy === "provider" ? "The provider" : "The council",
    checker,
    ref: at.ref,
    lot: at.lotName,
    provider: at.provider,
  };
}

/** What happened to a condition, newest first. The council's people stay the council for a provider. */
export async function conditionHistory(db: Db | Trx, conditionId: string, reader: "council" | "provider") {
  const rows = await db
    .selectFrom("condition_event")
    .innerJoin("person", "person.id", "condition_event.person_id")
    .select(["event", "text", "due_on as dueOn", "at", "person.name"])
    .where("condition_id", "=", conditionId)
    .orderBy("at", "desc")
    .orderBy("condition_event.id", "desc")
    .execute();
  return rows.map(({ event, text, dueOn, at, name }) => ({
    title: conditionEventInWords[event as ConditionEvent], // held by the column's CHECK
    by: reader === "provider" && event !== "say-done" ? "the council" : name,
    text: [text, dueOn && `To be done by ${formatDate(dueOn, "long")}.`].filter(Boolean).join("\n"),
    date: formatDateTime(at),
    dateTime: at.toISOString(),
  }));
}
