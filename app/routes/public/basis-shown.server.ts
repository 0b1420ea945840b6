import type { BasisPeriod } from "#app/domain/frameworks/basis/bases.server.ts";
import { allowances, whenToApply } from "#app/domain/frameworks/basis/basis-in-words.ts";
import { basisNames } from "#app/domain/frameworks/basis/legal-basis.ts";
import { formatDate } from "#app/domain/london-time.ts";

/** A recorded legal basis as public pages show it, in words. Who in the council recorded it is not among them. */
export const basisShown = (period: BasisPeriod) => ({
  name: basisNames[period.basis],
  since: formatDate(period.fromOn),
  why: period.why,
  adviser: period.adviser,
  advisedOn: period.advisedOn ? formatDate(period.advisedOn) : undefined,
  advice: period.advice,
  risk: period.risk,
  toApply: whenToApply(period),
  allows: allowances(period),
});

export type BasisShown = ReturnType<typeof basisShown>;
