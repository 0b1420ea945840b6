import type { ProviderPerson } from "#app/access/actor.ts";
import type { ApplicationStatus } from "#app/domain/applications/application-status.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { makeSubmission } from "#app/domain/applications/make-submission.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { type Answers, fileOf } from "#app/domain/question-sets/typed.ts";
import { newReference } from "#app/domain/reference.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { takeAllAnswers } from "#db/demonstration/uses.server.ts";
import { aTuitionLot, type MadeLot } from "./lots.ts";
import { aProviderPerson } from "./people.ts";

const at = new Date("2026-09-10T09:00:00Z");

export type MadeApplication = { id: string; ref: string; owner: ProviderPerson; lot: MadeLot };

type Options = { owner?: ProviderPerson; lot?: MadeLot; status?: ApplicationStatus; answers?: Answers };

/**
 * An application with every question answered and every file given, in any status: a draft unless told otherwise. What
 * was submitted is kept with each status that comes after.
 */
export async function anApplication(db: Db, options: Options = {}): Promise<MadeApplication> {
  const owner = options.owner ?? (await aProviderPerson(db));
  const lot = options.lot ?? (await aTuitionLot(db));
  const status = options.status ?? "draft";
  await answersOf(db, owner, lot, options.answers ?? soleTutorAnswers("2026-09-01", "2027-06-01"));
  const made = { id: uuidv7(), ref: newReference("APP"), owner, lot };
  const sent = status === "draft" ? {} : { submitted_at: at, submitted_by: owner.personId };
  await db
    .insertInto("application")
    .values({
      id: made.id,
      ref: made.ref,
      provider_id: owner.providerId,
      lot_id: lot.id,
      question_set_id: lot.questionSetId,
      status,
      created_at: at,
      created_by: owner.personId,
      ...sent,
    })
    .execute();
  await takeAllAnswers(db, made.id);
  if (status !== "draft") await submission(db, made);
  return made;
}

async function submission(db: Db, { id, owner }: MadeApplication): Promise<void> {
  const application = await getApplication(db, owner, id, "application.read");
  const form = await readAs(db, owner, (trx) => formOf(trx, application, at));
  const sent = makeSubmission(form, owner.name, { name: "Tuition", termsVersion: "1", specificationVersion: "1" });
  await db
    .updateTable("application")
    .set({ submission: JSON.stringify(sent) })
    .where("id", "=", id)
    .execute();
}

/** Stores answers as typed, and for each file among them a clean document of its own. */
export async function answersOf(db: Db | Trx, owner: ProviderPerson, lot: MadeLot, answers: Answers): Promise<void> {
  for (const [question_id, answer] of Object.entries(answers)) {
    const files = Object.keys(answer).filter((name) => fileOf(answer[name]));
    const typed = Object.fromEntries(Object.entries(answer).filter(([name]) => !files.includes(name)));
    const question = questionsOf(tuitionQuestionSet).find(({ id }) => id === question_id);
    await db
      .insertInto("answer")
      .values({
        id: uuidv7(),
        provider_id: owner.providerId,
        lot_id: question?.perLot ? lot.id : null,
        question_id,
        value: JSON.stringify(typed),
        updated_at: at,
        updated_by: owner.personId,
      })
      .execute();
    for (const field of files) await anEvidence(db, owner, { questionId: question_id, field });
  }
}

type EvidenceOptions = {
  questionId?: string;
  field?: string;
  version?: number;
  scan?: "pending" | "clean" | "refused" | "error" | "not-scanned";
  state?: "given" | "accepted" | "needs-change" | "superseded" | "removed" | "withdrawn";
  endsOn?: string | null;
  /** A reviewer had accepted it before it came to be in this state. */
  wasAccepted?: boolean;
};

/** A document of a provider: its row only, no object behind it. Returns its id. */
export async function anEvidence(db: Db | Trx, owner: ProviderPerson, options: EvidenceOptions = {}): Promise<string> {
  const id = uuidv7();
  const scan = options.scan ?? "clean";
  const clean = scan === "clean" || scan === "not-scanned";
  await db
    .insertInto("evidence")
    .values({
      id,
      provider_id: owner.providerId,
      question_id: options.questionId ?? "SAF-01",
      field: options.field ?? "value",
      version: options.version ?? 1,
      file_name: "document.pdf",
      content_type: "application/pdf",
      size: 1000,
      sha256: "0".repeat(64),
      object_key: `${clean ? "evidence" : "quarantine"}/${id}`,
      scan,
      state: options.state ?? "given",
      starts_on: "2026-09-01",
      ends_on: options.endsOn === undefined ? "2027-09-01" : options.endsOn,
      uploaded_by: owner.personId,
      uploaded_at: at,
      accepted_at: options.state === "accepted" || options.wasAccepted ? at : null,
      ...(options.state === "withdrawn" ? { withdrawn_at: at, withdrawn_because: "missing" } : {}),
    })
    .execute();
  return id;
}
