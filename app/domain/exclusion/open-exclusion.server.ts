import type { Actor, Officer } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { earliestAnswerBy } from "./exclusions.server.ts";
import { groundOf } from "./grounds.ts";

type Input = {
  providerId: string;
  /** Group and code. */
  ground: string;
  evidence: string;
  /** London date, inclusive; the earliest allowed when undefined. */
  answerBy?: string | undefined;
  submissionKey: string;
};

/**
 * Tells a provider that the council is minded to exclude it: on which ground, what shows it, and until when it may
 * answer. Nothing stops by this. Refused for an unknown ground, for one that is open already, and for a date that leaves
 * too little time (Procurement Act 2023, section 58). Returns its id.
 */
export function openExclusion(db: Db, actor: Actor, input: Input, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "exclusion.open", undefined, "exclusion.read");
    const officer = requireOfficer(actor);
    await lockProvider(work, input.providerId);
    return once(work, "exclusion.open", input, () => open(work, officer, input));
  });
}

async function open(
  work: Work,
  officer: Officer,
  { providerId, ground: key, evidence, answerBy }: Input,
): Promise<string> {
  const { trx, now } = work;
  const ground = groundOf(key);
  if (!ground) throw new Refused("ground", "Select the ground");
  const earliest = await earliestAnswerBy(trx, londonDate(now));
  if (answerBy && answerBy < earliest)
    throw new Refused("answerBy", `The last day to answer must be ${formatDate(earliest)} or later`);
  const same = await trx
    .selectFrom("exclusion")
    .select("id")
    .where("provider_id", "=", providerId)
    .where("ground_group", "=", ground.group)
    .where("ground_code", "=", ground.code)
    .where("status", "in", ["waiting", "answered", "excluded"])
    .executeTakeFirst();
  if (same) throw new Refused("ground", "This ground is open already for this provider");
  const id = uuidv7(now.getTime());
  const last = answerBy ?? earliest;
  await trx
    .insertInto("exclusion")
    .values({
      ...{ id, provider_id: providerId, ground_group: ground.group, ground_code: ground.code, evidence },
      ...{ answer_by: last, status: "waiting", opened_at: now, opened_by: officer.personId },
    })
    .execute();
  const about = { type: "exclusion", id };
  work.audit("exclusion.open", about, { provider: providerId, ground: key, answerBy: last });
  await notifyOwners(work, providerId, "exclusion-considered", { id, answerBy: formatDate(last, "long") }, about);
  return id;
}
