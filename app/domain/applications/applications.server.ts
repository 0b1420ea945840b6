import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import type { Action } from "#app/access/policy.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { testRegistration } from "#app/domain/providers/registration/test-registration.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type ApplicationEvent, type ApplicationStatus, applicationStates } from "./application-status.ts";
import type { Submission } from "./submission.ts";

const applications = (db: Db | Trx) =>
  db
    .selectFrom("application")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .innerJoin("provider", "provider.id", "application.provider_id")
    .select([
      "application.id",
      "application.ref",
      "application.provider_id as providerId",
      "provider.name as providerName",
      "application.lot_id as lotId",
      "lot.name as lotName",
      "lot.slug as lotSlug",
      "lot.status as lotStatus",
      "application.question_set_id as questionSetId",
      "application.status",
      "application.version",
      "application.created_at as createdAt",
      "application.submitted_at as submittedAt",
      "application.submitted_by as submittedBy",
      "application.decided_at as decidedAt",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof applications>["executeTakeFirstOrThrow"]>>;
export type Application = Omit<Row, "status"> & { status: ApplicationStatus };

// The column's CHECK holds it to this list.
const typed = (row: Row): Application => ({ ...row, status: row.status as ApplicationStatus });

/**
 * One application, for whoever may do `action` to it; NotFound for a stranger, for what is no id, and when there is
 * none. Whoever may see it by `sees` but not do `action` gets Forbidden, and so does an officer who declared an interest
 * in its provider.
 */
export async function getApplication(
  db: Db | Trx,
  actor: Actor,
  id: string,
  action: Action,
  sees?: Action,
): Promise<Application> {
  const row = isUuid(id) ? await applications(db).where("application.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("application");
  authorise(actor, action, { providerId: row.providerId }, sees);
  await refuseConflict(db, actor, row.providerId);
  return typed(row);
}

/** The same inside a use case, locked until COMMIT, so that two people never move it at once. */
export async function lockApplication(work: Work, id: string, action: Action, sees?: Action): Promise<Application> {
  if (!isUuid(id)) throw new NotFound("application");
  await work.trx.selectFrom("application").select("id").where("id", "=", id).forUpdate().execute();
  return getApplication(work.trx, work.actor, id, action, sees);
}

/** After these an application's answers are accepted, or say nothing any more. */
const settles: ReadonlySet<ApplicationEvent> = new Set(["admit", "refuse", "withdraw"]);

type Move = {
  reason?: string | undefined;
  /** Columns that change with the status. A submission, as JSON text, is also kept beside the event, for good. */
  set?: {
    submission?: string;
    submitted_at?: Date;
    submitted_by?: string;
    answers_sent?: number;
    decided_at?: Date;
    question_set_id?: string;
  };
};

/**
 * Moves a locked application by its table of states, with its history row and its audit entry. Throws NotAllowedNow
 * when the table has no such move. Returns the new status.
 */
export async function moveApplication(
  work: Work,
  application: Pick<Application, "id" | "status">,
  event: ApplicationEvent,
  { reason, set }: Move = {},
): Promise<ApplicationStatus> {
  const status = next(applicationStates, application.status, event);
  const moved = await work.trx
    .updateTable("application")
    .set((eb) => ({ ...set, status, version: eb("version", "+", 1) }))
    .where("id", "=", application.id)
    .returning("provider_id as providerId")
    .executeTakeFirstOrThrow();
  await work.trx
    .insertInto("application_event")
    .values({
      id: uuidv7(work.now.getTime()),
      application_id: application.id,
      event,
      from_status: application.status,
      to_status: status,
      reason: reason ?? null,
      at: work.now,
      person_id: personId(work.actor),
      submission: set?.submission ?? null,
    })
    .execute();
  work.audit(`application.${event}`, { type: "application", id: application.id }, { to: status });
  await work.enqueue("rank-queue", {}, { jobKey: "rank-queue" });
  if (set?.submission || settles.has(event)) await testRegistration(work, moved.providerId, "answers");
  return status;
}

/** What was sent last, or undefined while nothing was. Only submitting and replying write this column. */
export async function findSubmission(db: Db | Trx, applicationId: string): Promise<Submission | undefined> {
  const row = await db
    .selectFrom("application")
    .select("submission")
    .where("id", "=", applicationId)
    .executeTakeFirstOrThrow();
  return (row.submission as Submission | null) ?? undefined;
}

/** A provider's applications, newest first. At most one per lot is live; earlier ones stay readable. */
export async function applicationsOf(db: Db | Trx, providerId: string): Promise<Application[]> {
  const rows = await applications(db)
    .where("application.provider_id", "=", providerId)
    .orderBy("application.created_at", "desc")
    .limit(100)
    .execute();
  return rows.map(typed);
}
