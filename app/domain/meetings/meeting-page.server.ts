import type { Actor } from "#app/access/actor.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsAt, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { actionOwners, worksOn } from "#app/domain/visits/visit-page.server.ts";
import type { Trx } from "#db/client.server.ts";
import { getMeeting, meetingInWords } from "./meetings.server.ts";

/** One meeting or audit for an officer, with the actions that were agreed. Throws NotFound. */
export async function meetingForOfficer(db: Trx, actor: Actor, id: string, now: Date) {
  const meeting = await getMeeting(db, id);
  const { providerId, provider, recordedAt, recordedBy } = meeting;
  const [today, before] = [londonDate(now), await escalatesBefore(db, now)];
  const works = await worksOn(db, actor, providerId, "meeting.record");
  return {
    ...{ ...meetingInWords(meeting), providerId, provider, works },
    recorded: `${formatDateTime(recordedAt)} by ${recordedBy}`,
    actions: (await actionsAt(db, { reviewId: id })).map((action) => actionInWords(action, today, before)),
    owners: works ? await actionOwners(db) : [],
  };
}
