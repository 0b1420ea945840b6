import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { hasConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import { checkNames, checkResults } from "#app/domain/reviews/council-checks.ts";
import { documentInBrief } from "#app/domain/reviews/documents.ts";
import { questionSetOf } from "#app/domain/reviews/evidence-desk.server.ts";
import { councilChecksOf } from "#app/domain/reviews/record-check.server.ts";
import type { Trx } from "#db/client.server.ts";
import { admissionsOf, documentsOf, getProvider, providerHistory, staffCheckCounts } from "./provider-file.server.ts";
import { declaredStaff } from "./staff.server.ts";

const words: Readonly<Record<string, string>> = {
  "provider.register": "Registered",
  "provider.check": "Council check recorded",
  "visit.except": "Exception from the visit approved",
  "provider.declare-conflict": "An officer declared a conflict of interest",
};
export const staffChecks: Readonly<Record<string, string>> = {
  identity: "Identity",
  "right-to-work": "Right to work",
  "enhanced-dbs": "Enhanced DBS",
  "barred-list": "Children’s barred list",
  prohibition: "Prohibition from teaching",
  references: "References",
  overseas: "Time overseas",
  qualifications: "Qualifications",
};

/**
 * What the council knows of a provider, as one officer may read it: everyone sees standing, dates and counts; the
 * single central record has a page of its own, for QA alone, never for brokers or finance (rules 5). NotFound.
 */
export async function providerInFull(db: Trx, actor: Actor, id: string, now: Date) {
  const provider = await getProvider(db, id);
  const today = londonDate(now);
  const seesGrid = can(actor, "staff.read");
  const [admissions, documents, checks, counts, history, set, declared] = [
    await admissionsOf(db, id),
    await documentsOf(db, id),
    await councilChecksOf(db, id),
    await staffCheckCounts(db, id),
    await providerHistory(db, id),
    await questionSetOf(db, id),
    await declaredStaff(db, id),
  ];
  return {
    ...provider,
    mayCheck: actor.kind === "council" && can(actor, "provider.check") && !(await hasConflict(db, actor.personId, id)),
    seesVisits: can(actor, "visit.read"),
    opensEvidence: can(actor, "evidence.review"),
    opensApplications: can(actor, "application.review"),
    seesGrid,
    admissions: admissions.map(({ decidedAt, outcome, standing, ...row }) => ({
      ...row,
      admitted: outcome === "admitted",
      decision: outcome === "refused" ? "Refused" : "Approved",
      removed: outcome === "removed",
      decided: formatDate(decidedAt),
      holds: standing?.holds ?? [],
    })),
    documents: documents.map((document) => documentInBrief(set, document, today)),
    checks: checks.map(({ check, result, note, checkedOn, until, checkedBy }) => ({
      name: checkNames[check],
      result: until ? `${checkResults[result]} until ${formatDate(until)}` : checkResults[result],
      passed: result !== "fail" && (until === null || until >= today),
      note,
      on: formatDate(checkedOn),
      by: checkedBy,
    })),
    staff: {
      total: counts.staff,
      declared: seesGrid ? declared : undefined,
      checks: counts.checks.map(({ check, done }) => ({ check: staffChecks[check] ?? check, done })),
    },
    history: history.map(({ action, at, by }) => ({
      title: words[action] ?? action,
      date: formatDateTime(at),
      dateTime: at.toISOString(),
      by: by ?? undefined,
    })),
  };
}
export type ProviderInFull = Awaited<ReturnType<typeof providerInFull>>;
