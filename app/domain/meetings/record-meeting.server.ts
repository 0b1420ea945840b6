import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { MeetingForm } from "./meeting.ts";

/**
 * Records a contract review meeting or a quality audit that was held: who was there, what was said, when the next one is
 * (row 69). The provider reads it. Actions are added to it afterwards. Once for a form. Throws NotFound, Forbidden,
 * Refused for a date after today, and for a next one that is not after this one. Returns its id.
 */
export function recordMeeting(
  db: Db,
  actor: Actor,
  { providerId, ...form }: MeetingForm & { providerId: string },
  now: Date,
): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "meeting.record", undefined, "visit.read");
    const provider = await lockProvider(work, providerId);
    return once(work, "meeting.record", { ...form, providerId }, async () => {
      if (form.heldOn > londonDate(now)) throw new Refused("heldOn", "Date cannot be after today");
      if (form.nextOn && form.nextOn <= form.heldOn)
        throw new Refused("nextOn", "Date of the next one must be after this one");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("provider_review")
        .values({
          ...{ id, provider_id: provider.id, kind: form.kind, held_on: form.heldOn, next_on: form.nextOn ?? null },
          ...{ council_people: form.councilPeople, provider_people: form.providerPeople, notes: form.notes },
          ...{ recorded_at: now, recorded_by: requireOfficer(actor).personId },
        })
        .execute();
      work.audit("meeting.record", { type: "meeting", id }, { provider: provider.id, kind: form.kind });
      return id;
    });
  });
}
