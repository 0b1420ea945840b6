import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import type { Trx } from "#db/client.server.ts";
import type { EvidenceRow } from "../evidence.server.ts";
import { fileField } from "../give-evidence.server.ts";

/** The question and field that a document answers, in the first of its provider's forms that asks it. Throws NotFound. */
export async function askedOfDocument(
  db: Trx,
  { providerId, questionId, field }: Pick<EvidenceRow, "providerId" | "questionId" | "field">,
  now: Date,
) {
  for (const application of await applicationsOf(db, providerId)) {
    const { set } = await formOf(db, application, now);
    if (findQuestion(set, questionId)) return { set, ...fileField(set, questionId, field) };
  }
  throw new NotFound("document");
}
