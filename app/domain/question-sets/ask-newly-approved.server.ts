import type { System } from "#app/access/actor.ts";
import { askApproved } from "#app/domain/catch-up/ask-approved.server.ts";
import { addDays, daysBetween, londonDate } from "#app/domain/london-time.ts";
import type { Db } from "#db/client.server.ts";
import { eachVersion } from "./each-version.ts";
import { partsOf, versions } from "./put-in-force.server.ts";

/** A decision is committed a little after its own instant, and may be seen only then. */
const AN_HOUR = 60 * 60 * 1000;

/**
 * Asks those who were approved since a version holds, on an application with earlier questions, what everybody approved
 * before had to answer and is asked still; they get as many days for it. Safe to run twice and side by side. Returns
 * how many it asked.
 */
export async function askNewlyApproved(db: Db, actor: System, now: Date): Promise<number> {
  const inForce = await versions(db)
    .where("in_force_at", "is not", null)
    .where("must_answer_by", "is not", null)
    .orderBy("version")
    .execute();
  return eachVersion(inForce, async (version) => {
    const { mustAnswer, mustAnswerBy, publishedAt } = version;
    if (!mustAnswerBy) return 0;
    const decidedAfter = new Date(publishedAt.getTime() - AN_HOUR);
    const dueOn = addDays(londonDate(now), daysBetween(londonDate(publishedAt), mustAnswerBy));
    let asked = 0;
    for (const part of await partsOf(db, version, now))
      asked += await askApproved(db, actor, { ...part, set: part.inForce, mustAnswer, dueOn, decidedAfter }, now);
    return asked;
  });
}
