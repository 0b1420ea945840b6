import { z } from "zod";
import { submissionKey } from "#app/domain/sent-once.ts";
import { written } from "#app/domain/written.ts";
import { suspensionKinds } from "./suspension.ts";

/** What an officer proposes. Without lots it is about all of them. */
export const proposeForm = z.object({
  kind: z.enum(suspensionKinds, { error: "Select what you propose" }),
  lots: z.array(z.uuid("Select a lot that it is approved on")).max(100).default([]),
  reasons: written("Say why, so that the provider can read it and answer", 5000),
  when: z.enum(["after", "now"], { error: "Select when it acts" }),
  concern: z.string().max(40).default(""),
  submissionKey,
});

/** What the provider says to it, or its appeal. */
export const saidForm = z.object({
  intent: z.enum(["answer", "appeal"], { error: "Press one of the page’s buttons" }),
  words: written("Write what you want to tell us", 5000),
  submissionKey,
});

/** The decision, the appeal's, or the end. */
export const decideForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("decide"),
      outcome: z.enum(["impose", "drop"], { error: "Select your decision" }),
      reason: written("Say why, so that the provider can read it", 5000),
      submissionKey,
    }),
    z.object({
      intent: z.literal("judge"),
      outcome: z.enum(["uphold", "dismiss"], { error: "Select your decision" }),
      reason: written("Say why, so that the provider can read it", 5000),
      submissionKey,
    }),
    z.object({ intent: z.literal("lift"), liftReason: written("Say why it ends", 5000), submissionKey }),
  ],
  { error: "Press one of the page’s buttons" },
);
