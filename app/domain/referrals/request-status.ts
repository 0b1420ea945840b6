import { z } from "zod";
import type { Machine } from "#app/domain/state-machine.ts";

export const requestStatus = z.enum(["sent", "viewed", "accepted", "declined", "alternative", "chosen", "not-chosen"]);
export type RequestStatus = z.infer<typeof requestStatus>;
export type RequestEvent = "view" | "accept" | "propose" | "decline" | "choose" | "pass-over";

const answers = { accept: "accepted", propose: "alternative", decline: "declined" } as const;
const outcome = { choose: "chosen", "pass-over": "not-chosen" } as const;

/** What becomes of one provider's copy of a referral. Declining is the provider's last word: its view of the child ends. */
export const requestStates: Machine<RequestStatus, RequestEvent> = {
  sent: { view: "viewed", ...answers, "pass-over": "not-chosen" },
  viewed: { ...answers, "pass-over": "not-chosen" },
  accepted: { ...answers, ...outcome },
  alternative: { ...answers, ...outcome },
  declined: { "pass-over": "not-chosen" },
  chosen: {},
  "not-chosen": {},
};

/** As the provider reads it. */
export const requestWords: Record<RequestStatus, string> = {
  sent: "New",
  viewed: "Waiting for your answer",
  accepted: "You said yes",
  alternative: "You made another offer",
  declined: "You said no",
  chosen: "Your offer was chosen",
  "not-chosen": "Not chosen",
};

/** As the council reads it. */
export const answerWords: Record<RequestStatus, string> = {
  sent: "Not opened",
  viewed: "Opened, no answer yet",
  accepted: "Yes",
  alternative: "Another offer",
  declined: "No",
  chosen: "Chosen",
  "not-chosen": "Not chosen",
};

export const unanswered: readonly RequestStatus[] = ["sent", "viewed"];
