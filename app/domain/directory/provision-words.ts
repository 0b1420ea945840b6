import { addDays, formatDate } from "#app/domain/london-time.ts";
import type { PublicService } from "./public-service.server.ts";

type School = Pick<PublicService, "registeredSchool" | "urn" | "toldAt" | "approvedAt">;

/** Whether it is a registered school, who says so and since when (rules 17). */
export function schoolInWords({ registeredSchool, urn, approvedAt }: School): string {
  const source = `The provider told us this in its application, which we approved on ${formatDate(approvedAt)}.`;
  const register = "You can look it up on the government’s list of schools, Get Information about Schools";
  if (!registeredSchool) return `No. This is not a registered school, so Ofsted does not inspect it as one. ${source}`;
  return `Yes, it is a registered school. ${source} ${register}${urn ? `: its number there is ${urn}` : ""}.`;
}

type Checked = Pick<PublicService, "approvedAt"> & PublicService["checks"];
/** One thing that was checked: its name, and in plain sentences what was done and when. */
export type CheckInWords = { what: string; words: string };

/** So many days before the end of a document a parent reads that it ends soon. */
const SOON = 30;
const NEWER = "They have sent us a newer one, and we are reading it.";

/**
 * What was checked and when, in words that anybody can read: facts, never praise (rules 17). What has no date was not
 * checked and is left out, save the visit, of which its absence is said. `today`: a London date.
 */
export function checksInWords(checked: Checked, today: string): CheckInWords[] {
  const { approvedAt, safeguardingAt, staffRecordAt, lastVisit, listCheckedOn, complaintsAt, renewing } = checked;
  const newer = (question: string) => (renewing.includes(question) ? ` ${NEWER}` : "");
  return [
    {
      what: "Visit",
      words: lastVisit ? visitInWords(lastVisit) : "We have no visit on record.",
    },
    safeguardingAt && {
      what: "Keeping children safe",
      words: `We read their plan to keep children safe, and accepted it on ${formatDate(safeguardingAt)}.${newer("SAF-01")}`,
    },
    staffRecordAt && {
      what: "The people who work there",
      words: `They keep a list of the checks on each person, such as the police check for work with children. We asked how they do this on ${formatDate(staffRecordAt)}. We do not hold the certificates.`,
    },
    insurance(checked, today),
    listCheckedOn && {
      what: "The government’s list",
      words: `On ${formatDate(listCheckedOn)} we looked for them on the list of firms that councils must not use. They were not on it.`,
    },
    complaintsAt && {
      what: "How to complain",
      words: `We read how parents can complain to them, and accepted it on ${formatDate(complaintsAt)}.${newer("EDU-12")}`,
    },
    {
      what: "What they told us",
      words: `Two people at the council read it, and a third approved them on ${formatDate(approvedAt)}.`,
    },
  ].filter((check): check is CheckInWords => Boolean(check));
}

const visitInWords = ({ on, passed }: { on: string; passed: boolean }): string =>
  `We visited them on ${formatDate(on)}.${passed ? "" : " They did not pass. Until they do, we place no more children with them."}`;

function insurance({ insuredAt, insuredUntil, renewing }: Checked, today: string): CheckInWords | undefined {
  if (!insuredUntil) return undefined;
  const seen = insuredAt ? `We saw it, and accepted it on ${formatDate(insuredAt)}.` : "We saw it.";
  const verb = insuredUntil < today ? "ran" : "runs";
  const ends = `The policy that ends first ${verb} until ${formatDate(insuredUntil)}.`;
  const isRenewing = renewing.some((question) => question.startsWith("INS-"));
  const soon = insuredUntil < addDays(today, SOON) ? " We have asked them for the next one." : "";
  return { what: "Insurance", words: `${seen} ${ends}${isRenewing ? ` ${NEWER}` : soon}` };
}

type Dates = Pick<Checked, "lastVisit" | "nextCheckOn">;

/**
 * When the council checked a provider last and checks it next, in one line (N20): the last visit, or the approval of
 * one that is not visited. A visit that was not passed is said to be so, never called a check. London dates. A check
 * that is late is called late.
 */
export function lastAndNextCheck(approvedOn: string, { lastVisit, nextCheckOn }: Dates, today: string): string {
  const last =
    lastVisit && !lastVisit.passed
      ? `Visited by the council: ${formatDate(lastVisit.on)}, not passed.`
      : `Checked by the council: ${formatDate(lastVisit?.on ?? approvedOn)}.`;
  if (!nextCheckOn) return `${last} We check each of their papers again before it ends.`;
  if (!lastVisit && nextCheckOn <= today) return `${last} A visit is due, and has not been made yet.`;
  if (nextCheckOn < today)
    return `${last} The next check was due on ${formatDate(nextCheckOn)}, and has not been made yet.`;
  return `${last} Next check due ${nextCheckOn === today ? "today" : `by ${formatDate(nextCheckOn)}`}.`;
}
