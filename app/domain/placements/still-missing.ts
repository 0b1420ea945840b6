import { type ProviderGate, titleWithQuestion } from "#app/domain/providers/provider-gates.ts";
import { ownerWords, type PlacementGate } from "./placement-gates.ts";

type Shut = Pick<ProviderGate | PlacementGate, "gate" | "title" | "why" | "owner">;

/**
 * Shut gates in a sentence, each with its question, what is wrong and who can put it right: what completes "You cannot
 * start the placement (still missing: …)".
 */
export const stillMissing = (shut: readonly Shut[]): string =>
  `still missing: ${shut.map((gate) => `${titleWithQuestion(gate)}: ${gate.why}. Who: ${ownerWords[gate.owner]}`).join("; ")}`;
