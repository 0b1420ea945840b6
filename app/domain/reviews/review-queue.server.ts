import { sql } from "kysely";
import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { parseReference } from "#app/domain/reference.ts";
import type { Db } from "#db/client.server.ts";

/** The statuses in which an application waits for somebody, oldest first in the queue. */
export const awaiting = ["submitted", "recommended", "moderated", "information-requested"] as const;
/** Every status that the council sees, drafts never. */
export const visible = [
  ...awaiting,
  "admitted",
  "refused",
  "withdrawn",
  "removed",
] as const satisfies readonly ApplicationStatus[];
export type Visible = (typeof visible)[number];

export type QueueRow = {
  id: string;
  ref: string;
  provider: string;
  lot: string;
  status: ApplicationStatus;
  submittedAt: Date;
  decidedAt: Date | null;
};

/** `unread`: only approved ones that have answered new questions which nobody has read. */
export type QueueFilter = { statuses: readonly Visible[]; q: string; page: number; unread?: boolean };

/** Applications that were sent, the longest waiting first. `q` is a reference or part of a provider's name. */
export async function reviewQueue(
  db: Db,
  { statuses, q, page, unread = false }: QueueFilter,
): Promise<Paged<QueueRow>> {
  const reference = parseReference(q, "APP");
  const base = db
    .selectFrom("application")
    .where("application.status", "in", statuses)
    .where("application.submitted_at", "is not", null)
    .$if(unread, (list) =>
      list.where("application.id", "in", (eb) =>
        eb
          .selectFrom("catch_up")
          .select("application_id")
          .where("answered_at", "is not", null)
          .where("reviewed_at", "is", null),
      ),
    )
    .$if(reference !== undefined, (list) => list.where("application.ref", "=", reference ?? ""))
    .$if(q !== "" && reference === undefined, (list) =>
      list.where((eb) =>
        eb.exists(
          eb
            .selectFrom("provider as named")
            .select("named.id")
            .whereRef("named.id", "=", "application.provider_id")
            .where(sql<boolean>`strpos(lower(named.name), lower(${q})) > 0`),
        ),
      ),
    );
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .innerJoin("provider", "provider.id", "application.provider_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select([
      "application.id",
      "application.ref",
      "provider.name as provider",
      "lot.name as lot",
      "application.status",
      "application.submitted_at as submittedAt",
      "application.decided_at as decidedAt",
    ])
    .orderBy("application.submitted_at")
    .orderBy("application.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(
    rows.flatMap(({ submittedAt, status, ...row }) =>
      submittedAt ? [{ ...row, submittedAt, status: status as ApplicationStatus }] : [],
    ),
    page,
    total,
  );
}
