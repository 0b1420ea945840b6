import { type Kysely, sql } from "kysely";

/**
 * What the published order of the queue is read from beside the points: whether an application waits for its provider, and
 * when it was first sent. With both in one index the first page costs the same however many are open. The defaults are for
 * a worker of the version before, until it is replaced.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table queue_place
      add waits boolean not null default false,
      add first_sent_at timestamptz not null default now();
    update queue_place set
      waits = (select status = 'information-requested' from application where id = application_id),
      first_sent_at = (select coalesce(submitted_at, queue_place.sent_at) from application where id = application_id);
    create index queue_place_order on queue_place (waits, points desc, first_sent_at, application_id);
  `.execute(db);
}
