import type { Actor, CouncilRole, ProviderRole } from "./actor.ts";

type Who = { anyone?: true; signedIn?: true; provider?: readonly ProviderRole[]; council?: readonly CouncilRole[] };

const everyProviderRole: readonly ProviderRole[] = ["owner", "referrals", "finance", "viewer"];
const readsAdmission: readonly CouncilRole[] = [
  "admin",
  "commissioner",
  "qa",
  "qa_lead",
  "manager",
  "approver",
  "director",
  "procurement",
  "dpo",
  "auditor",
];
const readsPlacements: readonly CouncilRole[] = [
  "broker",
  "caseworker",
  "manager",
  "qa",
  "qa_lead",
  "director",
  "auditor",
];
const readsInvoices: readonly CouncilRole[] = ["finance", "broker", "manager", "director", "auditor"];
const answersProviders: readonly CouncilRole[] = ["commissioner", "qa", "qa_lead", "broker", "finance", "procurement"];
const staff: readonly CouncilRole[] = [
  ...new Set<CouncilRole>([...readsAdmission, ...readsPlacements, ...readsInvoices]),
];

/**
 * Who may do what: the one table that every loader and action is checked against.
 * A provider's person passes only for their own organisation's things; whoever is not named is refused.
 */
export const policy = {
  public: { anyone: true },
  "sign-in": { anyone: true },
  "concern.report": { anyone: true },
  "account.own": { signedIn: true },

  "team.read": { provider: everyProviderRole },
  "team.leave": { provider: everyProviderRole },
  "team.ask-owner": { provider: everyProviderRole },
  "team.manage": { provider: ["owner"] },

  "provider.home": { provider: everyProviderRole },
  "conversation.read-own": { provider: everyProviderRole },
  "conversation.write-own": { provider: ["owner", "referrals", "finance"] },
  "standing.read-own": { provider: everyProviderRole },
  "application.read": { provider: everyProviderRole },
  "application.start": { provider: ["owner"] },
  "application.edit": { provider: ["owner"] },
  "application.submit": { provider: ["owner"] },
  "condition.read-own": { provider: everyProviderRole },
  "condition.say-done": { provider: ["owner"] },
  "agreement.read": { provider: everyProviderRole },
  "agreement.accept": { provider: ["owner"] },
  "clarification.read-own": { provider: everyProviderRole },
  "clarification.ask": { provider: ["owner", "referrals"] },
  "evidence.read": { provider: everyProviderRole },
  "evidence.add": { provider: ["owner"] },
  "evidence-pack.make": { provider: ["owner"] },
  "evidence-pack.read-own": { provider: ["owner"] },
  "evidence-pack.import": { provider: ["owner"] },
  "renewal-calendar.own": { provider: everyProviderRole },
  "staff.keep": { provider: ["owner"] },
  "staff.read": { council: ["qa", "qa_lead"] },
  "staff.stop": { council: ["qa_lead"] },
  "exclusion.read-own": { provider: ["owner"] },
  "suspension.read-own": { provider: ["owner"] },
  "suspension.answer": { provider: ["owner"] },
  "exclusion.answer": { provider: ["owner"] },
  "request.read": { provider: ["owner", "referrals"] },
  "request.answer": { provider: ["owner", "referrals"] },
  "placement.read-own": { provider: everyProviderRole },
  "placement.accept-as-provider": { provider: ["owner", "referrals"] },
  "placement.name-people": { provider: ["owner"] },
  "placement.risk-assessment": { provider: ["owner", "referrals"] },
  "placement.identity": { provider: ["owner", "referrals"], council: ["broker", "qa", "qa_lead", "caseworker"] },
  "mark.record": { provider: ["owner", "referrals"] },
  "invoice.read-own": { provider: everyProviderRole },
  "invoice.submit": { provider: ["owner", "finance"] },

  "council.home": { council: staff },
  "lot.read": { council: staff },
  "lot.open-close": { council: ["commissioner"] },
  "framework.read": { council: staff },
  "framework.edit": { council: ["commissioner"] },
  "framework.sign": { council: staff },
  "basis.change": { council: ["commissioner", "procurement"] },
  "document.read": { council: staff },
  "document.publish": { council: ["commissioner"] },
  "clarification.read": { council: staff },
  "clarification.answer": { council: ["commissioner", "procurement"] },
  "question-set.read": { council: readsAdmission },
  "question-set.edit": { council: ["commissioner"] },
  "question-set.publish": { council: ["commissioner"] },
  "application.review-queue": { council: readsAdmission },
  "application.review": { council: readsAdmission },
  "application.assign": { council: ["qa_lead"] },
  "queue-order.set": { council: ["qa_lead"] },
  "reviewer.read": { council: ["qa", "qa_lead", "commissioner", "manager", "director"] },
  "time-away.enter": { council: ["qa", "qa_lead"] },
  "application.recommend": { council: ["qa", "qa_lead"] },
  "application.decide": { council: ["commissioner", "qa_lead", "director"] },
  "evidence.review": { council: ["qa", "qa_lead", "commissioner", "dpo", "auditor"] },
  "evidence.decide": { council: ["qa", "qa_lead"] },
  "evidence.grace": { council: ["qa_lead"] },
  "evidence-store.read": { council: ["admin", "qa", "qa_lead", "auditor"] },
  "evidence-store.check": { council: ["admin", "qa", "qa_lead"] },
  "evidence-store.remove": { council: ["admin", "qa_lead"] },
  "scanner.read": { council: ["admin", "qa_lead", "auditor"] },
  "scanner.scan-again": { council: ["admin", "qa_lead"] },
  "renewal-calendar.council": { council: ["qa", "qa_lead"] },
  "visit.read": { council: ["qa", "qa_lead", "commissioner", "director", "auditor"] },
  "visit.record": { council: ["qa", "qa_lead"] },
  "visit.except": { council: ["qa_lead", "director"] },
  "visit.read-own": { provider: everyProviderRole },
  "meeting.record": { council: ["qa", "qa_lead", "commissioner"] },
  "performance.enter": { council: ["qa", "qa_lead", "commissioner"] },
  "performance.target": { council: ["commissioner"] },
  "action-point.own": { provider: ["owner"], council: ["qa", "qa_lead", "commissioner", "director"] },
  "action-point.as-council": { council: ["qa", "qa_lead", "commissioner", "director"] },
  "action-point.close": { council: ["qa", "qa_lead"] },
  "conflict.read": { council: ["qa_lead", "director", "procurement", "commissioner", "auditor"] },
  "conflict.correct": { council: ["qa_lead"] },
  "condition.read": { council: readsAdmission },
  "condition.settle": { council: ["qa", "qa_lead", "commissioner"] },
  "provider.check": { council: ["qa", "qa_lead", "procurement"] },
  "provider.read": { council: staff },
  "conversation.read": { council: answersProviders },
  "conversation.write": { council: answersProviders },
  "conversation.assign": { council: ["qa", "qa_lead", "commissioner"] },
  "registration.read": { council: readsAdmission },
  "registration.decide": { council: ["qa", "qa_lead"] },
  "debarment.read": { council: ["procurement", "qa", "qa_lead", "commissioner", "director", "auditor"] },
  "exclusion.read": { council: ["procurement", "commissioner", "qa_lead", "director", "auditor"] },
  "exclusion.open": { council: ["procurement"] },
  "exclusion.decide": { council: ["procurement", "commissioner", "director"] },
  // Whoever of the council's people is named for a concern reads it, and nobody else but QA leads: the rows decide.
  "concern.read": { council: staff },
  "concern.handle": { council: ["qa_lead", "director"] },
  "concern.name": { council: ["qa_lead"] },
  "suspension.read": { council: ["qa_lead", "commissioner", "procurement", "director", "auditor"] },
  "suspension.propose": { council: ["qa_lead", "commissioner", "procurement"] },
  "suspension.decide": { council: ["commissioner", "director"] },
  "suspension.judge": { council: ["director"] },
  "referral.list": { council: readsPlacements },
  "referral.read": { council: readsPlacements },
  "referral.record": { council: ["broker"] },
  "referral.send": { council: ["broker"] },
  "referral.award": { council: ["broker"] },
  "child.identity": { council: ["broker", "caseworker", "qa", "qa_lead"] },
  "placement.list": { council: [...readsPlacements, "finance", "approver"] },
  "placement.read": { council: [...readsPlacements, "finance", "approver"] },
  "placement.accept-as-council": { council: ["broker"] },
  "placement.order": { council: ["manager", "approver", "finance"] },
  "placement.qa-check": { council: ["qa", "qa_lead"] },
  "placement.start": { council: ["broker"] },
  "placement.pause-end": { council: ["broker"] },
  "placement-decision.read": { council: ["qa_lead", "director", "broker"] },
  "placement-decision.decide": { council: ["qa_lead", "director"] },
  "placement-decision.tell": { council: ["qa_lead", "director", "broker"] },
  "mark.confirm": { council: ["broker", "caseworker", "manager"] },
  "mark.challenge": { council: ["broker", "caseworker", "manager"] },
  "invoice.list": { council: readsInvoices },
  "invoice.read": { council: readsInvoices },
  "invoice.decide": { council: ["finance"] },
  "invoice.pay": { council: ["finance"] },
  "pack-keys.read": { council: ["admin", "auditor", "dpo"] },
  "pack-keys.manage": { council: ["admin"] },
  "mail.read": { council: ["admin", "auditor", "dpo"] },
  "mail.retry": { council: ["admin"] },
  "person.read": { council: ["admin", "auditor", "dpo"] },
  "person.manage": { council: ["admin"] },
  "joining.read": { council: ["qa", "qa_lead", "admin"] },
  "joining.decide": { council: ["qa", "qa_lead"] },
  "school.home": { council: ["school"] },
  "panel.home": { council: ["panel"] },
  "panel.score": { council: ["panel"] },
  "panel-question.read": { council: readsAdmission },
  "panel-question.set": { council: ["commissioner"] },
  "audit.read": { council: ["auditor", "admin", "dpo"] },
} as const satisfies Record<string, Who>;

