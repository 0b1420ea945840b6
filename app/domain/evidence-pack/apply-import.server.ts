import { z } from "zod";
import type { Actor } from "#app/access/actor.ts";
import { takeAnswers } from "#app/domain/applications/answers.server.ts";
import { type Application, lockApplication } from "#app/domain/applications/applications.server.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { writeAnswer } from "#app/domain/applications/save-answers.server.ts";
import { Conflict, NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { askedBeside } from "#app/domain/evidence/evidence.ts";
import { fileField, StoreDown, writeEvidence } from "#app/domain/evidence/give-evidence.server.ts";
import { getLoose, type LooseDocument } from "#app/domain/evidence/loose/loose-documents.server.ts";
import { besideSchema, type TypedBeside } from "#app/domain/evidence/typed-beside.ts";
import { today } from "#app/domain/london-time.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Db } from "#db/client.server.ts";
import { answerValue, type BroughtFile, placeOf } from "./import-files.ts";
import { getImport } from "./import-page.server.ts";
import { type Offer, offersFrom } from "./offered.ts";
import { whyNotUsed } from "./trusted-councils.server.ts";

export const applyForm = z.object({
  answers: z.array(z.string().max(40)).max(1_000).default([]),
  files: z.array(z.string().max(100)).max(1_000).default([]),
  confirmed: z.literal("yes", { error: "Confirm that you have looked at what you use" }),
  submissionKey,
});
type Input = z.output<typeof applyForm> & { id: string };
type Means = { db: Db; store: ObjectStore };
type Chosen = { file: BroughtFile; loose: LooseDocument; stored: string | undefined };

/**
 * Fills a draft with what its owner ticked of a pack: answers as drafts, files as evidence that was given and goes to
 * the scanner and the readers like any other. Nothing is accepted, passed or decided by it. Once for a form. Throws
 * NotFound, NotAllowedNow, StoreDown, Refused when nothing was ticked or the pack is taken no more, Conflict when an answer was changed since.
 */
export async function applyImport({ db, store }: Means, actor: Actor, input: Input, now: Date): Promise<void> {
  if (actor.kind !== "provider") throw new NotFound("pack");
  const chosen = await chosenFiles({ db, store }, actor, input);
  await transact(db, actor, now, (work) =>
    once(work, "evidence-pack.use", input, async () => {
      const brought = await getImport(work.trx, actor, input.id);
      const application = await lockApplication(work, brought.applicationId, "application.edit", "application.read");
      if (application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
      if (brought.usedAt) throw new NotAllowedNow("use a pack twice; bring it again and it can be used");
      const ended = await whyNotUsed(work.trx, brought, now);
      if (ended) throw new Refused("", ended);
      const form = await formOf(work.trx, application, now);
      const { offers } = offersFrom(form, brought.answers, today(now));
      const used = offers.filter((offer) => input.answers.includes(answerValue(offer)));
      if (used.length < input.answers.length)
        throw new Conflict("An answer was changed since you opened the page. Look at it again before you replace it");
      if (used.length + chosen.length === 0) throw new Refused("answers", "Tick what you want to use");
      for (const offer of used) await fill(work, application, form, offer);
      await takeAnswers(work.trx, {
        ...{ applicationId: application.id, questionIds: used.map(({ questionId }) => questionId) },
        ...{ by: actor.personId, at: now },
      });
      const uses = [];
      for (const one of chosen) uses.push(await give(work, application, form.set, one));
      await note(work, { importId: input.id, providerId: application.providerId }, used, uses);
    }),
  );
}

async function fill(
  work: Work,
  application: Application,
  form: Pick<Awaited<ReturnType<typeof formOf>>, "set" | "stored">,
  { questionId, fields, version }: Offer,
): Promise<void> {
  const question = findQuestion(form.set, questionId);
  if (!question) throw new NotFound("question");
  const typed = { [questionId]: { ...form.stored[questionId], ...fields } };
  await writeAnswer(work, application, question, typed, version);
}

/** The ticked files that still wait here, each with its object when the store has it whole. */
async function chosenFiles({ db, store }: Means, actor: Actor, { id, files }: Input): Promise<Chosen[]> {
  const waiting = await readAs(db, actor, async (trx) => {
    const brought = await getImport(trx, actor, id);
    const ticked = brought.files.filter((file) => file.looseId !== null && files.includes(placeOf(file)));
    const found: Omit<Chosen, "stored">[] = [];
    for (const file of ticked) found.push({ file, loose: await getLoose(trx, actor, file.looseId ?? "") });
    return found;
  });
  return Promise.all(
    waiting.map(async (one) => {
      const length = await store.lengthOf(one.loose.objectKey).catch((cause) => {
        throw new StoreDown("The store is not answering", { cause });
      });
      return { ...one, stored: length === one.loose.size ? one.loose.objectKey : undefined };
    }),
  );
}

type Use = { questionId: string; field: string; evidenceId: string };

/** Gives one file as the next version in its place. Dates that don't fit here are left to be read and confirmed. */
async function give(work: Work, application: Application, set: QuestionSet, { file, loose, stored }: Chosen) {
  const { questionId, field } = file;
  const held = work.trx.updateTable("loose_document").set({ matched_at: work.now }).where("id", "=", loose.id);
  if ((await held.executeTakeFirst()).numUpdatedRows === 0n) throw new NotFound("document");
  const id = uuidv7(work.now.getTime());
  const received = { path: "", name: loose.fileName, size: loose.size, sha256: loose.sha256 };
  const given = { applicationId: application.id, questionId, field, submissionKey: id, file: received };
  const beside = besideOf(set, file, today(work.now));
  await writeEvidence(work, id, { ...given, ...beside, contentType: loose.contentType }, { stored });
  return { questionId, field, evidenceId: id };
}

/** The dates and the amount that a pack states, where this council's own rules for the place take all of them. */
function besideOf(set: QuestionSet, file: BroughtFile, on: string): TypedBeside {
  const { question, field } = fileField(set, file.questionId, file.field);
  const parts = (date: string | null) => {
    const [year = "", month = "", day = ""] = (date ?? "").split("-");
    return { day, month, year };
  };
  const amount = file.amountPence === null ? "" : (file.amountPence / 100).toFixed(2);
  const stated: Record<string, unknown> = { ends: parts(file.endsOn), dated: parts(file.startsOn), amount };
  const asked = askedBeside(question, field).map(({ name }) => [name, stated[name]]);
  return besideSchema(question, field, on).safeParse(Object.fromEntries(asked)).data ?? {};
}

async function note(
  work: Work,
  { importId, providerId }: { importId: string; providerId: string },
  answers: readonly Offer[],
  files: readonly Use[],
): Promise<void> {
  const both = { import_id: importId, provider_id: providerId };
  await work.trx
    .insertInto("pack_import_use")
    .values([
      ...answers.map(({ questionId }) => ({ ...both, question_id: questionId, field: "", evidence_id: null })),
      ...files.map(({ questionId, field, evidenceId }) => ({
        ...both,
        ...{ question_id: questionId, field, evidence_id: evidenceId },
      })),
    ])
    .execute();
  await work.trx.updateTable("pack_import").set({ used_at: work.now }).where("id", "=", importId).execute();
  const questions = answers.map(({ questionId }) => questionId);
  const evidence = files.map(({ evidenceId }) => evidenceId);
  work.audit("evidence-pack.use", { type: "pack-import", id: importId }, { questions, evidence });
}
