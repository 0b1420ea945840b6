import { type Identifiers, identifierKinds } from "./manifest.ts";

export type Organisation = { name: string; identifiers: Identifiers };

const plain = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

/**
 * Whether a pack's organisation is the one that brings it: every number that both have is equal and there is one, or,
 * where they have none in common, the names are. A company and its twin of the same name differ by number.
 */
export function isSameProvider(one: Organisation, other: Organisation): boolean {
  const both = identifierKinds.filter((kind) => one.identifiers[kind] && other.identifiers[kind]);
  if (both.length === 0) return plain(one.name) === plain(other.name);
  return both.every((kind) => plain(one.identifiers[kind] ?? "") === plain(other.identifiers[kind] ?? ""));
}
