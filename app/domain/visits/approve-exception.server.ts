import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { LONGEST_DAYS } from "./exception.ts";
import { keepRecheck } from "./keep-rechecks.server.ts";
import { lastVisitCheck } from "./visits.server.ts";

/** The council's own dated setting for the longest exception, in days. */
const LONGEST_SETTING = "visit-exception-days";

type Input = { providerId: string; reason: string; until: string; submissionKey: string };

/**
 * Approves that a provider is used without a visit until a London date, with the reason (rules 2, row 34). Whoever
 * approves it signs it. Refused for a date before today or too far away, and where a visit was made: its result stands.
 * Once for a form. Throws NotFound, Forbidden.
 */
export function approveException(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visit.except", undefined, "visit.read");
    const officer = requireOfficer(actor);
    const { id } = await lockProvider(work, input.providerId);
    await once(work, "visit.except", input, async () => {
      const today = londonDate(now);
      const longest = addDays(today, Number(await settingOr(work.trx, LONGEST_SETTING, today, LONGEST_DAYS)));
      if (input.until < today) throw new Refused("until", "Last day of the exception must be today or later");
      if (input.until > longest)
        throw new Refused("until", `Last day of the exception must be ${formatDate(longest)} or earlier`);
      const last = await lastVisitCheck(work.trx, id);
      if (last && last.result !== "exception")
        throw new Refused("", `It was visited on ${formatDate(last.checkedOn)}, and the result of that visit stands`);
      await work.trx
        .insertInto("council_check")
        .values({
          ...{ id: uuidv7(now.getTime()), provider_id: id, question_id: "VIS-01", result: "exception" },
          ...{ note: input.reason, until: input.until, approved_by: officer.personId },
          ...{ checked_on: today, checked_by: officer.personId, recorded_at: now },
        })
        .execute();
      work.audit("visit.except", { type: "provider", id }, { until: input.until });
      await keepRecheck(work.trx, id, now);
    });
  });
}
