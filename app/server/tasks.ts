import type { TaskList } from "graphile-worker";
import { z } from "zod";
import type { System } from "#app/access/actor.ts";
import type { Context } from "#app/context.ts";
import { remindActions } from "#app/domain/actions/remind-actions.server.ts";
import { confirmMarksByTime } from "#app/domain/attendance/confirm-by-time.server.ts";
import { anchorAudit } from "#app/domain/audit/anchor-audit.server.ts";
import { lapseCatchUps } from "#app/domain/catch-up/lapse-catch-ups.server.ts";
import { watchConcerns } from "#app/domain/concerns/watch-concerns.server.ts";
import { tellOverdueConditions } from "#app/domain/conditions/tell-overdue-conditions.server.ts";
import { lapseEvidence } from "#app/domain/evidence/lapse/lapse-evidence.server.ts";
import { forgetLoose } from "#app/domain/evidence/loose/remove-loose.server.ts";
import { removePreviews } from "#app/domain/evidence/reading/previews.server.ts";
import { readEvidence } from "#app/domain/evidence/reading/read-evidence.server.ts";
import { supersedeEvidence } from "#app/domain/evidence/reading/supersede-evidence.server.ts";
import { destroyDocument } from "#app/domain/evidence/receive-in-error.server.ts";
import { askRenewals } from "#app/domain/evidence/renewals/ask-renewals.server.ts";
import { scanEvidence } from "#app/domain/evidence/scan-evidence.server.ts";
import { rescanEvidence } from "#app/domain/evidence/scanning/rescan-evidence.server.ts";
import { scanWaiting } from "#app/domain/evidence/scanning/scan-waiting.server.ts";
import { watchScanner } from "#app/domain/evidence/scanning/watch-scanner.server.ts";
import { reconcileEvidence } from "#app/domain/evidence/store-check/reconcile-evidence.server.ts";
import { forgetImports } from "#app/domain/evidence-pack/forget-imports.server.ts";
import { keepDates } from "#app/domain/frameworks/rounds/keep-dates.server.ts";
import { forgetOldUses } from "#app/domain/limits/keep-within.server.ts";
import { remindMeetings } from "#app/domain/meetings/remind-meetings.server.ts";
import { sendNotification } from "#app/domain/notifications/send-notification.server.ts";
import { countKpis } from "#app/domain/performance/count-kpis.server.ts";
import { keepDecisions } from "#app/domain/placements/decisions/keep-decisions.server.ts";
import { testRegistrations } from "#app/domain/providers/registration/test-registrations.server.ts";
import { askNewlyApproved } from "#app/domain/question-sets/ask-newly-approved.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { remindRequest } from "#app/domain/referrals/referral-mails.server.ts";
import { rankQueue } from "#app/domain/reviews/queue/rank-queue.server.ts";
import { remindThreads } from "#app/domain/reviews/threads/remind-threads.server.ts";
import { keepRechecks } from "#app/domain/visits/keep-rechecks.server.ts";
import { scanPhotograph } from "#app/domain/visits/photographs.server.ts";
import { destroyPhotograph } from "#app/domain/visits/remove-photograph.server.ts";
import { readDocument } from "#app/platform/documents/read-document.server.ts";
import type { Mailer } from "#app/platform/mailer.server.ts";

export type Means = Pick<Context, "db" | "config" | "store" | "scanner" | "log" | "now"> & { mailer: Mailer };

const id = z.object({ id: z.uuid() });
/** By whom a scheduled job was asked for in between, if by anybody. */
const asked = z.object({ by: z.union([z.uuid(), z.literal("")]).optional(), suspect: z.uuid().optional() });
const reminder = id.extend({ at: z.coerce.date() });
export const system = (task: string): System => ({ kind: "system", task });

