import { isDeepStrictEqual } from "node:util";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { addWorkingDays } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { registrationInputs, thresholdOn } from "./registration-inputs.server.ts";
import { type RegistrationInputs, type RegistrationOutcome, registrationOutcome } from "./registration-rule.ts";
import { TELL_SETTING, TELL_WITHIN } from "./thresholds.ts";

export type Because = "answers" | "placements" | "daily";
export const HOLD_REASON = "It looks like a school that is not registered, and QA has not decided yet";

/**
 * Tests whether a provider looks like a school that is not registered, inside the transaction that changed an input
 * (domain §3.4, N14). A result is kept whenever inputs or rule differ from the last; where one looks like such a school,
 * the provider is suspended on all lots that minute until QA decides, and QA and its owners are told. Returns the outcome,
 * or undefined when nothing is known to test.
 */
export async function testRegistration(
  work: Work,
  providerId: string,
  because: Because,
): Promise<RegistrationOutcome | undefined> {
  const { trx, now } = work;
  // One at a time for each provider, so that two changes at once cannot both miss what they make together.
  await trx.selectFrom("provider").select("id").where("id", "=", providerId).forNoKeyUpdate().execute();
  const threshold = await thresholdOn(trx, londonDate(now));
  const inputs = await registrationInputs(trx, providerId, threshold);
  const last = await lastTest(work, providerId);
  if (!last && !inputs.stated && inputs.placed.children === 0) return undefined;
  if (last && isDeepStrictEqual([last.inputs, last.rule], [inputs, threshold]))
    return last.outcome as RegistrationOutcome;
  const outcome = registrationOutcome(inputs, threshold);
  const testId = await keep(work, { providerId, because, inputs, rule: threshold, outcome });
  if (outcome === "looks-unregistered") await alert(work, providerId, testId);
  return outcome;
}

const lastTest = ({ trx }: Work, providerId: string) =>
  trx
    .selectFrom("registration_test")
    .select(["inputs", "rule", "outcome"])
    .where("provider_id", "=", providerId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();

type Result = {
  providerId: string;
  because: Because;
  inputs: RegistrationInputs;
  rule: object;
  outcome: RegistrationOutcome;
};

async function keep(work: Work, { providerId, because, inputs, rule, outcome }: Result): Promise<string> {
  const id = uuidv7(work.now.getTime());
  const kept = { inputs: JSON.stringify(inputs), rule: JSON.stringify(rule), outcome, at: work.now };
  await work.trx
    .insertInto("registration_test")
    .values({ id, provider_id: providerId, because, ...kept })
    .execute();
  work.audit("provider.registration-test", { type: "provider", id: providerId }, { because, outcome });
  return id;
}

/** Unless one is open already: that one waits for QA, whatever the counts do meanwhile. */
async function alert(work: Work, providerId: string, testId: string): Promise<void> {
  const { trx, now } = work;
  const open = await trx
    .selectFrom("registration_alert")
    .select("id")
    .where("provider_id", "=", providerId)
    .where("decided_at", "is", null)
    .executeTakeFirst();
  if (open) return;
  const holdId = uuidv7(now.getTime());
  const hold = { id: holdId, provider_id: providerId, lot_id: null, kind: "suspension", reason: HOLD_REASON };
  await trx
    .insertInto("hold")
    .values({ ...hold, opened_at: now })
    .execute();
  await openDecisions(work, [{ holdId, providerId, lotId: null, because: HOLD_REASON }]);
  const tellBy = await tellByFrom(work);
  const made = { id: uuidv7(now.getTime()), provider_id: providerId, test_id: testId, hold_id: holdId };
  await trx
    .insertInto("registration_alert")
    .values({ ...made, opened_at: now, tell_by: tellBy })
    .execute();
  work.audit("provider.registration-alert", { type: "provider", id: providerId }, { hold: holdId });
  await tell(work, providerId, tellBy);
}

async function tellByFrom({ trx, now }: Work): Promise<string> {
  const today = londonDate(now);
  const days = Number(await settingOr(trx, TELL_SETTING, today, TELL_WITHIN));
  return addWorkingDays(await loadCalendar(trx), today, days, "service");
}

async function tell(work: Work, providerId: string, tellBy: string): Promise<void> {
  const { name: provider } = await work.trx
    .selectFrom("provider")
    .select("name")
    .where("id", "=", providerId)
    .executeTakeFirstOrThrow();
  const about = { type: "provider", id: providerId };
  for (const { name, ...to } of await holdersOf(work.trx, ["qa", "qa_lead"])) {
    const alerted = { name, provider, providerId, tellBy: formatDate(tellBy, "long") };
    await notify(work, to, "registration-alert", alerted, about);
  }
  await notifyOwners(work, providerId, "registration-stopped", { provider }, about);
}
