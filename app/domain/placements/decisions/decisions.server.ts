import { sql } from "kysely";
import { z } from "zod";
import { type Actor, hasRole, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import type { Trx } from "#db/client.server.ts";
import { choices } from "./choices.ts";

export type DecisionState = "open" | "decided" | "no-longer-needed";

/** A hold that is lifted needs no decision any more, also in the minute before the job has written that down. */
const state = sql<DecisionState>`case when decision.decided_at is not null then 'decided'
  when decision.closed_at is not null or hold.lifted_at is not null or placement.status = 'ended' then 'no-longer-needed'
  else 'open' end`;

const all = (db: Trx) =>
  db
    .selectFrom("placement_decision as decision")
    .innerJoin("hold", "hold.id", "decision.hold_id")
    .innerJoin("placement", "placement.id", "decision.placement_id")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id");

/** Whoever is only a broker reads of their own placements alone. */
const onlyOwn = (actor: Actor): boolean => !hasRole(actor, "qa_lead", "director");

/** A page of the decisions that this officer may read: the open ones first, the soonest due first. */
export async function listDecisions(db: Trx, actor: Actor, page: number) {
  const wanted = all(db).$if(onlyOwn(actor), (query) => query.where("referral.broker_id", "=", personId(actor)));
  const rows = await wanted
    .innerJoin("provider", "provider.id", "placement.provider_id")
    .select(["placement.id as placementId", "placement.ref", "provider.name as provider", "decision.because"])
    .select(["decision.due_at as dueAt", "decision.opened_at as openedAt", "choice", state.as("state")])
    .orderBy(sql`${state} <> 'open'`)
    .orderBy(sql`case when ${state} = 'open' then decision.due_at end`)
    .orderBy("decision.opened_at", "desc")
    .orderBy("decision.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await wanted.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  return paged(
    rows.map((row) => ({ ...row, choice: choice.parse(row.choice) })),
    page,
    total,
  ) satisfies Paged<object>;
}

const choice = z.enum(choices).nullable();

/** Whether this officer may read the decisions about a placement: a broker, of their own alone. */
export async function readsDecisions(db: Trx, actor: Actor, placementId: string): Promise<boolean> {
  if (!can(actor, "placement-decision.read")) return false;
  if (!onlyOwn(actor)) return true;
  const own = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .innerJoin("referral", "referral.id", "award.referral_id")
    .select("placement.id")
    .where("placement.id", "=", placementId)
    .where("referral.broker_id", "=", personId(actor))
    .executeTakeFirst();
  return own !== undefined;
}

/** Every decision about one placement, newest first. NotFound for a broker of another's placement. */
export async function decisionsAbout(db: Trx, actor: Actor, placementId: string) {
  if (!(await readsDecisions(db, actor, placementId))) throw new NotFound("placement");
  const rows = await all(db)
    .leftJoin("person", "person.id", "decision.decided_by")
    .select(["decision.id", "decision.because", "decision.due_at as dueAt", "due_rule as dueRule", "choice"])
    .select(["decision.opened_at as openedAt", "decision.reason", "review_on as reviewOn", "decided_at as decidedAt"])
    .select(["person.name as decidedBy", "decision.closed_at as closedAt", "escalated_at as escalatedAt", "hold.kind"])
    .select([state.as("state"), "hold.opened_at as heldSince"])
    .where("placement.id", "=", placementId)
    .orderBy("decision.opened_at", "desc")
    .orderBy("decision.id", "desc")
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, choice: choice.parse(row.choice) }));
}

/** Whom an officer told by telephone of the decisions about one placement, newest first, the latest hundred. */
export const toldAbout = (db: Trx, placementId: string) =>
  db
    .selectFrom("placement_told as told")
    .innerJoin("placement_decision as decision", "decision.id", "told.decision_id")
    .innerJoin("person", "person.id", "told.told_by")
    .select(["told.whom", "told.told_at as toldAt", "person.name as toldBy"])
    .where("decision.placement_id", "=", placementId)
    .orderBy("told_at", "desc")
    .orderBy("told.id", "desc")
    .limit(100)
    .execute();

/** What stands for a placement under the holds that are open now, as its provider reads it: no officer's reason but safeguards. */
export async function decisionForProvider(db: Trx, placementId: string) {
  const row = await all(db)
    .select(["choice", "review_on as reviewOn", "decided_at as decidedAt", "decision.due_at as dueAt"])
    .select(sql<string | null>`case when choice = 'continue' then decision.reason end`.as("safeguards"))
    .where("placement.id", "=", placementId)
    .where("hold.lifted_at", "is", null)
    .where("decision.closed_at", "is", null)
    .where("placement.status", "<>", "ended")
    // While safeguards are looked at again, they still stand.
    .orderBy(sql`decision.decided_at is null and decision.review_of is null`, "desc")
    .orderBy(sql`decision.decided_at desc nulls last`)
    .limit(1)
    .executeTakeFirst();
  return row && { ...row, choice: choice.parse(row.choice) };
}
