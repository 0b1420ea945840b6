import { z } from "zod";
import type { Machine } from "#app/domain/state-machine.ts";

export const referralStatus = z.enum(["draft", "sent", "awarded", "closed"]);
export type ReferralStatus = z.infer<typeof referralStatus>;
export type ReferralEvent = "send" | "award" | "close";

export const referralStates: Machine<ReferralStatus, ReferralEvent> = {
  draft: { send: "sent", close: "closed" },
  sent: { award: "awarded", close: "closed" },
  awarded: {},
  closed: {},
};

export const referralWords: Record<ReferralStatus, string> = {
  draft: "Not sent yet",
  sent: "Waiting for answers",
  awarded: "Awarded",
  closed: "Closed",
};
