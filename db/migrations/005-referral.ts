import { type Kysely, sql } from "kysely";

/** What a case must also say (rules 7 and 9), and how another offer differs from what was asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table referral add column sealed_preference bytea;
    alter table referral add column maintaining_authority text;
    alter table referral add column wider_reason text;
    alter table response add column differs text;
    create index referral_request_service on referral_request (service_id);
    create index placement_service on placement (service_id) where status <> 'ended';
  `.execute(db);
}
