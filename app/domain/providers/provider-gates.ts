import { daysBetween, formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import { exceptionEnds } from "#app/domain/visits/exception.ts";
import type { GatesAsked, InsuranceGate } from "./gates-asked.ts";

/** What must be true of a provider before an award, an order and any disclosure of a child's identity (rules 2). */
export const providerGateNames = {
  standing: "Approved, with nothing open against it",
  "INS-01": "Employers’ liability insurance",
  "INS-02": "Public liability insurance",
  "INS-03": "Professional indemnity insurance",
  "INS-04": "Insurance for claims of abuse",
  "EXC-04": "Debarment list checked",
  "VIS-01": "Visit by the council",
  terms: "Current terms accepted",
} as const;
export type ProviderGateName = keyof typeof providerGateNames;

export type GateOwner = "provider" | "qa" | "procurement";
/** One gate: `why` says in plain words what is there, or what is missing; `owner` is who can meet it. */
export type ProviderGate = { gate: ProviderGateName; title: string; met: boolean; why: string; owner: GateOwner };

/** A certificate that counts: accepted, or an unreviewed replacement that passed the automatic checks (rules 4). London dates, pence. */
export type Certificate = {
  question: string;
  startsOn: string | null;
  endsOn: string | null;
  amountPence: number | null;
  reviewed: boolean;
};
/** `until`: the last London date of an exception; those recorded before exceptions had an end have none. */
export type CouncilCheck = { result: string; checkedOn: string; until?: string | null };

/** What the portal knows of one provider on one lot, as far as the gates ask. */
export type ProviderGateFacts = {
  asked: GatesAsked;
  approved: boolean;
  holds: readonly { kind: string; reason: string }[];
  certificates: readonly Certificate[];
  /** Whether the provider said that it has no staff, so that the law asks for no employers' liability. */
  noStaff: boolean;
  debarment: CouncilCheck | undefined;
  visit: CouncilCheck | undefined;
  inPerson: boolean;
  termsVersion: string;
  acceptedTerms: readonly string[];
};

/** London dates. `freshOn`: the day on which the debarment check had to be fresh, if that was not today. */
export type GateDates = { onDate: string; today: string; freshOn?: string; debarmentDays: number };

/**
 * The provider gates that the lot asks for, in the order in which they are shown. `onDate` is the London date on which insurance must be in
 * force (the wanted start); the debarment check may be at most `debarmentDays` old today.
 */
export function providerGatesFrom(facts: ProviderGateFacts, dates: GateDates): ProviderGate[] {
  return [
    standing(facts),
    ...facts.asked.insurances.map(({ id, leastPence }) =>
      id === "INS-01" && facts.noStaff
        ? gate(id, true, "It has no staff, so it needs none", "provider")
        : insured(id, leastPence, facts, dates),
    ),
    debarment(facts, dates),
    ...(facts.asked.visit === "never" ? [] : [visit(facts, dates)]),
    terms(facts),
  ];
}

/** The gates that are still shut. */
export const unmet = (gates: readonly ProviderGate[]): ProviderGate[] => gates.filter(({ met }) => !met);

const QUESTION = /^[A-Z]{3}-\d{2}$/;

/** A gate's title, with the question that it comes from where there is one: what an officer looks it up by. */
export const titleWithQuestion = ({ gate, title }: { gate: string; title: string }): string =>
  QUESTION.test(gate) ? `${title} (${gate})` : title;

const gate = (name: ProviderGateName, met: boolean, why: string, owner: GateOwner): ProviderGate => ({
  gate: name,
  title: providerGateNames[name],
  met,
  why,
  owner,
});

/** Whose procedure ends a hold of this kind; QA's for the others. */
const endedBy: Readonly<Record<string, GateOwner>> = { lapse: "provider", exclusion: "procurement" };

function standing({ approved, holds }: ProviderGateFacts): ProviderGate {
  if (!approved) return gate("standing", false, "It is not approved on this lot", "qa");
  const [hold] = holds;
  if (!hold) return gate("standing", true, "Approved, nothing open", "qa");
  return gate("standing", false, `Open ${hold.kind}: ${hold.reason}`, endedBy[hold.kind] ?? "qa");
}

function insured(
  name: InsuranceGate,
  leastPence: number | null,
  { certificates }: ProviderGateFacts,
  dates: GateDates,
): ProviderGate {
  const ours = certificates.filter(({ question }) => question === name);
  const good = ours.find((certificate) => faultOf(leastPence, certificate, dates) === undefined);
  if (good?.endsOn) {
    const waiting = good.reviewed ? "" : "; the council has not reviewed this replacement yet";
    return gate(name, true, `In date until ${formatDate(good.endsOn)}${waiting}`, "provider");
  }
  const newest = ours.at(-1);
  const why = newest ? faultOf(leastPence, newest, dates) : "No accepted certificate";
  return gate(name, false, why ?? "No accepted certificate", "provider");
}

function faultOf(
  least: number | null,
  { startsOn, endsOn, amountPence }: Certificate,
  { onDate, today }: GateDates,
): string | undefined {
  if (!endsOn) return "The certificate has no end date on record";
  if (endsOn < today) return `It ended on ${formatDate(endsOn)}`;
  if (endsOn < onDate) return `It ends on ${formatDate(endsOn)}, before ${formatDate(onDate)}`;
  if (startsOn && startsOn > onDate) return `It starts on ${formatDate(startsOn)}, after ${formatDate(onDate)}`;
  if (least !== null && (amountPence ?? 0) < least) {
    const has = amountPence === null ? "No amount is on record" : `It covers ${formatPounds(amountPence)}`;
    return `${has}; the least is ${formatPounds(least)}`;
  }
  return undefined;
}

function debarment(
  { debarment: check }: ProviderGateFacts,
  { today, freshOn, debarmentDays }: GateDates,
): ProviderGate {
  const on = check && formatDate(check.checkedOn);
  if (!check) return gate("EXC-04", false, "The debarment list has not been checked", "procurement");
  if (check.result !== "pass") return gate("EXC-04", false, `The check of ${on} was not passed`, "procurement");
  const age = daysBetween(check.checkedOn, freshOn ?? today);
  if (age > debarmentDays)
    return gate("EXC-04", false, `Checked on ${on}, more than ${debarmentDays} days ago`, "procurement");
  return gate("EXC-04", true, `Checked on ${on}`, "procurement");
}

/** A visit, or an approved exception that has not ended today or before the wanted start (rules 2, row 34). */
function visit({ asked, visit: check, inPerson }: ProviderGateFacts, { onDate, today }: GateDates): ProviderGate {
  if (asked.visit === "in-person" && !inPerson)
    return gate("VIS-01", true, "It works online only, so no visit is needed", "qa");
  if (!check) return gate("VIS-01", false, "Not visited, and no exception is recorded", "qa");
  if (check.result === "fail")
    return gate("VIS-01", false, `The visit of ${formatDate(check.checkedOn)} was not passed`, "qa");
  if (check.result !== "exception") return gate("VIS-01", true, `Visited on ${formatDate(check.checkedOn)}`, "qa");
  const ends = exceptionEnds(check);
  const until = formatDate(ends);
  if (ends < today) return gate("VIS-01", false, `Not visited, and the exception ended on ${until}`, "qa");
  if (ends < onDate)
    return gate("VIS-01", false, `Not visited, and the exception ends on ${until}, before ${formatDate(onDate)}`, "qa");
  return gate("VIS-01", true, `Exception approved until ${until}`, "qa");
}

function terms({ termsVersion, acceptedTerms }: ProviderGateFacts): ProviderGate {
  return acceptedTerms.includes(termsVersion)
    ? gate("terms", true, `Version ${termsVersion} accepted`, "provider")
    : gate("terms", false, `Version ${termsVersion} of the terms is not accepted`, "provider");
}
