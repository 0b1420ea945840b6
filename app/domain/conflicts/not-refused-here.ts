import type { Action } from "#app/access/policy.ts";

/** The actions of the council that the table of what a conflict of interest refuses leaves out, by why. For its test. */
export const notRefusedHere: Record<string, readonly Action[]> = {
  "refused where an application, a document, a condition, an exclusion or a concern is locked: shown by its own test": [
    ...(["application.review", "application.recommend", "application.decide", "evidence.review"] as const),
    ...(["evidence.decide", "evidence.grace", "condition.read", "condition.settle", "registration.decide"] as const),
    ...(["exclusion.read", "exclusion.decide", "concern.handle", "concern.name"] as const),
    ...(["placement-decision.read", "placement-decision.decide", "placement-decision.tell"] as const),
    ...(["action-point.as-council", "action-point.close", "joining.read", "joining.decide"] as const),
  ],
  "run through onPlacement, as the check of a placement does": [
    ...(["placement.accept-as-council", "placement.order", "placement.start", "placement.pause-end"] as const),
    ...(["mark.confirm", "mark.challenge", "placement.identity"] as const),
  ],
  "of all providers together, or of none: their rows say who is barred, or hold no words of a provider": [
    ...(["council.home", "lot.read", "lot.open-close", "framework.read", "framework.edit", "framework.sign"] as const),
    ...(["basis.change", "document.read", "document.publish", "clarification.read", "clarification.answer"] as const),
    ...(["question-set.read", "question-set.edit", "question-set.publish", "application.review-queue"] as const),
    ...(["application.assign", "queue-order.set", "reviewer.read", "time-away.enter", "evidence-store.read"] as const),
    ...(["evidence-store.check", "evidence-store.remove", "scanner.read", "scanner.scan-again"] as const),
    ...([
      "renewal-calendar.council",
      "performance.target",
      "debarment.read",
      "placement.list",
      "pack-keys.read",
    ] as const),
    ...(["pack-keys.manage", "mail.read", "mail.retry", "person.read", "person.manage", "school.home"] as const),
    ...(["panel.home", "panel.score", "panel-question.read", "panel-question.set", "audit.read"] as const),
  ],
  "the provider's own page and its declarations: where a wrong declaration is put right": [
    ...(["provider.read", "conflict.read", "conflict.correct"] as const),
  ],
  "brokers' and finance's, who choose and pay and admit nobody": [
    ...(["referral.list", "referral.read", "referral.record", "referral.send", "referral.award"] as const),
    ...(["child.identity", "invoice.list", "invoice.read", "invoice.decide", "invoice.pay"] as const),
  ],
};
