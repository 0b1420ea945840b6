import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { kindWords, mayAppeal, mayDrop, mayImpose } from "./suspension.ts";
import { isInForce, isUndecided, suspensionWords } from "./suspension-status.ts";
import { type Suspension, scopeOf } from "./suspensions.server.ts";

/** One suspension or removal in words, for both sides. */
export async function suspensionInWords(db: Trx, suspension: Suspension) {
  const { id, providerId, provider, kind, status, reasons, answer, reason, appeal, appealReason, liftReason } =
    suspension;
  const by = (when: Date | null, who: string | null) =>
    when ? `${formatDateTime(when)}${who ? ` by ${who}` : ""}` : "";
  const scope = await scopeOf(db, id);
  return {
    ...{ id, providerId, provider, kind, status, reasons },
    noun: kindWords[kind].noun,
    tag: suspensionWords[status],
    lots: scope.every(({ lotId }) => lotId === null) ? "Every lot" : scope.map(({ lot }) => lot).join(", "),
    inForce: isInForce(status),
    undecided: isUndecided(status),
    answerBy: formatDate(suspension.answerBy, "long"),
    answerRule: suspension.answerRule ?? undefined,
    appealRule: suspension.appealRule ?? undefined,
    proposed: by(suspension.proposedAt, suspension.proposedBy),
    proposedOn: formatDateTime(suspension.proposedAt),
    answer: answer ?? undefined,
    answered: by(suspension.answeredAt, null),
    reason: reason ?? undefined,
    decided: by(suspension.decidedAt, suspension.decidedBy),
    decidedOn: by(suspension.decidedAt, null),
    appealBy: suspension.appealBy ? formatDate(suspension.appealBy, "long") : undefined,
    appeal: appeal ?? undefined,
    appealed: by(suspension.appealedAt, null),
    appealReason: appealReason ?? undefined,
    appealDecided: by(suspension.appealDecidedAt, suspension.appealDecidedBy),
    appealDecidedOn: by(suspension.appealDecidedAt, null),
    liftReason: liftReason ?? undefined,
    lifted: by(suspension.liftedAt, suspension.liftedBy),
    liftedOn: by(suspension.liftedAt, null),
  };
}
export type SuspensionInWords = Awaited<ReturnType<typeof suspensionInWords>>;

/** The same, and what this officer may do with it now, or in words why not. */
export async function suspensionForOfficer(db: Trx, actor: Actor, suspension: Suspension, now: Date) {
  const words = await suspensionInWords(db, suspension);
  const concernId = await readable(db, suspension.concernId);
  const none = { ...words, concernId, decides: false, imposes: false, judges: false, lifts: false, bar: undefined };
  if (actor.kind !== "council") return none;
  const { status, proposedById, decidedById } = suspension;
  if (words.undecided) {
    if (!mayDrop(suspension, londonDate(now)))
      return { ...none, bar: `Nobody can decide before it has answered, or ${words.answerBy} is over.` };
    if (proposedById === actor.personId) return { ...none, bar: "You proposed this, so another officer decides." };
    const imposes = mayImpose(suspension, londonDate(now));
    return { ...none, decides: can(actor, "suspension.decide"), imposes };
  }
  const lifts = words.inForce && can(actor, "suspension.decide");
  if (status !== "appealed") return { ...none, lifts };
  const had = proposedById === actor.personId || decidedById === actor.personId;
  const judges = can(actor, "suspension.judge") && !had;
  return { ...none, lifts, judges, bar: judges ? undefined : "A director who had no part in this decides the appeal." };
}

/** A concern's id for whoever may read it; the wall decides. */
async function readable(db: Trx, concernId: string | null): Promise<string | undefined> {
  if (!concernId) return undefined;
  return (await db.selectFrom("concern").select("id").where("id", "=", concernId).executeTakeFirst())?.id;
}

/** The same for the provider's owner, with what may be said to it now. Never who at the council. */
export async function suspensionForProvider(db: Trx, suspension: Suspension, now: Date) {
  const { proposed, decided, appealDecided, lifted, provider, providerId, ...words } = await suspensionInWords(
    db,
    suspension,
  );
  const says =
    words.undecided && !suspension.answer
      ? ("answer" as const)
      : mayAppeal(suspension, londonDate(now))
        ? ("appeal" as const)
        : undefined;
  return { ...words, says };
}
