import { sql } from "kysely";
import { type ApplicationStatus, underReview } from "#app/domain/applications/application-status.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ClockMove } from "./council-clock.ts";
import { SAFEGUARDING, type SentFacts } from "./sent-facts.ts";

/** As many open applications as are read at a time. */
const AT_ONCE = 1000;

/** An open application with what its place is reckoned from; `facts` are those kept, of what was sent at `factsOf`. */
export type OpenApplication = {
  id: string;
  lotId: string;
  status: ApplicationStatus;
  sentAt: Date;
  lastSentAt: Date;
  moves: ClockMove[];
  failedSafeguarding: boolean;
  facts: SentFacts | undefined;
  factsOf: Date | undefined;
};

/** Every open application with its moves since it was sent, however many there are: some at a time. */
export async function* openApplications(db: Db | Trx, atOnce = AT_ONCE): AsyncGenerator<OpenApplication[]> {
  for (let after: string | undefined; ; ) {
    const some = await someOpen(db, atOnce, after);
    if (some.length > 0) yield some;
    after = some.at(-1)?.id;
    if (some.length < atOnce) return;
  }
}

async function someOpen(db: Db | Trx, limit: number, after: string | undefined): Promise<OpenApplication[]> {
  const rows = await db
    .selectFrom("application")
    .leftJoin("queue_place", "queue_place.application_id", "application.id")
    .select(["application.id", "lot_id as lotId", "status", "submitted_at as sentAt"])
    .select(["queue_place.facts", "queue_place.sent_at as factsOf"])
    .select(({ selectFrom, exists }) => [
      selectFrom("application_event")
        .select(
          sql<{ at: string; to: string; event: string; sent: boolean }[] | null>`jsonb_agg(jsonb_build_object(
            'at', at, 'to', to_status, 'event', event, 'sent', submission is not null) order by at, id)`.as("moves"),
        )
        .whereRef("application_id", "=", "application.id")
        .whereRef("at", ">=", "application.submitted_at")
        .as("moves"),
      exists(
        selectFrom("section_review")
          .select("result")
          .whereRef("section_review.application_id", "=", "application.id")
          .where("section_id", "=", SAFEGUARDING)
          .where("result", "=", "fail"),
      ).as("failedSafeguarding"),
    ])
    .where("status", "in", underReview)
    .where("submitted_at", "is not", null)
    .$if(after !== undefined, (rows) => rows.where("application.id", ">", after ?? ""))
    .orderBy("application.id")
    .limit(limit)
    .execute();
  return rows.flatMap(({ sentAt, facts, factsOf, moves, status, ...row }) => {
    if (!sentAt) return [];
    const told = (moves ?? []).map(({ at, ...move }) => ({
      ...move,
      at: new Date(at),
      to: move.to as ApplicationStatus,
    }));
    const again = told.filter(({ sent, event }) => sent && event !== "submit");
    return [
      {
        ...row,
        status: status as ApplicationStatus,
        sentAt,
        lastSentAt: again.at(-1)?.at ?? sentAt,
        moves: told.filter(({ event }) => event !== "submit"),
        failedSafeguarding: Boolean(row.failedSafeguarding),
        facts: (facts as SentFacts | null) ?? undefined,
        factsOf: factsOf ?? undefined,
      },
    ];
  });
}
