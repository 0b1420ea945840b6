import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { can } from "#app/access/policy.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { Forbidden, NotFound, Refused } from "#app/domain/errors.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "../case.server.ts";
import { READERS } from "../queue/queue-filters.server.ts";

const LONGEST_DAYS = 366;

type Input = { personId: string; fromOn: string; toOn: string; submissionKey: string };

/**
 * Keeps the days on which a reviewer is away, London dates, both counted; why is nobody's business and not asked.
 * Their own are entered by each, anybody's by a QA lead. Throws Refused for days that are over or the wrong way round.
 */
export async function enterTimeAway(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    requireMine(work, input.personId);
    await once(work, "time-away", input, async () => {
      const readers = await holdersOf(work.trx, READERS);
      if (!readers.some(({ personId }) => personId === input.personId))
        throw new Refused("personId", "Choose somebody who reads applications");
      if (input.toOn < input.fromOn) throw new Refused("toOn", "The last day away must not be before the first");
      if (input.toOn < londonDate(now)) throw new Refused("toOn", "The last day away must be today or later");
      if (input.toOn > addDays(input.fromOn, LONGEST_DAYS)) throw new Refused("toOn", "Enter at most a year at a time");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("time_away")
        .values({
          ...{ id, person_id: input.personId, from_on: input.fromOn, to_on: input.toOn },
          ...{ entered_by: requireOfficer(work.actor).personId, entered_at: now },
        })
        .execute();
      work.audit("time-away.enter", { type: "person", id: input.personId }, { from: input.fromOn, to: input.toOn });
    });
  });
}

/** Takes days away back. Removed twice, it is removed once. Throws NotFound when there are none by this id. */
export async function removeTimeAway(db: Db, actor: Actor, id: string, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const row = isUuid(id)
      ? await work.trx.selectFrom("time_away").select("person_id").where("id", "=", id).executeTakeFirst()
      : undefined;
    if (!row) throw new NotFound("time away");
    requireMine(work, row.person_id);
    await work.trx
      .updateTable("time_away")
      .set({ removed_at: now })
      .where("id", "=", id)
      .where("removed_at", "is", null)
      .execute();
    work.audit("time-away.remove", { type: "person", id: row.person_id });
  });
}

/** Their own, or anybody's for a QA lead. */
function requireMine(work: Work, personId: string): void {
  authorise(work.actor, "time-away.enter", undefined, "reviewer.read");
  if (personId !== requireOfficer(work.actor).personId && !can(work.actor, "application.assign"))
    throw new Forbidden("enter somebody else’s days away");
}
