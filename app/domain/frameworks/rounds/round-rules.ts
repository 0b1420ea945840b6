import type { CivilDate } from "#app/domain/civil-date.ts";
import { addDays, formatDate } from "#app/domain/london-time.ts";
import { type BasisInForce, mayAct } from "../basis/acts.ts";

/** A round as it is planned. London dates; it opens at the start of a day and closes at 5pm. */
export type RoundPlan = {
  lotIds: readonly string[];
  opensOn: CivilDate;
  closesOn?: CivilDate | undefined;
  /** Why providers that are on the list stay on it (Procurement Act 2023, section 49(4)), and by when they accept the terms. */
  carryReason?: string | undefined;
  acceptBy?: CivilDate | undefined;
};

/** What the answer depends on. `admitted`: how many providers are on the lots. `endsOn`: the framework's last day. */
export type RoundFacts = {
  basis: BasisInForce | undefined;
  lots: readonly { id: string; name: string; open: boolean; planned: boolean }[];
  everOpened: boolean;
  admitted: number;
  endsOn: CivilDate;
  today: CivilDate;
};

export type RoundFault = { field: string; message: string };

/** The first thing for which a round can't be announced, beside which input; undefined when it can (domain §5.5, N9). */
export function roundFault(plan: RoundPlan, facts: RoundFacts): RoundFault | undefined {
  return scopeFault(plan, facts) ?? timeFault(plan, facts) ?? carryFault(plan, facts);
}

const fault = (field: string, message: string): RoundFault => ({ field, message });

function scopeFault({ lotIds }: RoundPlan, { basis, lots, everOpened }: RoundFacts): RoundFault | undefined {
  if (!basis) return fault("", "Record the framework’s legal basis first: it says what may be opened, and how");
  const chosen = lots.filter(({ id }) => lotIds.includes(id));
  if (chosen.length === 0) return fault("lotIds", "Select at least one lot");
  const all = chosen.length === lots.length;
  const { verdict, why } = mayAct(basis, all ? { act: "reopen-all", everOpened } : { act: "reopen-lot" });
  if (verdict === "block") return fault("lotIds", why);
  const planned = chosen.find((lot) => lot.planned);
  if (planned) return fault("lotIds", `A round of ${planned.name} is announced already`);
  const open = chosen.find((lot) => lot.open);
  return open && fault("lotIds", `${open.name} is open already`);
}

function timeFault({ opensOn, closesOn }: RoundPlan, facts: RoundFacts): RoundFault | undefined {
  const { basis, endsOn, today } = facts;
  if (opensOn < today) return fault("opensOn", "The day on which it opens must be today or in the future");
  if (opensOn > endsOn) return fault("opensOn", `The framework ends on ${formatDate(endsOn)}`);
  const { entry = "any-time", minTenderDays = 0 } = basis?.rules ?? {};
  if (!closesOn)
    return entry === "any-time"
      ? undefined
      : fault("closesOn", "Enter the day on which the round closes: on this legal basis providers apply in rounds");
  const least = addDays(opensOn, Math.max(minTenderDays, 1));
  if (closesOn < least)
    return fault("closesOn", `The round must close on ${formatDate(least)} or later: ${days(minTenderDays)}`);
  return closesOn > endsOn ? fault("closesOn", `The framework ends on ${formatDate(endsOn)}`) : undefined;
}

const days = (least: number): string =>
  least > 1 ? `providers need ${least} days at least to apply` : "it must be open for a day at least";

function carryFault(plan: RoundPlan, { basis, admitted }: RoundFacts): RoundFault | undefined {
  const { carryReason, acceptBy, opensOn } = plan;
  const awardedAgain = basis?.rules.reopenScope === "framework" && admitted > 0;
  if (!awardedAgain) return undefined;
  if (!carryReason)
    return fault("carryReason", "Enter why the providers on the list stay on it: the whole framework is awarded again");
  if (!acceptBy) return fault("acceptBy", "Enter the day by which they accept the terms");
  return acceptBy <= opensOn ? fault("acceptBy", "They need until after the day on which it opens") : undefined;
}
