import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { hasConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { lockProvider } from "#app/domain/providers/lock-provider.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { next } from "#app/domain/state-machine.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { keepRecheck } from "./keep-rechecks.server.ts";
import { FURTHEST } from "./plan-visit.server.ts";
import { resultWords } from "./visit.ts";
import type { RecordForm } from "./visit-forms.ts";
import { visitStates } from "./visit-status.ts";
import { getVisit, lockVisit, looksOn, type Visit } from "./visits.server.ts";

/**
 * Records a visit: what was seen, the finding, the result. It becomes the provider's check VIS-01, by which its gate
 * opens or shuts (rules 2, row 34), its next check is counted anew, and its contacts are told the result. Once for a
 * form. Throws NotFound, Forbidden, Refused for a date after today or long ago, a pass
 * where nothing was seen and a lead who declared a conflict of interest, NotAllowedNow for what was recorded or called off.
 */
export function recordVisit(db: Db, actor: Actor, id: string, form: RecordForm, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "visit.record", undefined, "visit.read");
    await lockProvider(work, (await getVisit(work.trx, id)).providerId);
    await once(work, "visit.record", { ...form, id }, async () => {
      const visit = await lockVisit(work.trx, id);
      await write(work, visit, form);
      await tell(work, visit, form);
      await keepRecheck(work.trx, visit.providerId, now);
    });
  });
}

async function write(work: Work, visit: Visit, { looks, visitOn, finding, result }: RecordForm): Promise<void> {
  const { trx, now } = work;
  const officer = requireOfficer(work.actor);
  const today = londonDate(now);
  const status = next(visitStates, visit.status, "record");
  if (await hasConflict(trx, visit.leadId, visit.providerId))
    throw new Refused(
      "",
      `${visit.lead} leads this visit and declared a conflict of interest with the provider. Call it off, and plan one that another officer leads`,
    );
  if (visitOn < addDays(today, -FURTHEST))
    throw new Refused("visitOn", "Date of the visit must be within the last year");
  if (visitOn > today) throw new Refused("visitOn", "Date of the visit cannot be after today");
  const items = await looksOn(trx, today);
  if (items.length !== looks.length)
    throw new Refused("", "The list of what to look at was changed: open the page again");
  const missed = looks.findIndex(({ seen, note }) => seen === "not-met" && !note);
  if (missed >= 0) throw new Refused(`looks.${missed}.note`, "Say what was not met");
  if (result === "pass" && looks.some(({ seen }) => seen === "not-met"))
    throw new Refused("result", "Something was not met: select passed with actions, or not passed");
  if (result !== "fail" && looks.every(({ seen }) => seen === "not-seen"))
    throw new Refused(
      "result",
      "Nothing was seen, so the visit cannot be passed: say what was met, or select not passed",
    );
  const check = uuidv7(now.getTime());
  await trx
    .insertInto("council_check")
    .values({
      ...{ id: check, provider_id: visit.providerId, question_id: "VIS-01" },
      ...{ result: result === "fail" ? "fail" : "pass", note: resultWords[result].text },
      ...{ checked_on: visitOn, checked_by: visit.leadId, recorded_at: now },
    })
    .execute();
  await trx
    .updateTable("visit")
    .set({ status, visit_on: visitOn, finding, result, check_id: check })
    .set({ recorded_at: now, recorded_by: officer.personId })
    .where("id", "=", visit.id)
    .execute();
  await trx
    .insertInto("visit_look")
    .values(looks.map((look, position) => ({ visit_id: visit.id, position, item: items[position] ?? "", ...look })))
    .execute();
  work.audit("visit.record", { type: "visit", id: visit.id }, { provider: visit.providerId, result, check });
}

async function tell(work: Work, visit: Visit, { visitOn, result }: RecordForm): Promise<void> {
  const told = { visitOn: formatDate(visitOn), result };
  for (const { name, ...to } of await contactsOf(work.trx, visit.providerId, "evidence"))
    await notify(work, to, "visit-recorded", { name, ...told }, { type: "visit", id: visit.id });
}
