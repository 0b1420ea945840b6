import { formatDate } from "#app/domain/london-time.ts";
import type { OrderRules } from "./order.ts";

/** What an open application's place depends on. Days are the council's working days, dates London dates. */
export type RankFacts = {
  /** Undefined where the calendar does not know the years: it then counts as none. */
  used: number | undefined;
  /** Whether the council has asked, advised or decided already. */
  responded: boolean;
  /** By when it should have; undefined where the calendar does not know the day. */
  respondBy: string | undefined;
  /** Children with an open referral that this provider could take. */
  children: number;
  /** The provider's own outcode, or undefined when it has no place of its own. */
  area: string | undefined;
  safeguarding: "a rule" | "a reviewer" | undefined;
  otherRules: number;
  /** When the first document that was sent ends. */
  endsFirst: string | undefined;
  /** How many days from today that is. */
  endsIn: number | undefined;
};

export const rankReasons = ["waiting", "unanswered", "children", "safeguarding", "other-rules", "ending"] as const;
export type RankReason = (typeof rankReasons)[number];
/** Why an application stands where it does: tenths of a point, and in words. */
export type Reason = { reason: RankReason; tenths: number; words: string };
export type Rank = { tenths: number; reasons: Reason[] };

/** Waiting counts on after the target, to twice its points. */
const LATE = 2;

/**
 * The place of an application in the review queue, by the published rules: the sum of its reasons, in tenths of a
 * point, the heaviest reason first. Pure; more waiting, more children or more risk never lower it.
 */
export function rank(facts: RankFacts, rules: OrderRules): Rank {
  const used = facts.used ?? 0;
  const { decision, firstResponse } = rules.targets;
  const reasons: Reason[] = [
    {
      reason: "waiting" as const,
      tenths: share(rules.waiting, Math.min(used, decision * LATE), decision),
      words:
        used > decision
          ? `our decision is ${days(used - decision)} late`
          : `we have used ${used} of our ${days(decision)} to decide`,
    },
    {
      reason: "unanswered" as const,
      tenths: facts.responded ? 0 : share(rules.unanswered, Math.min(used, firstResponse), firstResponse),
      words:
        used > firstResponse
          ? `a reviewer’s first question or recommendation is ${days(used - firstResponse)} late`
          : `a reviewer asks a first question or recommends ${by(facts.respondBy, firstResponse - used)}`,
    },
    {
      reason: "children" as const,
      tenths: 10 * Math.min(rules.child * facts.children, rules.childMost),
      words: `${facts.children === 1 ? "1 child waits" : `${facts.children} children wait`} for this lot${facts.area ? ` near ${facts.area}` : ""}`,
    },
    {
      reason: "safeguarding" as const,
      tenths: facts.safeguarding ? 10 * rules.safeguarding : 0,
      words: `safeguarding section flagged by ${facts.safeguarding ?? "nobody"}`,
    },
    {
      reason: "other-rules" as const,
      tenths: 10 * Math.min(rules.otherRule * facts.otherRules, rules.otherRuleMost),
      words: `${facts.otherRules} other ${facts.otherRules === 1 ? "answer breaks" : "answers break"} a rule`,
    },
    {
      reason: "ending" as const,
      tenths: endsSoon(facts, rules) ? 10 * rules.ending : 0,
      words: facts.endsFirst
        ? `a document ${(facts.endsIn ?? 0) < 0 ? "ended" : "ends"} on ${formatDate(facts.endsFirst)}`
        : "",
    },
  ];
  const counted = reasons.filter(({ tenths }) => tenths > 0).sort((a, b) => b.tenths - a.tenths);
  return { tenths: counted.reduce((sum, { tenths }) => sum + tenths, 0), reasons: counted };
}

const share = (points: number, part: number, whole: number): number => Math.floor((10 * points * part) / whole);
const days = (count: number): string => `${count} working ${count === 1 ? "day" : "days"}`;
const by = (date: string | undefined, left: number): string =>
  date ? `by ${formatDate(date)}` : `within ${days(left)}`;
const endsSoon = ({ endsIn }: RankFacts, { endingWithin }: OrderRules): boolean =>
  endsIn !== undefined && endsIn <= endingWithin;

/** Tenths of a point as people read them: "26", "26.4". */
export const pointsOf = (tenths: number): string =>
  tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1);

/** The reasons as one sentence, the heaviest first; what an application without any says. */
export const reasonsInWords = (reasons: readonly Pick<Reason, "words">[]): string =>
  reasons.length === 0 ? "nothing counts yet" : reasons.map(({ words }) => words).join("; ");
