import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { type BasisRules, basisNames, type LegalBasis, type Treatment } from "./legal-basis.ts";

/** What somebody wants to do on a framework, with what the answer depends on. Dates are London dates. */
export type Act =
  | { act: "apply"; inRound: boolean }
  | { act: "reopen-lot" }
  | { act: "reopen-all"; everOpened: boolean }
  | { act: "extend"; startsOn: string; until: string; published: boolean }
  | { act: "call-off"; pence: number; thresholdPence: number }
  | { act: "remove" };

export type Verdict = { verdict: Treatment; why: string; source: string };
export type BasisInForce = { basis: LegalBasis; rules: BasisRules };

/**
 * Whether a framework's recorded basis allows an act, and why, with the sections behind it (Procurement Act 2023). It
 * says what the council's own rule set says, and never that something complies.
 */
export function mayAct({ basis, rules }: BasisInForce, act: Act): Verdict {
  const name = basisNames[basis];
  const say = (verdict: Treatment, why: string): Verdict => ({ verdict, why, source: rules.source });
  switch (act.act) {
    case "apply":
      return apply(rules, name, act.inRound, say);
    case "reopen-lot":
      return reopenLot(rules, name, say);
    case "reopen-all":
      return reopenAll(rules, name, act.everOpened, say);
    case "extend":
      return extend(rules, name, act, say);
    case "call-off":
      return callOff(rules, name, act, say);
    case "remove":
      return rules.removal
        ? say("allow", `A provider can be removed ${rules.removal}.`)
        : say("block", `${name}: there is no list to remove a provider from.`);
  }
}

type Say = (verdict: Treatment, why: string) => Verdict;

function apply({ entry }: BasisRules, name: string, inRound: boolean, say: Say): Verdict {
  if (entry === "never") return say("block", `${name}: there is no list to apply to.`);
  if (entry === "any-time") return say("allow", `${name}: providers apply at any time while the lot is open.`);
  if (inRound) return say("allow", "A round is open.");
  return entry === "in-rounds"
    ? say("block", `${name}: providers apply only while a round is open.`)
    : say("block", `${name}: the list is fixed once the first round is over.`);
}

function reopenLot({ reopenScope }: BasisRules, name: string, say: Say): Verdict {
  if (reopenScope === "lot") return say("allow", `${name}: a lot can open by itself.`);
  if (reopenScope === "framework")
    return say(
      "block",
      `${name}: one lot cannot open by itself. The whole framework is awarded again, so a round takes in every lot.`,
    );
  return say("block", `${name}: nothing opens again.`);
}

function reopenAll({ reopenScope, entry }: BasisRules, name: string, everOpened: boolean, say: Say): Verdict {
  if (reopenScope !== "none") return say("allow", `${name}: all lots can open together.`);
  if (entry === "first-round-only" && !everOpened) return say("allow", `${name}: it opens once, for its first round.`);
  return say("block", `${name}: nothing opens again.`);
}

function extend(
  { maxTermYears, extendOnlyAsPublished }: BasisRules,
  name: string,
  { startsOn, until, published }: Extract<Act, { act: "extend" }>,
  say: Say,
): Verdict {
  if (maxTermYears !== null) {
    const latest = lastDay(startsOn, maxTermYears);
    if (until > latest)
      return say(
        "block",
        `${name}: it may last ${maxTermYears} years from its first day, so until ${formatDate(latest)}.`,
      );
  }
  if (extendOnlyAsPublished && !published)
    return say("block", `${name}: only an extension that was published at the start can be used.`);
  return say("allow", `${name}: it can last until ${formatDate(until)}.`);
}

function callOff(
  { belowThreshold, aboveThreshold }: BasisRules,
  name: string,
  { pence, thresholdPence }: Extract<Act, { act: "call-off" }>,
  say: Say,
): Verdict {
  const below = pence < thresholdPence;
  const worth = `${formatPounds(pence)} with VAT is ${below ? "below" : "at or above"} the light-touch threshold of ${formatPounds(thresholdPence)}`;
  const treatment = below ? belowThreshold : aboveThreshold;
  const end = {
    allow: "it can be called off",
    warn: "record why before it is called off",
    block: "it cannot be called off",
  };
  return say(treatment, `${name}: ${worth}, and ${end[treatment]}.`);
}

/** The last day of so many years that begin on a London date. */
export function lastDay(startsOn: string, years: number): string {
  const [year = 0, month = 1, day = 1] = startsOn.split("-").map(Number);
  return new Date(Date.UTC(year + years, month - 1, day) - 86_400_000).toISOString().slice(0, 10);
}
