import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type MeetingKind, meetingWords } from "./meeting.ts";

const rows = (db: Db | Trx) =>
  db
    .selectFrom("provider_review as review")
    .innerJoin("provider", "provider.id", "review.provider_id")
    .innerJoin("person", "person.id", "review.recorded_by")
    .select(["review.id", "review.provider_id as providerId", "provider.name as provider", "kind"])
    .select(["held_on as heldOn", "council_people as councilPeople", "provider_people as providerPeople"])
    .select(["notes", "next_on as nextOn", "recorded_at as recordedAt", "person.name as recordedBy"]);

type Row = Awaited<ReturnType<ReturnType<typeof rows>["executeTakeFirstOrThrow"]>>;
export type Meeting = Omit<Row, "kind"> & { kind: MeetingKind };

// The column's CHECK holds it to its list.
const typed = (row: Row): Meeting => row as Meeting;

/** One contract review meeting or quality audit. NotFound, also for what is no id. */
export async function getMeeting(db: Db | Trx, id: string): Promise<Meeting> {
  const row = isUuid(id) ? await rows(db).where("review.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("meeting");
  return typed(row);
}

/** A provider's meetings and audits, newest first. */
export async function meetingsOf(db: Db | Trx, providerId: string): Promise<Meeting[]> {
  const found = await rows(db)
    .where("review.provider_id", "=", providerId)
    .orderBy("held_on", "desc")
    .orderBy("review.id", "desc")
    .limit(100)
    .execute();
  return found.map(typed);
}

/** A meeting or audit as people read it. */
export const meetingInWords = ({ id, kind, heldOn, councilPeople, providerPeople, notes, nextOn }: Meeting) => ({
  ...{ id, councilPeople, providerPeople, notes },
  kind: meetingWords[kind],
  on: formatDate(heldOn),
  next: nextOn ? formatDate(nextOn) : undefined,
});
