import { Forbidden, NotFound } from "#app/domain/errors.ts";
import type { Actor } from "./actor.ts";
import { type Action, can, type Thing } from "./policy.ts";

/**
 * Refuses an action on a thing that the actor may see with Forbidden (403), on one that they may not see with
 * NotFound (404): `sees` is the action by which they would read it.
 */
export function authorise(actor: Actor, action: Action, thing?: Thing, sees?: Action): void {
  if (can(actor, action, thing)) return;
  if (sees && can(actor, sees, thing)) throw new Forbidden(action);
  throw new NotFound();
}
