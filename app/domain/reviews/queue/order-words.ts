import type { OrderRules } from "./order.ts";
import { pointsOf, type Rank, rank } from "./rank.ts";

/** The formula of the queue in plain words, a line for each reason. */
export function orderInWords(rules: OrderRules): string[] {
  const { firstResponse, decision } = rules.targets;
  return [
    `Waiting: up to ${points(rules.waiting)}, in proportion to how much of our ${decision} working days is used. After that it goes on, to twice as many. Days on which we wait for the provider are not counted.`,
    `No reviewer has asked a question or recommended yet: up to ${points(rules.unanswered)}, in proportion to how much of our ${firstResponse} working days for a first response is used.`,
    `Children waiting: ${points(rules.child)} for each child with an open referral on the same lot whom this provider could teach, by age, need, days and distance. At most ${points(rules.childMost)}.`,
    `Safeguarding: ${points(rules.safeguarding)} when an answer about safeguarding breaks a rule, or a reviewer found that section not good enough.`,
    `Other rules: ${points(rules.otherRule)} for each other answer that breaks a rule. At most ${points(rules.otherRuleMost)}.`,
    `Documents: ${points(rules.ending)} when a document that was sent ends within ${rules.endingWithin} days, or has ended.`,
  ];
}

const points = (count: number): string => `${count} ${count === 1 ? "point" : "points"}`;

/** An application reckoned by these rules, to show how. */
export function exampleOf(rules: OrderRules): { lines: { words: string; points: string }[]; total: string } {
  const { tenths, reasons }: Rank = rank(
    {
      used: Math.round(rules.targets.decision * 0.6),
      responded: false,
      respondBy: undefined,
      ...{ children: 2, area: "HR1", safeguarding: "a rule", otherRules: 1 },
      ...{ endsFirst: "2027-01-15", endsIn: rules.endingWithin },
    },
    rules,
  );
  return { lines: reasons.map((one) => ({ words: one.words, points: pointsOf(one.tenths) })), total: pointsOf(tenths) };
}
