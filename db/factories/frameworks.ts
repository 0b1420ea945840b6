import type { Officer } from "#app/access/actor.ts";
import { recordBasis } from "#app/domain/frameworks/basis/record-basis.server.ts";
import { askSignOff } from "#app/domain/frameworks/setup/ask-approval.server.ts";
import { createFramework } from "#app/domain/frameworks/setup/create-framework.server.ts";
import { signOffAreas } from "#app/domain/frameworks/setup/sign-off-areas.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { publishDraft } from "#app/domain/question-sets/drafts/publish-draft.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { sampleLot } from "#db/defaults/framework-details.ts";
import { toOpenFramework } from "./basis-changes.ts";
import { aDocument } from "./lot-documents.ts";
import { aSecondLot, aTuitionLot, type MadeLot } from "./lots.ts";

/** An open framework on a pseudo-DPS with two lots, everything said about both, and their documents. */
export async function aFrameworkOfTwo(db: Db, status: "open" | "closed" = "open"): Promise<[MadeLot, MadeLot]> {
  const first = await aTuitionLot(db, { status });
  const second = await aSecondLot(db, first);
  for (const [{ id }, name] of [
    [first, "Tuition"],
    [second, "Mentoring"],
  ] as const) {
    const details = JSON.stringify(sampleLot(name, `${name} for a child, alone or in a small group`));
    await db.updateTable("lot").set({ details, status }).where("id", "=", id).execute();
    for (const kind of ["terms", "specification"] as const) await aDocument(db, id, { kind });
  }
  return [first, second];
}

/** A draft copied from another framework: `name`, five years from 4 January 2027. Returns its id. */
export const aDraftFramework = (db: Db, who: Officer, copyFrom: string, name: string, now: Date): Promise<string> =>
  createFramework(
    db,
    who,
    { name, startsOn: "2027-01-04", endsOn: "2030-01-03", copyFrom, submissionKey: uuidv7() },
    now,
  );

/** Publishes a copied draft's questions and records an open framework as its basis: all but the sign-offs is there. */
export async function completeDraft(db: Db, who: Officer, frameworkId: string, now: Date): Promise<void> {
  const { id: draftId } = await db
    .selectFrom("question_set_draft")
    .select("id")
    .where("framework_id", "=", frameworkId)
    .executeTakeFirstOrThrow();
  const { version } = await getDraft(db, draftId);
  const publishing = { draftId, version, from: londonDate(now), why: "First", drafts: "keep" } as const;
  await publishDraft(db, who, { ...publishing, mustAnswer: [], submissionKey: uuidv7() }, now);
  const basis = { ...toOpenFramework("2027-01-04", "", {}), firstRoundClosesOn: undefined, frameworkId };
  await recordBasis(db, who, { ...basis, submissionKey: uuidv7() }, now);
}

/** Asks one person for all seven sign-offs of a draft. */
export function askAllOf(db: Db, who: Officer, frameworkId: string, person: string, now: Date): Promise<void> {
  const asked = Object.fromEntries(Object.keys(signOffAreas).map((area) => [area, person]));
  return askSignOff(db, who, { frameworkId, asked, submissionKey: uuidv7() }, now);
}
