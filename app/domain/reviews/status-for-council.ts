import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";

/** What council staff read of an application's status: who acts next. */
export const councilStatus: Readonly<
  Record<ApplicationStatus, { text: string; colour?: "grey" | "blue" | "yellow" | "purple" | "green" | "red" }>
> = {
  draft: { text: "Draft", colour: "grey" },
  submitted: { text: "First review", colour: "blue" },
  "information-requested": { text: "With the provider", colour: "yellow" },
  recommended: { text: "Second review", colour: "blue" },
  moderated: { text: "For decision", colour: "purple" },
  admitted: { text: "Approved", colour: "green" },
  refused: { text: "Refused", colour: "red" },
  withdrawn: { text: "Withdrawn", colour: "grey" },
  removed: { text: "Removed from the lot", colour: "red" },
};

/** What happened, for an application's history. */
export const eventInWords: Readonly<Record<string, string>> = {
  submit: "Sent by the provider",
  ask: "Question asked",
  "reply-in-part": "Provider replied to one question; another is open",
  reply: "Provider replied",
  "take-back": "Last open question withdrawn",
  recommend: "First recommendation made",
  moderate: "Second recommendation made",
  "step-aside": "A reviewer stepped aside",
  admit: "Approved",
  refuse: "Refused",
  withdraw: "Withdrawn by the provider",
  remove: "The provider was removed from the lot",
  restore: "Approved again: the appeal against the removal was upheld, or it was ended",
  "answer-new": "New questions answered by the provider",
};
