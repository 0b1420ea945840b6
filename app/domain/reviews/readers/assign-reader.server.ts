import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { beingRead, isIn } from "#app/domain/applications/application-status.ts";
import { type Application, lockApplication } from "#app/domain/applications/applications.server.ts";
import { Conflict, Forbidden, NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requireOfficer } from "../case.server.ts";
import { READERS } from "../queue/queue-filters.server.ts";
import { barredFrom, roundOf } from "./barred.server.ts";
import { endReading, openReading, type Reading } from "./readings.server.ts";

type Input = {
  applicationId: string;
  /** Who is to read it; nobody when empty. */
  readerId: string;
  /** The reading that was shown, "" for none: a change since is refused. */
  seen: string;
  submissionKey: string;
};

/**
 * Says who reads an application in the round that it is in. A QA lead gives it to anyone who may read it; a reviewer
 * takes one that nobody has, or gives back their own. Throws Forbidden for any other wish, Refused for somebody who
 * must not read it, Conflict when it changed hands since it was shown, NotAllowedNow when nobody reads it any more.
 */
export async function assignReader(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const application = await lockApplication(work, input.applicationId, "application.recommend", "application.review");
    if (!application.submittedAt) throw new NotFound("application");
    await once(work, "assign-reader", input, () => assign(work, application, input));
  });
}

async function assign(work: Work, application: Application, { readerId, seen }: Input): Promise<void> {
  if (!isIn(beingRead, application.status)) throw new NotAllowedNow("change who reads this application");
  const me = requireOfficer(work.actor).personId;
  const round = roundOf(application.status);
  const held = await openReading(work.trx, application.id, round);
  if ((held?.id ?? "") !== seen)
    throw new Conflict("It changed hands while you were looking. Open the page again and see who reads it now.");
  const takes = readerId === me && !held;
  const givesBack = readerId === "" && held?.readerId === me;
  if (!takes && !givesBack) authorise(work.actor, "application.assign", undefined, "application.review");
  if (readerId === (held?.readerId ?? "")) return;
  if (readerId) await requireReader(work, application, { readerId, round });
  if (held) await endReading(work, held);
  if (readerId) await give(work, { applicationId: application.id, round, readerId, how: takes ? "taken" : "hand" });
  work.audit("application.assign", { type: "application", id: application.id }, { round, reader: readerId || null });
}

async function requireReader(
  work: Work,
  { id, providerId }: Application,
  { readerId, round }: { readerId: string; round: 1 | 2 },
): Promise<void> {
  const readers = await holdersOf(work.trx, READERS);
  const reader = readers.find(({ personId }) => personId === readerId);
  if (!reader) throw new Refused("readerId", "Choose somebody who reads applications");
  const bar = (await barredFrom(work.trx, { id, providerId, round })).find(({ personId }) => personId === readerId);
  if (!bar) return;
  if (readerId === requireOfficer(work.actor).personId)
    throw new Forbidden(`read this, because you ${bar.why.replace("their", "your")}`);
  throw new Refused("readerId", `${reader.name} cannot read it, because they ${bar.why}`);
}

type Given = { applicationId: string; round: 1 | 2; readerId: string; how: Reading["how"] };

/** Writes that somebody reads an application in a round. The round must have no open reader. */
export async function give(work: Work, { applicationId, round, readerId, how }: Given): Promise<void> {
  const by = requireOfficer(work.actor).personId;
  await work.trx
    .insertInto("application_assignment")
    .values({
      ...{ id: uuidv7(work.now.getTime()), application_id: applicationId, round, person_id: readerId, how },
      ...{ assigned_by: by, assigned_at: work.now },
    })
    .execute();
}
