import type { Typed } from "#app/domain/question-sets/typed.ts";
import { proposalFor } from "./proposal-for.ts";
import type { Proposals } from "./propose.ts";

/** The name of the question whether we read something right. */
export const rightName = (name: string): string => `${name}-right`;

/**
 * What a provider confirms, as the schema of what is typed beside a file takes it: what we read where they said that it
 * is right, else what they typed. Where neither was said of something that we read, its name is in `unsaid`.
 */
export function confirmation(
  asked: readonly { name: string }[],
  proposals: Proposals | undefined,
  posted: { [name: string]: unknown },
): { values: { [name: string]: unknown }; unsaid: string[] } {
  const values: { [name: string]: Typed | unknown } = {};
  const unsaid: string[] = [];
  for (const { name } of asked) {
    const proposed = proposals && proposalFor(proposals, name);
    const right = posted[rightName(name)];
    if (proposed && right === "yes") values[name] = proposed.typed;
    else values[name] = posted[name];
    if (proposed && right !== "yes" && right !== "no") unsaid.push(name);
  }
  return { values, unsaid };
}
