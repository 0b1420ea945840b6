import { accountChanged } from "./account-changed.ts";
import { accountMade } from "./account-made.ts";
import { actionAgreed, actionAskedAgain, actionMoved, actionOverdue } from "./action-agreed.ts";
import { alreadyRegistered } from "./already-registered.ts";
import { applicationAdmitted } from "./application-admitted.ts";
import { applicationRefused } from "./application-refused.ts";
import { applicationSubmitted } from "./application-submitted.ts";
import { awardOffered } from "./award-offered.ts";
import { awardOutcome } from "./award-outcome.ts";
import { breakGlassUsed } from "./break-glass-used.ts";
import { catchUpAsked } from "./catch-up-asked.ts";
import { catchUpLapsed } from "./catch-up-lapsed.ts";
import { catchUpReceived } from "./catch-up-received.ts";
import { clarificationAnswered } from "./clarification-answered.ts";
import {
  concernHold,
  concernLadoLate,
  concernLate,
  concernNamed,
  concernNobody,
  concernRaised,
  concernUnheld,
  concernUnread,
  concernWaits,
} from "./concern.ts";
import { conditionOverdue } from "./condition-overdue.ts";
import { conditionSaidDone } from "./condition-said-done.ts";
import { conditionSettled } from "./condition-settled.ts";
import { confirmEmail } from "./confirm-email.ts";
import { confirmNewEmail } from "./confirm-new-email.ts";
import type { Email, Rendered, Site } from "./email.ts";
import { render } from "./email.ts";
import { emailChanged } from "./email-changed.ts";
import { emailInUse } from "./email-in-use.ts";
import { evidenceDamaged } from "./evidence-damaged.ts";
import { evidenceLapsed, providersEvidenceLapsed } from "./evidence-lapsed.ts";
import { evidenceRefused } from "./evidence-refused.ts";
import { evidenceUnreadable } from "./evidence-unreadable.ts";
import { evidenceWithdrawn, providerEvidenceWithdrawn } from "./evidence-withdrawn.ts";
import { exclusionAnswered } from "./exclusion-answered.ts";
import { exclusionConsidered } from "./exclusion-considered.ts";
import { exclusionDecided } from "./exclusion-decided.ts";
import { graceGiven } from "./grace-given.ts";
import { informationRequested } from "./information-requested.ts";
import { invitation } from "./invitation.ts";
import { invoiceApproved } from "./invoice-approved.ts";
import { invoiceQueried } from "./invoice-queried.ts";
import { invoiceReceived } from "./invoice-received.ts";
import { joiningAsked, joiningRefused } from "./joining.ts";
import { evidenceLapseEnded, placementMayResume } from "./lapse-ended.ts";
import { lotClosing } from "./lot-closing.ts";
import { markChallenged } from "./mark-challenged.ts";
import { meetingOverdue } from "./meeting-overdue.ts";
import { membershipChanged, teamChanged } from "./membership-changed.ts";
import { messageFromCouncil } from "./message-from-council.ts";
import { messageFromProvider } from "./message-from-provider.ts";
import { namedOnPlacement } from "./named-on-placement.ts";
import { passwordChanged } from "./password-changed.ts";
import { placementDecided, providerPlacementDecided } from "./placement-decided.ts";
import { placementDecisionDue } from "./placement-decision-due.ts";
import { placementDecisionLate } from "./placement-decision-late.ts";
import { placementLive } from "./placement-live.ts";
import { placementPaused, providerPlacementPaused } from "./placement-paused.ts";
import { providerReplied } from "./provider-replied.ts";
import { questionPutOff } from "./question-put-off.ts";
import { questionWithdrawn } from "./question-withdrawn.ts";
import { questionsChanged } from "./questions-changed.ts";
import { questionsDue } from "./questions-due.ts";
import { recoveryCodeUsed } from "./recovery-code-used.ts";
import { recoveryCodesMade } from "./recovery-codes-made.ts";
import { referralAnswered } from "./referral-answered.ts";
import { referralReceived, referralReminder } from "./referral-received.ts";
import { registrationAlert } from "./registration-alert.ts";
import { registrationStopped } from "./registration-stopped.ts";
import { remittance } from "./remittance.ts";
import { renewalsDue } from "./renewals-due.ts";
import { resetPassword } from "./reset-password.ts";
import { rolesFromSignOn } from "./roles-from-sign-on.ts";
import { roundAnnounced } from "./round-announced.ts";
import { roundCancelled } from "./round-cancelled.ts";
import { scannerBack, scannerDown } from "./scanner-alert.ts";
import { secondFactorAdded } from "./second-factor-added.ts";
import { secondFactorRemoved } from "./second-factor-removed.ts";
import { signInAlarm } from "./sign-in-alarm.ts";
import { signInsEnded } from "./sign-ins-ended.ts";
import { signOffAsked } from "./sign-off-asked.ts";
import { singleSignOnLinked } from "./single-sign-on-linked.ts";
import { staffStop } from "./staff-stop.ts";
import { suspensionAnswered, suspensionTold } from "./suspension.ts";
import { tellMeConfirm, tellMeListed } from "./tell-me.ts";
import { termsChanged } from "./terms-changed.ts";
import { thisBrowser } from "./this-browser.ts";
import { visitCancelled, visitPlanned } from "./visit-planned.ts";
import { visitRecorded } from "./visit-recorded.ts";

