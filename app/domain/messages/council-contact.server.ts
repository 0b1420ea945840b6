import type { CouncilRole } from "#app/access/actor.ts";
import { policy } from "#app/access/policy.ts";
import { holdersOf } from "#app/domain/accounts/holders.server.ts";
import { addWorkingDays, isKnown, PastHorizon } from "#app/domain/calendar/calendar.ts";
import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Trx } from "#db/client.server.ts";

/** Within how many working days the council answers; a council sets its own as the dated setting. */
export const ANSWER_SETTING = "conversation-answer-days";
export const ANSWER_DAYS = 3;

/** Who answers where nobody is named, in this order. */
const fallback: readonly CouncilRole[] = ["qa_lead", "qa", "commissioner"];

export type CouncilContact = { personId: string; name: string; email: string; named: boolean };

const answers = policy["conversation.write"].council;

/** The council's people who may answer providers. */
export const whoAnswers = (trx: Trx) => holdersOf(trx, answers);

/** Those who may answer this one: whoever declared a conflict of interest with it may not. */
export const whoMayAnswer = (trx: Trx, providerId: string) => freeHolders(trx, answers, providerId);

/**
 * Whom at the council a provider asks: the officer named for it, or, where nobody is or that person has left, changed
 * work or declared a conflict of interest with it, the first QA lead, QA reviewer or commissioner who did not. Undefined where the council has none of them.
 */
export async function councilContact(trx: Trx, providerId: string): Promise<CouncilContact | undefined> {
  const named = await trx
    .selectFrom("council_contact")
    .select("person_id as personId")
    .where("provider_id", "=", providerId)
    .executeTakeFirst();
  const person = named && (await whoMayAnswer(trx, providerId)).find(({ personId }) => personId === named.personId);
  if (person) return { ...person, named: true };
  for (const role of fallback) {
    const [first] = await freeHolders(trx, [role], providerId);
    if (first) return { ...first, named: false };
  }
  return undefined;
}

/** How many working days the council gives itself to answer, on the London date of `now`. */
export const answerDays = async (trx: Trx, now: Date): Promise<number> =>
  Number(await settingOr(trx, ANSWER_SETTING, londonDate(now), ANSWER_DAYS));

/** The London date by which a message of `now` is answered; undefined past the years whose bank holidays are known. */
export async function answerBy(trx: Trx, now: Date): Promise<string | undefined> {
  const calendar = await loadCalendar(trx);
  const today = londonDate(now);
  if (!isKnown(calendar, today)) return undefined;
  try {
    return addWorkingDays(calendar, today, await answerDays(trx, now), "service");
  } catch (error) {
    if (error instanceof PastHorizon) return undefined;
    throw error;
  }
}
