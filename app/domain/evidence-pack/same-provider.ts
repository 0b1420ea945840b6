import { type Identifiers, identifierKinds } from "./manifest.ts";

export type Organisation = { name: string; identifiers: Identifiers };

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

const inCommon = (one: Organisation, other: Organisation) =>
  identifierKinds.filter((kind) => one.identifiers[kind] && other.identifiers[kind]);

/**
 * Whether a pack's organisation is the one that brings it: every number that both have is equal and there is one, or,
 * where the pack has none, the names are. A company and its twin of the same name differ by number.
 */
export function isSameProvider(own: Organisation, pack: Organisation): boolean {
  const both = inCommon(own, pack);
  if (both.length === 0) return !hasNumber(pack) && isSameName(own, pack);
  return both.every((kind) => plain(own.identifiers[kind] ?? "") === plain(pack.identifiers[kind] ?? ""));
}

const hasNumber = ({ identifiers }: Organisation): boolean => identifierKinds.some((kind) => identifiers[kind]);
const isSameName = (one: Organisation, other: Organisation): boolean => plain(one.name) === plain(other.name);

const words = {
  companyNumber: "company number",
  charityNumber: "charity number",
  ukprn: "UKPRN",
  vatNumber: "VAT number",
} as const satisfies Record<(typeof identifierKinds)[number], string>;

/**
 * Which number whoever brings a pack of their own name has still to state here, in words without the number itself:
 * nobody learns from a pack what to state. Undefined when none is missing.
 */
export function numberToState(own: Organisation, pack: Organisation): string | undefined {
  if (!isSameName(own, pack) || inCommon(own, pack).length > 0) return undefined;
  const missing = identifierKinds.find((kind) => pack.identifiers[kind]);
  return missing && words[missing];
}
