import { Refused } from "#app/domain/errors.ts";

/** Something that failed, and why: a rule by the portal's reckoning, or a section by a reviewer's. */
export type Failing = { about: string; title: string; reason: string };
export type Reason = { about: string; reason: string };

/** The part of a refusal's form for reasons that belong to no single failed rule. */
export const OTHER = "other";

/**
 * The reasons of a refusal as they go to the provider. A provider is told why for each failed rule (rules 3), and of
 * at least one reason (Procurement Act 2023, section 36: inform of the outcome with reasons). Throws Refused beside
 * the first reason that is missing; `reasons.N.text` is the field.
 */
export function reasonsFor(
  failing: readonly Failing[],
  given: readonly { about: string; text: string }[],
): { about: string; title: string; reason: string }[] {
  const textOn = (about: string) => given.find((row) => row.about === about)?.text.trim() ?? "";
  const reasons = failing.map(({ about, title }, place) => {
    const reason = textOn(about);
    if (!reason) throw new Refused(`reasons.${place}.text`, `Give the reason for: ${title}`);
    return { about, title, reason };
  });
  const other = textOn(OTHER);
  if (other) reasons.push({ about: OTHER, title: "", reason: other });
  if (reasons.length === 0) throw new Refused(`reasons.${failing.length}.text`, "Give at least one reason");
  return reasons;
}
