import type { ProviderPerson } from "#app/access/actor.ts";
import type { Submission } from "#app/domain/applications/submission.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { isShown } from "#app/domain/question-sets/shown.ts";
import { type Answers, fileOf } from "#app/domain/question-sets/typed.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { aTuitionLot, type MadeLot } from "./lots.ts";
import { aProviderPerson } from "./people.ts";

const set = tuitionQuestionSet;

export type SubmittedApplication = {
  id: string;
  ref: string;
  owner: ProviderPerson;
  lot: MadeLot;
  evidenceIds: string[];
};

type Options = {
  owner?: ProviderPerson;
  lot?: MadeLot;
  answers?: Answers;
  /** False for a second application of a provider whose documents are there already. */
  documents?: boolean;
  at?: Date;
  status?: "submitted" | "recommended" | "moderated";
};

/** An application to the tuition lot with every question answered and every document given, sent at `at`. */
export async function aSubmittedApplication(db: Db | Trx, options: Options = {}): Promise<SubmittedApplication> {
  const at = options.at ?? new Date("2026-09-07T09:00:00Z");
  const lot = options.lot ?? (await aTuitionLot(db));
  const owner = options.owner ?? (await aProviderPerson(db));
  const answers = options.answers ?? soleTutorAnswers("2026-03-02", "2027-08-31");
  const evidence = options.documents === false ? [] : await giveDocuments(db, owner, answers, at);
  const submission: Submission = {
    questionSet: { version: set.version, definition: set },
    answers,
    evidence,
    submittedByName: owner.name,
    lot: { name: "Tuition", termsVersion: "1", specificationVersion: "1" },
  };
  const id = uuidv7();
  const ref = newReference("APP");
  await db
    .insertInto("application")
    .values({
      id,
      ref,
      provider_id: owner.providerId,
      lot_id: lot.id,
      question_set_id: lot.questionSetId,
      status: options.status ?? "submitted",
      created_at: at,
      created_by: owner.personId,
      submitted_at: at,
      submitted_by: owner.personId,
      submission: JSON.stringify(submission),
    })
    .execute();
  return { id, ref, owner, lot, evidenceIds: evidence.map((given) => given.id) };
}

async function giveDocuments(
  db: Db | Trx,
  owner: ProviderPerson,
  answers: Answers,
  at: Date,
): Promise<Submission["evidence"]> {
  const context = { today: at.toISOString().slice(0, 10), stage: "A" as const };
  const wanted = questionsOf(set)
    .filter((question) => isShown(set, question, answers, context))
    .flatMap((question) => question.fields.map((field) => ({ question, field })))
    .filter(({ question, field }) => field.kind === "file" && fileOf(answers[question.id]?.[field.name]));
  const evidence = wanted.map(({ question, field }) => ({
    id: uuidv7(),
    questionId: question.id,
    field: field.name,
    version: 1,
    fileName: `${question.id}.pdf`,
    sha256: "0".repeat(64),
    startsOn: "2026-05-01",
    endsOn: "2027-04-30",
    amountPence: null,
  }));
  if (evidence.length === 0) return evidence;
  await db
    .insertInto("evidence")
    .values(
      evidence.map(({ id, questionId, field, fileName, sha256, startsOn, endsOn }) => ({
        id,
        provider_id: owner.providerId,
        question_id: questionId,
        field,
        version: 1,
        file_name: fileName,
        content_type: "application/pdf",
        size: 1000,
        sha256,
        object_key: `evidence/${id}`,
        scan: "clean",
        state: "given",
        starts_on: startsOn,
        ends_on: endsOn,
        uploaded_by: owner.personId,
        uploaded_at: at,
      })),
    )
    .execute();
  return evidence;
}
