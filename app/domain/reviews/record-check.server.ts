import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { requireOfficer } from "./case.server.ts";
import type { CheckId, CheckResult, CouncilCheck } from "./council-checks.ts";

type Input = {
  providerId: string;
  result: "pass" | "fail";
  note: string;
  /** London date. */
  checkedOn: string;
  submissionKey: string;
};

/**
 * Records that the council looked for a provider on the debarment list (EXC-04), from which nobody can be excused. Visits
 * have pages of their own. Earlier checks stay on record.
 */
export async function recordCheck(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "provider.check", undefined, "provider.read");
    requireOfficer(work.actor);
    await lockProvider(work, input.providerId);
    await once(work, "record-check", input, () => write(work, input));
  });
}

async function write(work: Work, { providerId, result, note, checkedOn }: Input): Promise<void> {
  if (result !== "pass" && !note) throw new Refused("note", "Say what was found");
  if (checkedOn > londonDate(work.now)) throw new Refused("checkedOn", "The check cannot be after today");
  await work.trx
    .insertInto("council_check")
    .values({
      id: uuidv7(work.now.getTime()),
      provider_id: providerId,
      question_id: "EXC-04",
      result,
      note,
      checked_on: checkedOn,
      checked_by: requireOfficer(work.actor).personId,
      recorded_at: work.now,
    })
    .execute();
  work.audit("provider.check", { type: "provider", id: providerId }, { check: "EXC-04", result });
}

const MOST_OF_A_KIND = 20;

/** A provider's council checks, newest first: of each check the twenty newest, and as many exceptions from it. */
export async function councilChecksOf(db: Db | Trx, providerId: string): Promise<CouncilCheck[]> {
  const rows = await db
    .selectFrom(
      db
        .selectFrom("council_check")
        .selectAll()
        .select(
          sql<number>`row_number() over (partition by question_id, result = 'exception'
            order by checked_on desc, recorded_at desc)`.as("place"),
        )
        .where("provider_id", "=", providerId)
        .as("kept"),
    )
    .innerJoin("person", "person.id", "kept.checked_by")
    .select(["question_id as check", "result", "note", "checked_on as checkedOn", "until", "person.name as checkedBy"])
    .where("place", "<=", MOST_OF_A_KIND)
    .orderBy("checked_on", "desc")
    .orderBy("recorded_at", "desc")
    .execute();
  return rows.map((row) => ({ ...row, check: row.check as CheckId, result: row.result as CheckResult }));
}
