import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsAt, escalatesBefore } from "#app/domain/actions/actions.server.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { actionOwners } from "#app/domain/visits/visit-page.server.ts";
import type { Trx } from "#db/client.server.ts";
import { getMeeting, meetingInWords } from "./meetings.server.ts";

/** One meeting or audit for an officer, with the actions that were agreed. Throws NotFound, Forbidden. */
export async function meetingForOfficer(db: Trx, actor: Actor, id: string, now: Date) {
  const meeting = await getMeeting(db, id);
  await refuseConflict(db, actor, meeting.providerId);
  const { providerId, provider, recordedAt, recordedBy } = meeting;
  const [today, before] = [londonDate(now), await escalatesBefore(db, now)];
  const works = can(actor, "meeting.record");
  return {
    ...{ ...meetingInWords(meeting), providerId, provider, works },
    recorded: `${formatDateTime(recordedAt)} by ${recordedBy}`,
    actions: (await actionsAt(db, { reviewId: id })).map((action) => actionInWords(action, today, before)),
    owners: works ? await actionOwners(db, providerId) : [],
  };
}
