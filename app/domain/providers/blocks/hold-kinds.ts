/** The kinds of hold; each is lifted by its own procedure alone (rules 1). */
export const holdKinds = ["lapse", "concern", "exclusion", "condition", "withdrawal", "suspension"] as const;
export type HoldKind = (typeof holdKinds)[number];
