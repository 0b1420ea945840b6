import type { Choices } from "./shorthand.ts";

/**
 * The national codes of exclusion grounds, as the central digital platform keeps them since April 2025 (Cabinet Office,
 * GCGS-Central-Digital-Platform). Each value is group and code: before that date one code stood in two groups, so a
 * code without its group must be asked again. The words are ours.
 */
const inGroup = (group: string, grounds: readonly (readonly [code: string, label: string])[]): Choices =>
  grounds.map(([code, label]) => [`${group}/${code}`, label] as const);

export const mandatoryPenalties = inGroup("mandatory-penalties", [
  ["adjustments_for_tax_arrangements", "Adjustments for abusive tax arrangements"],
  ["competition_law_infringements", "Breaking competition law"],
  ["defeat_in_respect", "Losing a case over tax arrangements that had to be notified"],
  ["failure_to_cooperate", "Failing to cooperate with an investigation under procurement law"],
  ["finding_by_HMRC", "A finding by HM Revenue and Customs of abusive VAT practice"],
  ["penalties_for_transactions", "Penalties for dealings connected with VAT fraud"],
  ["penalties_payable", "Penalties for errors or failures in tax, over the legal limits"],
]);

export const mandatoryConvictions = inGroup("mandatory-convictions", [
  ["ancillary_offences_aiding", "Helping or encouraging any of these offences"],
  ["cartel_offences", "Cartel offences"],
  ["corporate_manslaughter", "Corporate manslaughter or homicide"],
  ["labour_market", "Labour market, slavery and trafficking offences"],
  ["organised_crime", "Organised crime"],
  ["tax_offences", "Tax offences"],
  ["terrorism_and_offences", "Terrorism and related offences"],
  ["theft_fraud", "Theft, fraud or bribery"],
]);

export const discretionaryGrounds = inGroup("discretionary", [
  ["acting_improperly", "Acting improperly in a procurement"],
  ["breach_of_contract", "Breaking a public contract or performing it poorly"],
  ["environmental_misconduct", "Harming the environment"],
  ["infringement_of_competition", "Breaking competition law"],
  ["insolvency_bankruptcy", "Insolvency or bankruptcy"],
  ["labour_market_misconduct", "Labour market misconduct"],
  ["potential_competition_law_infringements", "Possibly breaking competition law"],
  ["professional_misconduct", "Professional misconduct"],
  ["substantial_part_business", "Stopping all or a large part of the business"],
]);
