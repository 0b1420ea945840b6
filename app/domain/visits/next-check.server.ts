import { londonDate } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { publicDueOn, type Recheck, recheckOf } from "./recheck.ts";
import { type LotsAsking, recheckFacts } from "./recheck-facts.server.ts";
import { RECHECK_SETTING, type RecheckSettings, recheckSettings, shippedRechecks } from "./recheck-settings.ts";

/** The council's setting in force on a London date, or what ships. */
export const rechecksOn = async (db: Db | Trx, today: string): Promise<RecheckSettings> =>
  recheckSettings.parse(await settingOr(db, RECHECK_SETTING, today, shippedRechecks));

type Counted = Recheck & { lastOn: string | undefined; publicDueOn: string | undefined };

/** A provider's risk, its last visit and its next one, counted now; undefined for one that is approved on no lot. */
export async function countRecheck(
  db: Db | Trx,
  providerId: string,
  now: Date,
  lots?: LotsAsking,
): Promise<Counted | undefined> {
  const facts = await recheckFacts(db, providerId, now, lots);
  if (!facts) return undefined;
  const today = londonDate(now);
  const settings = await rechecksOn(db, today);
  return {
    ...recheckOf(facts, settings, today),
    lastOn: facts.lastVisit?.on,
    publicDueOn: publicDueOn(facts, settings, today),
  };
}

/**
 * When a provider was visited last, when its next check is due and why, in sentences. London dates; no date where no
 * visit is asked, nothing at all for one that is approved on no lot. For officers only: `because` speaks of open concerns,
 * and the date moves with them.
 */
export async function nextCheckDue(
  db: Db | Trx,
  providerId: string,
  now: Date,
): Promise<{ lastCheckedOn?: string; dueOn?: string; because: string[] }> {
  const recheck = await countRecheck(db, providerId, now);
  if (!recheck) return { because: [] };
  const { lastOn, dueOn, because } = recheck;
  return { ...(lastOn ? { lastCheckedOn: lastOn } : {}), ...(dueOn ? { dueOn } : {}), because };
}
