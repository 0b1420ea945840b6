import { type Kysely, sql } from "kysely";

/**
 * Until when a new concern waits for its first look: at one time the quality leads are reminded, at a later one it goes to
 * the directors. Each is emptied when it has acted, and both when somebody has looked at it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table concern
      add column remind_leads_at timestamptz,
      add column tell_directors_at timestamptz;
    update concern set remind_leads_at = unread_at, tell_directors_at = unread_at + interval '1 day'
      where stage = 'raised';
    create index concern_remind_leads on concern (remind_leads_at) where remind_leads_at is not null;
    create index concern_tell_directors on concern (tell_directors_at) where tell_directors_at is not null;
  `.execute(db);
}
