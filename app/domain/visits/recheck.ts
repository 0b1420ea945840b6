import { monthsBefore } from "#app/domain/civil-date.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { RecheckSettings } from "./recheck-settings.ts";

/** The most rows of a downloaded list of what is due. */
export const MOST_LISTED = 10_000;

export const risks = ["higher", "medium", "lower"] as const;
export type Risk = (typeof risks)[number];
export const riskWords: Readonly<Record<Risk, { text: string; colour: "red" | "yellow" | "green" }>> = {
  higher: { text: "Higher", colour: "red" },
  medium: { text: "Medium", colour: "yellow" },
  lower: { text: "Lower", colour: "green" },
};

/** What is known of a provider, as far as the date of its next visit asks. London dates; hours a week of any one child. */
export type RecheckFacts = {
  /** Whether a visit is asked on any of its lots. */
  asked: boolean;
  approvedOn: string;
  lastVisit: { on: string; result: "pass" | "actions" | "fail" } | undefined;
  /** The last day of an exception that stands instead of a visit. */
  exceptUntil: string | undefined;
  registered: boolean;
  looksUnregistered: boolean;
  longestWeek: number;
  atHome: boolean;
  openConcerns: number;
  overdueActions: number;
};

/** `dueOn` is undefined where no visit is asked. `because` says why, in sentences for officers. */
export type Recheck = { risk: Risk; dueOn: string | undefined; because: string[] };

const monthsAfter = (date: string, months: number) => monthsBefore(date, -months);
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** When a provider is due its next visit and why (domain rows 34 and VIS-01: 12 to 24 months by risk). `today` is a London date. */
export function recheckOf(facts: RecheckFacts, settings: RecheckSettings, today: string): Recheck {
  const reasons = reasonsOf(facts, settings, today);
  const points = reasons.reduce((sum, reason) => sum + reason.points, 0);
  const risk = points >= settings.higherFrom ? "higher" : points >= settings.mediumFrom ? "medium" : "lower";
  if (!facts.asked) return { risk, dueOn: undefined, because: ["It works online only, so no visit is asked"] };
  const because = reasons.map(({ text }) => text);
  if (facts.lastVisit) {
    const months = settings.months[risk];
    const often = `${riskWords[risk].text} risk: visited every ${months} months`;
    return { risk, dueOn: monthsAfter(facts.lastVisit.on, months), because: [often, ...because] };
  }
  if (facts.exceptUntil)
    return {
      risk,
      dueOn: facts.exceptUntil,
      because: [`An exception stands instead of a visit until ${formatDate(facts.exceptUntil)}`, ...because],
    };
  return { risk, dueOn: facts.approvedOn, because: ["It has not been visited yet", ...because] };
}

/**
 * The date of the next visit that anybody may read: counted without holds and late actions, so that it moves for no
 * concern, suspension or deadline that is not public. A London date; undefined where no visit is asked.
 */
export const publicDueOn = (facts: RecheckFacts, settings: RecheckSettings, today: string): string | undefined =>
  recheckOf({ ...facts, openConcerns: 0, overdueActions: 0 }, settings, today).dueOn;

type Reason = { points: number; text: string };

function reasonsOf(facts: RecheckFacts, { points, longWeekHours, newMonths }: RecheckSettings, today: string) {
  const reasons: (Reason | false)[] = [
    facts.looksUnregistered && {
      points: points.looksUnregistered,
      text: "It looks like a school that ought to be registered",
    },
    !facts.registered &&
      facts.longestWeek >= longWeekHours && {
        points: points.longWeekUnregistered,
        text: `Not a registered school, and a child is there ${facts.longestWeek} hours a week`,
      },
    facts.atHome && { points: points.atHome, text: "It works one to one in children’s homes" },
    facts.openConcerns > 0 && {
      points: points.openConcern,
      text: counted(facts.openConcerns, "concern or suspension is open", "concerns or suspensions are open"),
    },
    facts.lastVisit?.result === "fail" && { points: points.failed, text: "The last visit was not passed" },
    facts.lastVisit?.result === "actions" && {
      points: points.actions,
      text: "The last visit was passed with actions",
    },
    facts.overdueActions > 0 && {
      points: points.overdueAction,
      text: counted(facts.overdueActions, "action is overdue", "actions are overdue"),
    },
    monthsAfter(facts.approvedOn, newMonths) > today && {
      points: points.isNew,
      text: `New to us: approved on ${formatDate(facts.approvedOn)}`,
    },
  ];
  // What the council counts for nothing is no reason.
  return reasons.filter((reason): reason is Reason => reason !== false && reason.points > 0);
}
