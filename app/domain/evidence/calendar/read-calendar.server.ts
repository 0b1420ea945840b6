import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { standsIn } from "../lapse/counts-in-sql.server.ts";
import { documentsAsked } from "../lapse/documents-asked.server.ts";
import { iCalendar } from "./i-calendar.ts";

const system: System = { kind: "system", task: "renewal-calendar" };
const DAYS_BACK = 31;
const DAYS_AHEAD = 400;
const MOST = 5000;

/**
 * The renewals of documents as a calendar, for whoever holds a secret address: the kind of each document on the day on
 * which it ends, and for the council whose it is; nothing of any person. NotFound for an address that is unknown or
 * revoked, or whose maker no longer works there.
 */
export async function readCalendar(db: Db, token: string, now: Date): Promise<string> {
  return readAs(db, system, async (trx) => {
    const feed = await findFeed(trx, token);
    if (!feed) throw new NotFound("calendar");
    const titles = new Map(
      (await documentsAsked(trx, now)).map(({ questionId, field, title }) => [`${questionId} ${field}`, title]),
    );
    const days = (await endingDocuments(trx, feed.providerId, londonDate(now))).map((row) => {
      const ends = `${titles.get(`${row.questionId} ${row.field}`) ?? "Document"} ends`;
      return {
        uid: row.id,
        on: row.endsOn,
        title: feed.providerId ? ends : `${ends}: ${row.provider}`,
        stamp: row.stamp,
      };
    });
    return iCalendar("Evidence renewals", days);
  });
}

const findFeed = (trx: Trx, token: string) =>
  trx
    .selectFrom("renewal_calendar as feed")
    .innerJoin("person", "person.id", "feed.person_id")
    .select("feed.provider_id as providerId")
    .where("token_hash", "=", tokenHash(token))
    .where("revoked_at", "is", null)
    .where("person.disabled_at", "is", null)
    .where(
      sql<boolean>`case when feed.provider_id is null
        then exists (select from person_role held where held.person_id = person.id and held.role in ('qa', 'qa_lead'))
        else exists (select from provider_member member
          where member.person_id = person.id and member.provider_id = feed.provider_id) end`,
    )
    .executeTakeFirst();

/** Of each document the version that stands and ends last, from a month ago until more than a year ahead. */
function endingDocuments(trx: Trx, providerId: string | null, today: string) {
  const standing = trx
    .selectFrom("evidence")
    .distinctOn(["provider_id", "question_id", "field"])
    .select(["id", "provider_id", "question_id", "field", "ends_on"])
    .select(sql<Date>`coalesce(decided_at, uploaded_at)`.as("stamp"))
    .where("ends_on", ">=", addDays(today, -DAYS_BACK))
    .where(standsIn("evidence"))
    .$if(providerId !== null, (query) => query.where("provider_id", "=", providerId))
    .orderBy("provider_id")
    .orderBy("question_id")
    .orderBy("field")
    .orderBy("ends_on", "desc")
    .orderBy("version", "desc");
  return trx
    .selectFrom(standing.as("document"))
    .innerJoin("provider", "provider.id", "document.provider_id")
    .select(["document.id", "question_id as questionId", "field", "provider.name as provider", "stamp"])
    .select(sql<string>`ends_on`.as("endsOn"))
    .where("ends_on", "<=", addDays(today, DAYS_AHEAD))
    .orderBy("ends_on")
    .orderBy("document.id")
    .limit(MOST)
    .execute();
}