/** Every e-mail by the name under which the outbox keeps it. */
export const emails = {
  "confirm-email": confirmEmail,
  "already-registered": alreadyRegistered,
  invitation,
  "joining-asked": joiningAsked,
  "joining-refused": joiningRefused,
  "membership-changed": membershipChanged,
  "team-changed": teamChanged,
  "account-made": accountMade,
  "single-sign-on-linked": singleSignOnLinked,
  "roles-from-sign-on": rolesFromSignOn,
  "break-glass-used": breakGlassUsed,
  "condition-overdue": conditionOverdue,
  "condition-said-done": conditionSaidDone,
  "condition-settled": conditionSettled,
  "information-requested": informationRequested,
  "question-put-off": questionPutOff,
  "question-withdrawn": questionWithdrawn,
  "questions-due": questionsDue,
  "application-admitted": applicationAdmitted,
  "application-refused": applicationRefused,
  "application-submitted": applicationSubmitted,
  "provider-replied": providerReplied,
  "message-from-council": messageFromCouncil,
  "message-from-provider": messageFromProvider,
  "questions-changed": questionsChanged,
  "catch-up-asked": catchUpAsked,
  "catch-up-lapsed": catchUpLapsed,
  "catch-up-received": catchUpReceived,
  "evidence-damaged": evidenceDamaged,
  "evidence-refused": evidenceRefused,
  "evidence-unreadable": evidenceUnreadable,
  "concern-raised": concernRaised,
  "concern-unread": concernUnread,
  "concern-waits": concernWaits,
  "concern-late": concernLate,
  "concern-unheld": concernUnheld,
  "concern-nobody": concernNobody,
  "concern-lado-late": concernLadoLate,
  "concern-named": concernNamed,
  "concern-hold": concernHold,
  "suspension-told": suspensionTold,
  "suspension-answered": suspensionAnswered,
  "exclusion-considered": exclusionConsidered,
  "exclusion-answered": exclusionAnswered,
  "exclusion-decided": exclusionDecided,
  "evidence-lapsed": evidenceLapsed,
  "evidence-lapse-ended": evidenceLapseEnded,
  "grace-given": graceGiven,
  "renewals-due": renewalsDue,
  "providers-evidence-lapsed": providersEvidenceLapsed,
  "registration-alert": registrationAlert,
  "registration-stopped": registrationStopped,
  "staff-stop": staffStop,
  "evidence-withdrawn": evidenceWithdrawn,
  "provider-evidence-withdrawn": providerEvidenceWithdrawn,
  "scanner-down": scannerDown,
  "scanner-back": scannerBack,
  "lot-closing": lotClosing,
  "round-announced": roundAnnounced,
  "round-cancelled": roundCancelled,
  "tell-me-confirm": tellMeConfirm,
  "tell-me-listed": tellMeListed,
  "clarification-answered": clarificationAnswered,
  "terms-changed": termsChanged,
  "sign-off-asked": signOffAsked,
  "award-offered": awardOffered,
  "award-outcome": awardOutcome,
  "placement-live": placementLive,
  "placement-paused": placementPaused,
  "provider-placement-paused": providerPlacementPaused,
  "placement-may-resume": placementMayResume,
  "placement-decision-due": placementDecisionDue,
  "placement-decision-late": placementDecisionLate,
  "placement-decided": placementDecided,
  "provider-placement-decided": providerPlacementDecided,
  "named-on-placement": namedOnPlacement,
  "referral-received": referralReceived,
  "referral-reminder": referralReminder,
  "referral-answered": referralAnswered,
  "invoice-received": invoiceReceived,
  "invoice-queried": invoiceQueried,
  "invoice-approved": invoiceApproved,
  "mark-challenged": markChallenged,
  "second-factor-added": secondFactorAdded,
  "second-factor-removed": secondFactorRemoved,
  "recovery-codes-made": recoveryCodesMade,
  "recovery-code-used": recoveryCodeUsed,
  "password-changed": passwordChanged,
  "reset-password": resetPassword,
  "confirm-new-email": confirmNewEmail,
  "email-in-use": emailInUse,
  "email-changed": emailChanged,
  remittance,
  "sign-in-alarm": signInAlarm,
  "account-changed": accountChanged,
  "sign-ins-ended": signInsEnded,
  "this-browser": thisBrowser,
  "action-agreed": actionAgreed,
  "action-asked-again": actionAskedAgain,
  "action-overdue": actionOverdue,
  "action-moved": actionMoved,
  "meeting-overdue": meetingOverdue,
  "visit-planned": visitPlanned,
  "visit-cancelled": visitCancelled,
  "visit-recorded": visitRecorded,
} as const;

export type EmailName = keyof typeof emails;
export type EmailData<Name extends EmailName> = (typeof emails)[Name]["sample"];

/** Renders an e-mail kept in the outbox. Throws for a name that no longer exists. */
export function renderNamed(name: string, data: unknown, site: Site): Rendered {
  const email = (emails as unknown as Record<string, Email<unknown> | undefined>)[name];
  if (!email) throw new Error(`There is no e-mail called ${name}`);
  return render(email, data, site);
}
