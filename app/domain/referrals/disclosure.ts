import type { ReferralStatus } from "./referral-status.ts";
import type { RequestStatus } from "./request-status.ts";

/** What a provider may see of a child: nothing, the facts that everyone asked sees, or the needs in detail (rules 8). */
export type Disclosure = "none" | "A" | "B";

/**
 * The stage at which a provider stands. A ends, and B with it, when the provider declines, is not chosen, or the
 * referral closes or goes to another; B begins when someone there accepts confidentiality.
 */
export function disclosureOf(
  request: RequestStatus,
  referral: ReferralStatus,
  confidentialityAccepted: boolean,
): Disclosure {
  const over = request === "declined" || request === "not-chosen" || referral === "closed" || referral === "draft";
  const another = referral === "awarded" && request !== "chosen";
  if (over || another) return "none";
  return confidentialityAccepted ? "B" : "A";
}

/** Risks that a brief may tell of. `atA`: one by which a provider rules itself out, so everyone asked is told yes or no. */
export const risks = [
  { value: "aggression", label: "Aggression towards other people", atA: true },
  { value: "absconding", label: "Leaving without saying", atA: true },
  { value: "fire", label: "Setting fires", atA: true },
  { value: "physical-intervention", label: "May need physical intervention", atA: true },
  { value: "lone-working", label: "Not to be taught by one adult alone", atA: true },
  { value: "transport", label: "Risk while travelling", atA: true },
  { value: "self-harm", label: "Self-harm", atA: false },
  { value: "exploitation", label: "Exploitation", atA: false },
  { value: "substance", label: "Use of drugs or alcohol", atA: false },
  { value: "allegations", label: "Has made allegations", atA: false },
] as const;

/** The words of the risk categories that a provider at this stage may know. */
export const risksShown = (categories: readonly string[], stage: "A" | "B"): string[] =>
  risks.filter(({ value, atA }) => categories.includes(value) && (atA || stage === "B")).map(({ label }) => label);

const rareNeeds = ["msi", "pmld", "sld", "hi", "vi", "pd"];

/** Whether the facts at stage A together may fit fewer than ten children of an area: a rare need, or three and more. */
export const mayTellWho = (needs: readonly string[]): boolean =>
  needs.length >= 3 || needs.some((need) => rareNeeds.includes(need));
