import { z } from "zod";

export const weekDays = ["mon", "tue", "wed", "thu", "fri"] as const;
export type WeekDay = (typeof weekDays)[number];
const dayNames: Record<WeekDay, string> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
};

export const sessionPattern = z.array(z.object({ day: z.enum(weekDays), half: z.enum(["am", "pm"]) }));
/** The mornings and afternoons of a week on which a child is taught. */
export type SessionPattern = z.infer<typeof sessionPattern>;

/** So many sessions a week over these days: mornings in the order of the week first, then afternoons. */
export function patternOf(days: readonly string[], sessionsPerWeek: number): SessionPattern {
  const asked = weekDays.filter((day) => days.length === 0 || days.includes(day));
  const halves = (["am", "pm"] as const).flatMap((half) => asked.map((day) => ({ day, half })));
  return halves.slice(0, sessionsPerWeek);
}

/** "Monday morning, Wednesday afternoon". */
export function patternInWords(pattern: SessionPattern): string {
  const order = (one: SessionPattern[number]) => weekDays.indexOf(one.day) * 2 + (one.half === "am" ? 0 : 1);
  return [...pattern]
    .sort((one, other) => order(one) - order(other))
    .map(({ day, half }) => `${dayNames[day]} ${half === "am" ? "morning" : "afternoon"}`)
    .join(", ");
}

/**
 * What every agreement says beside its own numbers: dated settings of the council. The charges for absence and the
 * notice are in the words that both sides accept.
 */
export const standardTerms = z.object({
  hoursPerSessionHundredths: z.int().min(25).max(1200),
  absenceCharge: z.string(),
  notice: z.string(),
  reviews: z.string(),
  noMove: z.string(),
});
export type StandardTerms = z.infer<typeof standardTerms>;

/** What ships, for the council's lawyers to confirm: three hours a session, half a school day. */
export const usualTerms: StandardTerms = {
  hoursPerSessionHundredths: 300,
  absenceCharge:
    "A session is charged when the child attends it. A session that the child misses, or that either side cancels, is not charged.",
  notice:
    "Either side may end the placement with ten school days’ notice in writing. The council may stop it at once when a child may not be safe.",
  reviews: "Provider and council review progress at least every half-term, with the child and the family.",
  noMove: "The child is taught where, how and by whom this agreement says. No change without the council’s agreement.",
};
