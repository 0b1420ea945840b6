import { Refused } from "#app/domain/errors.ts";

/** Something that failed, why, and how to put it right: a rule by the portal's reckoning, or a section by a reviewer's. */
export type Failing = { about: string; title: string; reason: string; remedy?: string };

/** A reason as the officer leaves it; the remedy stays as it was composed where none is given. */
export type GivenReason = { about: string; text: string; remedy?: string | undefined };

/** The part of a refusal's form for reasons that belong to no single failed rule. */
export const OTHER = "other";

/**
 * The reasons of a refusal as they go to the provider. A provider is told why for each failed rule (rules 3), and of
 * at least one reason (Procurement Act 2023, section 36: inform of the outcome with reasons). Throws Refused beside
 * the first reason that is missing; `reasons.N.text` is the field.
 */
export function reasonsFor(failing: readonly Failing[], given: readonly GivenReason[]): Failing[] {
  const said = (about: string) => given.find((row) => row.about === about);
  const reasons = failing.map(({ about, title, ...composed }, place) => {
    const reason = said(about)?.text.trim();
    if (!reason) throw new Refused(`reasons.${place}.text`, `Give the reason for: ${title}`);
    return { about, title, reason, ...putRight(said(about)?.remedy ?? composed.remedy) };
  });
  const other = said(OTHER);
  const reason = other?.text.trim();
  if (reason) reasons.push({ about: OTHER, title: "", reason, ...putRight(other?.remedy) });
  if (reasons.length === 0) throw new Refused(`reasons.${failing.length}.text`, "Give at least one reason");
  return reasons;
}

const putRight = (remedy = ""): { remedy?: string } => (remedy.trim() ? { remedy: remedy.trim() } : {});
