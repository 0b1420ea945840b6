import { type Actor, hasRole } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { hasConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { addDays, formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { exclusionWords } from "./exclusion-status.ts";
import { type Exclusion, powerToExclude } from "./exclusions.server.ts";
import { groundInWords, isMandatory } from "./grounds.ts";
import { mayDecide } from "./representations.ts";

/** Days within which the national authority is told of an exclusion, counted from its day (section 59). */
const TELL_AUTHORITY = 30;

/** One exclusion in words, for both sides. */
export function exclusionInWords(exclusion: Exclusion) {
  const { id, providerId, provider, ground, evidence, answerBy, status } = exclusion;
  const by = (when: Date | null, who: string | null) =>
    when ? `${formatDateTime(when)}${who ? ` by ${who}` : ""}` : "";
  return {
    ...{ id, providerId, provider, status, evidence },
    state: exclusionWords[status],
    ground: groundInWords(ground),
    plainGround: ground.label,
    mandatory: isMandatory(ground),
    answerBy: formatDate(answerBy, "long"),
    opened: by(exclusion.openedAt, exclusion.openedBy),
    answer: exclusion.answer ?? undefined,
    answered: by(exclusion.answeredAt, exclusion.answeredBy),
    reason: exclusion.reason ?? undefined,
    decided: by(exclusion.decidedAt, exclusion.decidedBy),
    decidedOn: exclusion.decidedAt ? formatDateTime(exclusion.decidedAt) : "",
    power: exclusion.power ?? undefined,
    tellAuthorityBy:
      status === "excluded" && exclusion.decidedAt
        ? formatDate(addDays(londonDate(exclusion.decidedAt), TELL_AUTHORITY), "long")
        : undefined,
    liftReason: exclusion.liftReason ?? undefined,
    lifted: by(exclusion.liftedAt, exclusion.liftedBy),
    liftedOn: exclusion.liftedAt ? formatDateTime(exclusion.liftedAt) : "",
  };
}
export type ExclusionInWords = ReturnType<typeof exclusionInWords>;

/** The same, and what this officer may do with it now, or in words why not. */
export async function exclusionForOfficer(db: Trx, actor: Actor, exclusion: Exclusion, now: Date) {
  const today = londonDate(now);
  const words = exclusionInWords(exclusion);
  if (actor.kind !== "council" || !can(actor, "exclusion.decide")) return { ...words, does: undefined, bar: undefined };
  const power = await powerToExclude(db, actor.personId, today);
  const open = mayDecide(exclusion, today);
  const undecided = exclusion.status === "waiting" || exclusion.status === "answered";
  const bar = !power
    ? "You hold no delegation to exclude that is valid today."
    : undecided && exclusion.openedById === actor.personId
      ? "You began this, so another officer decides."
      : undefined;
  const waits =
    undecided && !open ? `Nobody can decide before it has answered, or ${words.answerBy} is over.` : undefined;
  const does =
    undecided && open ? ("decide" as const) : exclusion.status === "excluded" ? ("lift" as const) : undefined;
  return { ...words, does: bar ? undefined : does, bar: waits ?? (does ? bar : undefined) };
}

/** Whether the page of a provider's exclusions lets this officer begin one. */
export const mayOpen = async (db: Trx, actor: Actor, providerId: string): Promise<boolean> =>
  hasRole(actor, "procurement") && !(await hasConflict(db, actor.personId, providerId));
