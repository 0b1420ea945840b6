import { type Actor, personId } from "#app/access/actor.ts";
import { takeAnswers } from "#app/domain/applications/answers.server.ts";
import { type Application, lockApplication } from "#app/domain/applications/applications.server.ts";
import { mayGiveEvidence } from "#app/domain/applications/may-change.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { countTime } from "#app/domain/applications/pace.server.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { type FileField, findQuestion, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { isBlank } from "#app/domain/question-sets/typed.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ReceivedFile } from "./check-file.server.ts";
import { endOf } from "./evidence.ts";
import { cleanName } from "./file-name.ts";
import { inQuarantine } from "./object-keys.ts";

export type Given = {
  applicationId: string;
  questionId: string;
  field: string;
  submissionKey: string;
  /** A file that `checkFile` found nothing wrong with, and its content type. */
  file: ReceivedFile;
  contentType: string;
  /** London dates, as typed beside it, and pence. */
  dated?: string | undefined;
  ends?: string | undefined;
  amountPence?: number | undefined;
};

/** The object store did not take the file; nothing was written. */
export class StoreDown extends Error {
  override name = "StoreDown";
}

export const quarantined = (id: string): string => inQuarantine(id);

/**
 * Takes a document: stores it in quarantine, then writes its row, as the next version, and the scanner's job together.
 * The version before stays until the scanner has passed this one. A replay of the form gets the first result.
 * Throws StoreDown, NotFound, NotAllowedNow; a file stored for nothing is taken away again.
 */
export async function giveEvidence(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  given: Given,
  now: Date,
): Promise<string> {
  const id = uuidv7(now.getTime());
  const key = quarantined(id);
  const { path, size, sha256 } = given.file;
  await store.put(key, path, { length: size, sha256, contentType: given.contentType }).catch((cause) => {
    throw new StoreDown("The file could not be stored", { cause });
  });
  let kept: string | undefined;
  try {
    kept = await transact(db, actor, now, (work) => write(work, id, given));
    return kept;
  } finally {
    if (kept !== id) await store.remove(key).catch(() => undefined);
  }
}

function write(work: Work, id: string, given: Given): Promise<string> {
  return once(work, "evidence.give", given.submissionKey, async () => {
    const application = await lockApplication(work, given.applicationId, "evidence.add", "evidence.read");
    const { field, wordsOffered } = await requireOpenField(
      work.trx,
      application,
      given.questionId,
      given.field,
      work.now,
    );
    const by = personId(work.actor);
    await work.trx
      .insertInto("evidence")
      .values({
        id,
        provider_id: application.providerId,
        question_id: given.questionId,
        field: given.field,
        version: await nextVersion(work, application.providerId, given),
        file_name: cleanName(given.file.name),
        content_type: given.contentType,
        size: given.file.size,
        sha256: given.file.sha256,
        object_key: quarantined(id),
        scan: "pending",
        state: "given",
        starts_on: given.dated ?? null,
        ends_on: endOf(field, given),
        amount_pence: given.amountPence ?? null,
        uploaded_by: by ?? "",
        uploaded_at: work.now,
      })
      .execute();
    // Words that were given elsewhere are used only when somebody says so.
    if (by && !wordsOffered)
      await takeAnswers(work.trx, {
        applicationId: application.id,
        questionIds: [given.questionId],
        by,
        at: work.now,
      });
    await countTime(work.trx, application, work.now);
    await work.enqueue("scan-evidence", { id });
    work.audit("evidence.give", { type: "evidence", id }, { question: given.questionId, field: given.field });
    return id;
  });
}

async function nextVersion({ trx }: Work, providerId: string, { questionId, field }: Given): Promise<number> {
  // Two applications of one provider may reach for the same document: its provider's row is the queue.
  await trx.selectFrom("provider").select("id").where("id", "=", providerId).forUpdate().execute();
  const row = await trx
    .selectFrom("evidence")
    .select(({ fn }) => fn.max("version").as("newest"))
    .where("provider_id", "=", providerId)
    .where("question_id", "=", questionId)
    .where("field", "=", field)
    .executeTakeFirst();
  return (row?.newest ?? 0) + 1;
}

/** The file field of this name. Throws NotFound when the set has none, or only staff give it. */
export function fileField(
  set: Pick<QuestionSet, "sections">,
  questionId: string,
  name: string,
): { question: Question; field: FileField } {
  const question = findQuestion(set, questionId);
  const field = question?.fields.find((one) => one.name === name);
  if (!question || field?.kind !== "file" || (question.askedOf ?? "provider") !== "provider")
    throw new NotFound("document");
  return { question, field };
}

/** The same, when a document for it may be given now. Throws NotFound, or NotAllowedNow for what is being read. */
export async function requireOpenField(db: Trx, application: Application, questionId: string, name: string, now: Date) {
  const { set, open, evidence, offered, stored } = await formOf(db, application, now);
  const found = fileField(set, questionId, name);
  if (!mayGiveEvidence(application.status, open, questionId)) throw new NotAllowedNow("give this document");
  const current = evidence.find((one) => one.questionId === questionId && one.field === name);
  return { ...found, current, set, open, wordsOffered: questionId in offered && !isBlank(stored[questionId]) };
}