/** Every job by name, and when the scheduled ones run (cron ticks in UTC). Handlers are safe to run twice. */
export function tasksOf(means: Means): { tasks: TaskList; crontab: string } {
  return {
    tasks: {
      "send-notification": async (payload, { job }) =>
        sendNotification(means, id.parse(payload).id, job.attempts >= job.max_attempts),
      "read-evidence": async (payload) => readEvidence({ ...means, readDocument }, id.parse(payload).id),
      "remove-previews": async (payload) => removePreviews(means.store, id.parse(payload).id),
      "supersede-evidence": async (payload) =>
        supersedeEvidence(means.db, system("supersede-evidence"), id.parse(payload).id, means.now()),
      "scan-evidence": async (payload) => scanEvidence(means, id.parse(payload).id),
      "scan-photograph": async (payload) => scanPhotograph(means, id.parse(payload).id),
      "destroy-photograph": async (payload) => destroyPhotograph(means, id.parse(payload).id),
      "destroy-document": async (payload) => destroyDocument(means, id.parse(payload).id),
      "scan-waiting": async () => {
        await scanWaiting(means, system("scan-waiting"), means.now());
      },
      "watch-scanner": async () => watchScanner(means.db, system("watch-scanner"), means.now()),
      "rescan-evidence": async () => {
        await rescanEvidence(means, system("rescan-evidence"), means.now());
      },
      "reconcile-evidence": async (payload) => {
        const { by, suspect } = asked.parse(payload);
        await reconcileEvidence(means, system("reconcile-evidence"), means.now(), { askedBy: by || null, suspect });
      },
      "forget-pack-imports": async () => {
        await forgetImports(means.db, system("forget-pack-imports"), means.now());
      },
      "forget-loose-documents": async () => {
        await forgetLoose(means, system("forget-loose-documents"), means.now());
      },
      "tell-overdue-conditions": async () => {
        await tellOverdueConditions(means.db, system("tell-overdue-conditions"), means.now());
      },
      "remind-threads": async () => {
        await remindThreads(means.db, system("remind-threads"), means.now());
      },
      "remind-request": async (payload) => {
        const { id, at } = reminder.parse(payload);
        await remindRequest(means.db, id, at, means.now());
      },
      "forget-old-uses": async () => forgetOldUses(means.db, means.now()),
      "anchor-audit": async () => anchorAudit(means),
      "put-in-force": async () => {
        await putInForce(means.db, system("put-in-force"), means.now());
      },
      "keep-dates": async () => {
        await keepDates(means.db, system("keep-dates"), means.now());
      },
      "ask-newly-approved": async () => {
        await askNewlyApproved(means.db, system("ask-newly-approved"), means.now());
      },
      "lapse-catch-ups": async () => {
        await lapseCatchUps(means.db, system("lapse-catch-ups"), means.now());
      },
      "lapse-evidence": async () => {
        await lapseEvidence(means.db, system("lapse-evidence"), means.now());
      },
      "keep-placement-decisions": async () => keepDecisions(means.db, system("keep-placement-decisions"), means.now()),
      "watch-concerns": async () => watchConcerns(means.db, system("watch-concerns"), means.now()),
      "rank-queue": async () => rankQueue(means.db, system("rank-queue"), means.now()),
      "ask-renewals": async () => {
        await askRenewals(means.db, system("ask-renewals"), means.now());
      },
      "test-registrations": async () => {
        await testRegistrations(means.db, system("test-registrations"), means.now());
      },
      "remind-actions": async () => {
        await remindActions(means.db, system("remind-actions"), means.now());
      },
      "remind-meetings": async () => {
        await remindMeetings(means.db, system("remind-meetings"), means.now());
      },
      "count-kpis": async () => {
        await countKpis(means.db, system("count-kpis"), means.now());
      },
      "keep-rechecks": async () => {
        await keepRechecks(means.db, system("keep-rechecks"), means.now());
      },
      "confirm-marks": async () => {
        await confirmMarksByTime(means.db, system("confirm-marks"), means.now());
      },
    },
    crontab: [
      "7 * * * * anchor-audit",
      "* * * * * ask-renewals",
      "17 2 1 * * reconcile-evidence",
      "39 2 * * * forget-pack-imports",
      "37 2 * * * forget-loose-documents",
      "12 * * * * confirm-marks",
      "23 1 * * * test-registrations",
      "41 * * * * forget-old-uses",
      "*/10 * * * * remind-threads",
      "*/10 * * * * tell-overdue-conditions",
      "* * * * * put-in-force",
      "* * * * * keep-dates",
      "* * * * * lapse-evidence",
      "* * * * * keep-placement-decisions",
      "* * * * * watch-concerns",
      "* * * * * rank-queue",
      "* * * * * scan-waiting",
      "* * * * * watch-scanner",
      "*/10 * * * * lapse-catch-ups",
      "*/10 * * * * keep-rechecks",
      "*/10 * * * * count-kpis",
      "*/10 * * * * remind-actions",
      "*/10 * * * * remind-meetings",
      "*/10 * * * * ask-newly-approved",
      "*/10 * * * * rescan-evidence",
    ].join("\n"),
  };
}
