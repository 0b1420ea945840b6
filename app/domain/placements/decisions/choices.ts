import { type Actor, hasRole } from "#app/access/actor.ts";

export const choices = ["continue", "pause", "move"] as const;
export type DecisionChoice = (typeof choices)[number];

/** What became of a placement, as its readers are told (rules 4). */
export const choiceWords: Record<DecisionChoice, string> = {
  continue: "It continues, with written safeguards",
  pause: "It is paused",
  move: "The child moves to another provider; it is paused until then",
};

/** A QA lead decides; from the time at which it was due a director may too, for then it has moved to them (rules 4). */
export const mayDecide = (actor: Actor, dueAt: Date, now: Date): boolean =>
  hasRole(actor, "qa_lead") || (hasRole(actor, "director") && now >= dueAt);
