import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { isOver } from "#app/domain/applications/application-status.ts";
import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { mayGiveEvidence, stageOf } from "#app/domain/applications/may-change.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { fieldsShown, isShown } from "#app/domain/question-sets/shown.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { titleOfEvidence } from "../evidence-titles.ts";

const columns = [
  "id",
  "provider_id as providerId",
  "file_name as fileName",
  "content_type as contentType",
  "size",
  "sha256",
  "object_key as objectKey",
  "uploaded_at as uploadedAt",
  "matched_at as matchedAt",
] as const;

const MOST_SHOWN = 300;

/** A provider's documents that wait to be matched, or that were and may answer more; those that wait first. */
export const looseDocuments = (trx: Trx, providerId: string) =>
  trx
    .selectFrom("loose_document")
    .select(columns)
    .where("provider_id", "=", providerId)
    .orderBy("matched_at", (by) => by.desc().nullsFirst())
    .orderBy("uploaded_at")
    .orderBy("id")
    .limit(MOST_SHOWN)
    .execute();
export type LooseDocument = Awaited<ReturnType<typeof looseDocuments>>[number];

/** One of them. Throws NotFound. */
export async function getLoose(trx: Trx, actor: Actor, id: string): Promise<LooseDocument> {
  const query = trx.selectFrom("loose_document").select(columns).where("id", "=", id);
  const row = isUuid(id) ? await query.executeTakeFirst() : undefined;
  if (!row) throw new NotFound("document");
  authorise(actor, "evidence.add", { providerId: row.providerId }, "evidence.read");
  return row;
}

/** A place for which a document may be given now, and the application through which. */
export type Slot = { applicationId: string; questionId: string; field: string; title: string };

/** The places of a provider's open applications and approved lots for which a document may be given now, each once. */
export async function openSlots(trx: Trx, providerId: string, now: Date): Promise<Slot[]> {
  const slots = new Map<string, Slot>();
  for (const application of await applicationsOf(trx, providerId)) {
    if (isOver(application.status)) continue;
    const { set, open, answers, context } = await formOf(trx, application, now);
    for (const question of questionsOf(set)) {
      const at = { ...context, stage: stageOf(question) };
      if ((question.askedOf ?? "provider") !== "provider" || !isShown(set, question, answers, at)) continue;
      if (!mayGiveEvidence(application.status, open, question.id)) continue;
      for (const { kind, name } of fieldsShown(set, question, answers, at)) {
        const place = { questionId: question.id, field: name };
        if (kind === "file" && !slots.has(slotValue(place)))
          slots.set(slotValue(place), {
            ...place,
            applicationId: application.id,
            title: titleOfEvidence(set, question.id, name),
          });
      }
    }
  }
  return [...slots.values()].sort((a, b) => a.title.localeCompare(b.title, "en-GB"));
}

/** How a form names a place. */
export const slotValue = ({ questionId, field }: { questionId: string; field: string }): string =>
  `${questionId}.${field}`;
