/** A statutory threshold, VAT included, in pence, from a London date. */
export type Threshold = { from: string; pence: number; source: string };

/**
 * The light-touch threshold for services, above which the Act's rules on covered procurement apply: Procurement Act
 * 2023, Schedule 1. A council sets the next one as the dated setting `light-touch-threshold` (pence).
 */
export const lightTouchThreshold: Threshold = {
  from: "2025-02-24",
  pence: 66_354_000,
  source: "Procurement Act 2023, Schedule 1; SI 2025/1200",
};
