import { type GroundGroup, groundKey, grounds } from "#app/domain/exclusion/grounds.ts";
import type { Choices } from "./shorthand.ts";

/** Each value is group and code: before April 2025 one code stood in two groups, so one without its group is asked again. */
const inGroup = (wanted: GroundGroup): Choices =>
  grounds.filter(({ group }) => group === wanted).map((ground) => [groundKey(ground), ground.label] as const);

export const mandatoryPenalties = inGroup("mandatory-penalties");
export const mandatoryConvictions = inGroup("mandatory-convictions");
export const discretionaryGrounds = inGroup("discretionary");
