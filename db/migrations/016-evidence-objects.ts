import { type Kysely, sql } from "kysely";

/** One object in the store may be several documents: a provider's file that is given again is not stored again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- contract: wider only; the code before this one gives each document an object of its own.
    alter table evidence drop constraint evidence_object_key_key;
    create index evidence_object on evidence (object_key);
    create index evidence_same_file on evidence (provider_id, sha256);
  `.execute(db);
}
