import { type Actor, personId } from "#app/access/actor.ts";
import { takeAnswers } from "#app/domain/applications/answers.server.ts";
import { type Application, lockApplication } from "#app/domain/applications/applications.server.ts";
import { mayGiveEvidence } from "#app/domain/applications/may-change.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { countTime } from "#app/domain/applications/pace.server.ts";
import { DomainError, NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { type FileField, findQuestion, type Question, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { isBlank } from "#app/domain/question-sets/typed.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { ReceivedFile } from "./check-file.server.ts";
import { keepWithinDay } from "./daily-quota.server.ts";
import { askedBeside, endOf } from "./evidence.ts";
import { cleanName } from "./file-name.ts";
import { inQuarantine, whereServed } from "./object-keys.ts";
import { sameFile, shareFile } from "./same-object.server.ts";
import { withoutNotes } from "./without-notes.server.ts";

export type Given = {
  applicationId: string;
  questionId: string;
  field: string;
  submissionKey: string;
  /** A file that `checkFile` found nothing wrong with, and its content type. */
  file: ReceivedFile;
  contentType: string;
  /** London dates, as typed beside it, and pence; none of them when we shall read them in the document. */
  dated?: string | undefined;
  ends?: string | undefined;
  amountPence?: number | undefined;
};

/** The object store did not take the file; nothing was written. */
export class StoreDown extends Error {
  override name = "StoreDown";
}

/**
 * Takes a document: stores it in quarantine, then writes its row, as the next version, and the scanner's job together. A
 * file that the provider gave before is not stored again: the new row names the same object, with the scanner's verdict.
 * The version before stays until the scanner has passed this one. A replay of the form gets the first result.
 * Throws QuotaReached, StoreDown, NotFound, NotAllowedNow; a file stored for nothing is taken away again.
 */
export async function giveEvidence(
  { db, store }: { db: Db; store: ObjectStore },
  actor: Actor,
  received: Given,
  now: Date,
): Promise<string> {
  const given = { ...received, file: await withoutNotes(received.file, received.contentType) };
  const id = uuidv7(now.getTime());
  if (actor.kind === "provider") await keepWithinDay(db, actor.providerId, now);
  const { known, lost } = await knownFile({ db, store }, actor, given.file);
  const stored = known ? undefined : inQuarantine(id);
  if (stored) await keep(store, stored, given);
  let used: string | undefined;
  try {
    return await transact(db, actor, now, (work) =>
      once(work, "evidence.give", { ...received, file: received.file.sha256 }, async () => {
        used = await writeEvidence(work, id, given, { stored, lost });
        return id;
      }),
    );
  } catch (error) {
    // What may have been committed after all keeps its object: one that nothing names is found and removed later.
    if (!(error instanceof DomainError)) used = stored;
    throw error;
  } finally {
    if (stored && used !== stored) await store.remove(stored).catch(() => undefined);
  }
}

const storeDown = (cause: unknown) => {
  throw new StoreDown("The file could not be stored", { cause });
};

const keep = (store: ObjectStore, key: string, { file: { path, size, sha256 }, contentType }: Given) =>
  store.put(key, path, { length: size, sha256, contentType }).catch(storeDown);

/** Whether the provider has given this very file before and it is still there whole; else, which object of it is `lost`. */
async function knownFile({ db, store }: { db: Db; store: ObjectStore }, actor: Actor, file: ReceivedFile) {
  if (actor.kind !== "provider") return { known: false };
  const before = await readAs(db, actor, (trx) => sameFile(trx, actor.providerId, file));
  if (!before) return { known: false };
  const lengths = [whereServed, inQuarantine].map((place) => store.lengthOf(place(before.object_key)));
  const known = (await Promise.all(lengths).catch(storeDown)).includes(file.size);
  return { known, lost: known ? undefined : before.object_key };
}

type Kept = { stored: string | undefined; lost?: string | undefined };

/**
 * Writes a document whose file lies in quarantine under `stored`, or is the same as one that was given before, and the
 * scanner's job. Returns the key of the object that it is. Throws NotFound, NotAllowedNow, StoreDown.
 */
export async function writeEvidence(work: Work, id: string, given: Given, { stored, lost }: Kept): Promise<string> {
  const application = await lockApplication(work, given.applicationId, "evidence.add", "evidence.read");
  const { trx, now } = work;
  const { question, field, wordsOffered } = await requireOpenField(
    trx,
    application,
    given.questionId,
    given.field,
    now,
  );
  const by = personId(work.actor);
  const version = await nextVersion(work, application.providerId, given);
  const shared = await shareFile(trx, application.providerId, given.file, lost);
  const object = shared ?? (stored ? { object_key: stored, scan: "pending" } : storeDown("the object is gone"));
  await trx
    .insertInto("evidence")
    .values({
      id,
      provider_id: application.providerId,
      question_id: given.questionId,
      field: given.field,
      version,
      file_name: cleanName(given.file.name),
      content_type: given.contentType,
      size: given.file.size,
      sha256: given.file.sha256,
      ...object,
      state: "given",
      starts_on: given.dated ?? null,
      ends_on: endOf(field, given),
      amount_pence: given.amountPence ?? null,
      uploaded_by: by ?? "",
      uploaded_at: now,
      unconfirmed: askedBeside(question, field).length > 0 && !isTyped(given),
    })
    .execute();
  // Words that were given elsewhere are used only when somebody says so.
  if (by && !wordsOffered)
    await takeAnswers(trx, { applicationId: application.id, questionIds: [given.questionId], by, at: now });
  await countTime(trx, application, now);
  await work.enqueue("scan-evidence", { id });
  work.audit("evidence.give", { type: "evidence", id }, { question: given.questionId, field: given.field });
  return object.object_key;
}

const isTyped = ({ dated, ends, amountPence }: Given) => Boolean(dated ?? ends) || amountPence !== undefined;

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
