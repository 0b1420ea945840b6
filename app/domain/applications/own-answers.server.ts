import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import { type Answer, isBlank } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import { type Asked, type QuestionMet, questionsMet } from "./questions-met.server.ts";

/** A document that a provider gave, in one of its versions. Times are UTC, `startsOn` and `endsOn` London dates. */
export type OwnDocument = Awaited<ReturnType<typeof documentsOf>>[number] & { title: string };

/** One answer of a provider, as typed and in words; of one lot where it is asked for each. */
export type OwnAnswer = Asked & {
  lot: string | null;
  label: string;
  section: string;
  questionSetVersion: number | null;
  updatedAt: Date;
  answer: Answer;
  fields: { label: string; lines: string[] }[];
  documents: OwnDocument[];
};

/** Everything that a provider has answered and uploaded, replaced documents included, in the order of the form. */
export async function ownAnswers(db: Trx, providerId: string): Promise<OwnAnswer[]> {
  const rows = await answersOf(db, providerId);
  const documents = await documentsOf(db, providerId);
  const only = documents.filter(({ questionId }) => !rows.some((row) => row.questionId === questionId));
  const asked = [
    ...rows,
    ...[...new Map(only.map(({ questionId, uploadedAt }) => [questionId, uploadedAt]))].map(
      ([questionId, updatedAt]) => ({
        ...{ questionId, lotId: null, lot: null, updatedAt, value: {} },
      }),
    ),
  ];
  const find = await questionsMet(db, providerId, asked);
  return asked
    .map((row) => ({ row, met: find(row) }))
    .sort((a, b) => (a.met?.place ?? Number.MAX_SAFE_INTEGER) - (b.met?.place ?? Number.MAX_SAFE_INTEGER))
    .map(({ row: { value, ...row }, met }) => {
      // Only save-answers writes this column.
      const answer = value as Answer;
      const own = documents.filter(({ questionId }) => questionId === row.questionId);
      return {
        ...row,
        label: met?.question.label ?? row.questionId,
        section: met?.section ?? "Questions that are no longer asked",
        questionSetVersion: met?.set.version ?? null,
        answer,
        fields: fieldsOf(met, answer),
        documents: own.map((one) => ({ ...one, title: titleOfEvidence(met?.set, one.questionId, one.field) })),
      };
    });
}

/** Every field typed, also one that doesn't apply any more; without its question, as it is stored. */
function fieldsOf(met: QuestionMet | undefined, answer: Answer): OwnAnswer["fields"] {
  if (!met) return isBlank(answer) ? [] : [{ label: "", lines: [JSON.stringify(answer)] }];
  const { fields } = met.question;
  return fields
    .filter(({ kind }) => kind !== "file")
    .map((field) => ({
      label: fields.length > 1 && field.label ? field.label : "",
      lines: inWords(field, answer[field.name]),
    }))
    .filter(({ lines }) => lines.length > 0);
}

const answersOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("answer")
    .leftJoin("lot", "lot.id", "answer.lot_id")
    .select(["question_id as questionId", "lot_id as lotId", "lot.name as lot", "value", "updated_at as updatedAt"])
    .where("provider_id", "=", providerId)
    .orderBy("question_id")
    .orderBy("lot.number")
    .execute();

const documentsOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("evidence")
    .select(["id", "question_id as questionId", "field", "version", "file_name as fileName", "size", "sha256"])
    .select(["content_type as contentType", "uploaded_at as uploadedAt", "starts_on as startsOn", "ends_on as endsOn"])
    .select(["amount_pence as amountPence", "state"])
    .where("provider_id", "=", providerId)
    .where("state", "<>", "removed")
    .orderBy("question_id")
    .orderBy("field")
    .orderBy("version", "desc")
    .execute();
