import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { hasConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { Trx } from "#db/client.server.ts";
import { barsToAdmission, reservationsOn } from "../bars-to-admission.server.ts";
import { barTo, type Power } from "../decider.server.ts";
import { recommendationsOf } from "../reviews.server.ts";
import { sectionsOf } from "../section-checks.ts";

/** An application that two reviewers have advised on; `why` says why this officer can't admit it in a batch today. */
export type Decidable = {
  id: string;
  ref: string;
  version: number;
  provider: string;
  lot: string;
  sent: string;
  /** Kept from whoever declared an interest in its provider. */
  opens: boolean;
  why: string | undefined;
};

/** The applications for decision, the longest waiting first, each with whether this officer may admit it in a batch. */
export async function listDecidable(
  db: Trx,
  { officer, power, page }: { officer: Officer; power: Power | undefined; page: number },
  now: Date,
) {
  const wanted = db
    .selectFrom("application")
    .innerJoin("provider", "provider.id", "application.provider_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .where("application.status", "=", "moderated");
  const { total } = await wanted.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await wanted
    .select([
      "application.id",
      "application.ref",
      "application.version",
      "provider.name as provider",
      "lot.name as lot",
    ])
    .select(["application.provider_id as providerId", "submitted_at as submittedAt", "submission"])
    .orderBy("submitted_at")
    .orderBy("application.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const listed: Decidable[] = [];
  for (const { id, ref, version, provider, lot, providerId, submittedAt, submission } of rows) {
    const conflicted = await hasConflict(db, officer.personId, providerId);
    const sent = submittedAt ? formatDate(submittedAt) : "";
    const application = { id, providerId, submittedAt, submission: submission as Submission | null };
    const why = conflicted
      ? "You declared a conflict of interest with this provider"
      : await whyNot(db, application, { officer, power }, now);
    listed.push({ id, ref, version, provider, lot, sent, opens: !conflicted, why });
  }
  return paged(listed, page, total);
}

type Row = { id: string; providerId: string; submittedAt: Date | null; submission: Submission | null };

async function whyNot(
  db: Trx,
  { id, providerId, submittedAt, submission }: Row,
  { officer, power }: { officer: Officer; power: Power | undefined },
  now: Date,
): Promise<string | undefined> {
  const recommendations = await recommendationsOf(db, id);
  const bar = barTo(officer.personId, power, recommendations);
  if (bar) return `You cannot ${bar}`;
  if (!submission || !submittedAt) return "It was never sent";
  const [reservation] = await reservationsOn(db, { submission, recommendations });
  if (reservation) return `${reservation}: decide it by itself`;
  const sections = sectionsOf(submission, londonDate(submittedAt), answersOf(submission));
  const [first] = await barsToAdmission(db, { application: { providerId }, submission, sections }, now);
  return first;
}
