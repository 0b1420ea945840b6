import { z } from "zod";
import { typedDate } from "#app/domain/date-field.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { mayBeWritten, written } from "#app/domain/written.ts";
import { levels } from "./concern.ts";
import { type Escalation, escalations } from "./concern-status.ts";

const level = z.enum(levels, { error: "Select how serious it is" });
const ids = z.array(z.uuid("Select one of the list")).max(200).default([]);

/** A note on a concern. */
export const noteForm = z.object({ note: written("Write the note", 5000), submissionKey });

/** The first look: how serious, about which provider, or to whom it was passed on. */
export const triageForm = z.discriminatedUnion(
  "about",
  [
    z.object({
      about: z.literal("provider"),
      provider: written("Enter the provider’s name", 200),
      /** Chosen where several have such a name. */
      providerId: z.union([z.uuid(), z.literal("")]).default(""),
      level,
      allegation: z.enum(["yes", "no"], { error: "Say whether it is about someone who works with children" }),
      why: written("Write what you see in it", 5000),
      /** Whether this corrects an earlier look. */
      again: z.enum(["yes", ""]).default(""),
      submissionKey,
    }),
    z.object({
      about: z.literal("elsewhere"),
      passedTo: written("Say to whom you passed it", 500),
      why: written("Write what you see in it", 5000),
      submissionKey,
    }),
  ],
  { error: "Say whether it is about a provider here" },
);

/** The provider's lots, placements and workers that it is about. */
export const linksForm = z.object({ lots: ids, placements: ids, workers: ids, submissionKey });

/** A strategy discussion, or what passed between the council and the LADO. */
export const recordForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("strategy"),
      heldOn: typedDate("The date of the discussion"),
      present: written("Say who took part", 1000),
      decided: written("Say what was decided", 5000),
      submissionKey,
    }),
    z.object({
      intent: z.literal("lado"),
      referredOn: typedDate("The date of the referral"),
      referredTo: written("Say who took it", 200),
      reference: mayBeWritten(100),
      submissionKey,
    }),
    z.object({ intent: z.literal("lado-outcome"), outcome: written("Say what the LADO decided", 5000), submissionKey }),
  ],
  { error: "Press one of the page’s buttons" },
);

/** A protective hold, or its end. */
export const holdForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("hold"),
      lots: ids,
      why: written("Say why, for the record", 2000),
      sure: z.literal("yes", { error: "Tick the box to say that you are sure" }),
      submissionKey,
    }),
    z.object({ intent: z.literal("lift"), liftWhy: written("Say why it ends, for the record", 2000), submissionKey }),
  ],
  { error: "Press one of the page’s buttons" },
);

const moves = Object.keys(escalations) as [Escalation, ...Escalation[]];

/** The next stage, the close, or opening it again. */
export const stageForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("move"),
      move: z.enum(moves, { error: "Select the next stage" }),
      level,
      why: written("Say why", 5000),
      submissionKey,
    }),
    z.object({
      intent: z.literal("close"),
      outcome: written("Say what came of it", 5000),
      told: written("Say what the reporter was told, or why nothing", 2000),
      submissionKey,
    }),
    z.object({ intent: z.literal("reopen"), reopenWhy: written("Say why it is opened again", 2000), submissionKey }),
  ],
  { error: "Press one of the page’s buttons" },
);

/** Who else may read it. */
export const peopleForm = z.discriminatedUnion(
  "intent",
  [
    z.object({
      intent: z.literal("add"),
      person: z.uuid("Select who needs to read it"),
      why: written("Say why they need to read it", 500),
      submissionKey,
    }),
    z.object({ intent: z.literal("remove"), reader: z.uuid("Select who need not read it any more"), submissionKey }),
  ],
  { error: "Press one of the page’s buttons" },
);