export type Action = keyof typeof policy;

/** Facts about the thing acted on that the table needs: whose it is. */
export type Thing = { providerId?: string | null };

/**
 * Whether this actor may do this, to this thing when one is given. A job may do what its code does; nobody else
 * passes without being named.
 */
export function can(actor: Actor, action: Action, thing?: Thing): boolean {
  const who: Who = policy[action];
  if (who.anyone || actor.kind === "system") return true;
  if (actor.kind === "anonymous") return false;
  if (who.signedIn) return true;
  if (actor.kind === "council") return who.council?.some((role) => actor.roles.includes(role)) ?? false;
  if (!who.provider?.includes(actor.role)) return false;
  return thing?.providerId === undefined || thing.providerId === actor.providerId;
}

/** What a provider's person does only after a second factor: whatever opens a referral or a child's placement. */
const opensReferrals: ReadonlySet<Action> = new Set([
  "request.read",
  "request.answer",
  "placement.read-own",
  "placement.accept-as-provider",
  "placement.name-people",
  "placement.risk-assessment",
  "placement.identity",
  "mark.record",
]);

/**
 * Whether this actor must have shown a second factor for this: the council's people for everything but their own
 * account, a provider's for what opens referrals (ASVS 6.3.3).
 */
export function needsSecondFactor(actor: Actor, action: Action): boolean {
  const who: Who = policy[action];
  if (who.anyone || who.signedIn) return false;
  return actor.kind === "council" || (actor.kind === "provider" && opensReferrals.has(action));
}

/** Whether anything that this actor may do needs a second factor. */
export const mustHaveSecondFactor = (actor: Actor): boolean =>
  (Object.keys(policy) as Action[]).some((action) => can(actor, action) && needsSecondFactor(actor, action));
