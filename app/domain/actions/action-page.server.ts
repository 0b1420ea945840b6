import { type Actor, hasRole, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { actionInWords } from "./action-in-words.ts";
import { escalatesBefore, getAction } from "./actions.server.ts";

/** One action for an officer, with what they may do with it now. Throws NotFound, Forbidden. */
export async function actionForOfficer(db: Trx, actor: Actor, id: string, now: Date) {
  const action = await getAction(db, id);
  const me = personId(actor);
  await refuseConflict(db, actor, action.providerId);
  const words = actionInWords(action, londonDate(now), await escalatesBefore(db, now));
  const { providerId, provider, visitId, reviewId, ownerId } = action;
  return {
    ...{ ...words, providerId, provider, visitId, reviewId },
    mine: ownerId === me && action.status === "open" && can(actor, "action-point.own"),
    moves: action.status === "open" && ownerId !== me && can(actor, "action-point.close"),
    closes: action.status !== "closed" && ownerId !== me && can(actor, "action-point.close"),
    escalates: words.urgency === "escalate" && hasRole(actor, "qa_lead"),
  };
}
