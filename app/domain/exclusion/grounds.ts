import type { Answers } from "#app/domain/question-sets/typed.ts";
import { listOf } from "#app/domain/question-sets/typed.ts";

export const groundGroups = ["mandatory-convictions", "mandatory-penalties", "discretionary"] as const;
export type GroundGroup = (typeof groundGroups)[number];
/** A ground for exclusion: a code means nothing without its group, because one code once stood in two. */
export type Ground = { group: GroundGroup; code: string; label: string };

export const groupWords: Record<GroundGroup, string> = {
  "mandatory-convictions": "Mandatory: convictions",
  "mandatory-penalties": "Mandatory: penalties and findings",
  discretionary: "Discretionary",
};

/**
 * The national codes of exclusion grounds, as the central digital platform keeps them since April 2025 (Cabinet Office,
 * GCGS-Central-Digital-Platform), for the grounds of the Procurement Act 2023, Schedules 6 and 7. The words are ours.
 */
const coded: Record<GroundGroup, Readonly<Record<string, string>>> = {
  "mandatory-convictions": {
    ancillary_offences_aiding: "Helping or encouraging any of these offences",
    cartel_offences: "Cartel offences",
    corporate_manslaughter: "Corporate manslaughter or homicide",
    labour_market: "Labour market, slavery and trafficking offences",
    organised_crime: "Organised crime",
    tax_offences: "Tax offences",
    terrorism_and_offences: "Terrorism and related offences",
    theft_fraud: "Theft, fraud or bribery",
  },
  "mandatory-penalties": {
    adjustments_for_tax_arrangements: "Adjustments for abusive tax arrangements",
    competition_law_infringements: "Breaking competition law",
    defeat_in_respect: "Losing a case over tax arrangements that had to be notified",
    failure_to_cooperate: "Failing to cooperate with an investigation under procurement law",
    finding_by_HMRC: "A finding by HM Revenue and Customs of abusive VAT practice",
    penalties_for_transactions: "Penalties for dealings connected with VAT fraud",
    penalties_payable: "Penalties for errors or failures in tax, over the legal limits",
  },
  discretionary: {
    acting_improperly: "Acting improperly in a procurement",
    breach_of_contract: "Breaking a public contract or performing it poorly",
    environmental_misconduct: "Harming the environment",
    infringement_of_competition: "Breaking competition law",
    insolvency_bankruptcy: "Insolvency or bankruptcy",
    labour_market_misconduct: "Labour market misconduct",
    potential_competition_law_infringements: "Possibly breaking competition law",
    professional_misconduct: "Professional misconduct",
    substantial_part_business: "Stopping all or a large part of the business",
  },
};

/** Every ground, mandatory first, in the order of its group. */
export const grounds: readonly Ground[] = groundGroups.flatMap((group) =>
  Object.entries(coded[group]).map(([code, label]) => ({ group, code, label })),
);

/** Group and code as one value, as the answers to EXC-01 and EXC-02 keep it. */
export const groundKey = ({ group, code }: Pick<Ground, "group" | "code">): string => `${group}/${code}`;

/** The ground that a value names by group and code, or undefined. */
export const groundOf = (key: string): Ground | undefined => grounds.find((ground) => groundKey(ground) === key);

export const isMandatory = ({ group }: Pick<Ground, "group">): boolean => group !== "discretionary";

/** "Mandatory: convictions. Cartel offences". */
export const groundInWords = (ground: Pick<Ground, "group" | "label">): string =>
  `${groupWords[ground.group]}. ${ground.label}`;

/** The grounds that a provider itself named in what it sent: EXC-01, EXC-02, and insolvency by its own yes. */
export function groundsAnswered(answers: Answers): Ground[] {
  const first = answers["EXC-01"] ?? {};
  const second = answers["EXC-02"] ?? {};
  const insolvent = second.insolvent === "yes" ? ["discretionary/insolvency_bankruptcy"] : [];
  const keys = new Set([
    ...listOf(first.convictions),
    ...listOf(first.penalties),
    ...listOf(second.value),
    ...insolvent,
  ]);
  return grounds.filter((ground) => keys.has(groundKey(ground)));
}
