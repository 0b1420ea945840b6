import fc from "fast-check";

export type Verdict = "clean" | "refused" | "silent";
/** What may happen to a document, a step at a time. */
export type Step =
  | { do: "give"; days: number }
  | { do: "scan"; verdict: Verdict }
  | { do: "review"; decision: "accept" | "ask" }
  | { do: "withdraw" | "cannot read" | "concern" | "close concern" }
  | { do: "grace"; days: number }
  | { do: "wait"; days: number };

/** Any of those steps, the likely ones more often. */
export const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("give" as const), days: fc.integer({ min: 1, max: 40 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("scan" as const),
      verdict: fc.constantFrom<Verdict>("clean", "clean", "clean", "refused", "silent"),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("review" as const),
      decision: fc.constantFrom<"accept" | "ask">("accept", "accept", "ask"),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("grace" as const), days: fc.integer({ min: 0, max: 20 }) }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(...(["withdraw", "cannot read", "concern", "close concern"] as const))
      .map((one) => ({ do: one })),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 30 }) }) },
);
