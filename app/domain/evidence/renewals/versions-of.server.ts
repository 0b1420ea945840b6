import type { Actor } from "#app/access/actor.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { documentsAsked } from "../lapse/documents-asked.server.ts";

/**
 * A document by any of its versions: all of them, newest first, with who gave and who decided on each; whether it has
 * lapsed, its grace, and whether its kind allows any. Throws NotFound. For whoever may read any provider's documents.
 */
export async function versionsOf(db: Trx, actor: Actor, id: string, now: Date) {
  const place = isUuid(id) ? await findPlace(db, id) : undefined;
  if (!place) throw new NotFound("document");
  const { providerId, questionId, field } = place;
  await refuseConflict(db, actor, providerId);
  const versions = await db
    .selectFrom("evidence")
    .innerJoin("person as giver", "giver.id", "evidence.uploaded_by")
    .leftJoin("person as reader", "reader.id", "evidence.decided_by")
    .select(["evidence.id", "version", "file_name as fileName", "scan", "state", "sha256", "comment"])
    .select(["starts_on as startsOn", "ends_on as endsOn", "amount_pence as amountPence"])
    .select(["uploaded_at as givenAt", "giver.name as givenBy", "decided_at as decidedAt", "reader.name as decidedBy"])
    .where("provider_id", "=", providerId)
    .where("question_id", "=", questionId)
    .where("field", "=", field)
    .orderBy("version", "desc")
    .limit(100)
    .execute();
  const lapse = await db
    .selectFrom("evidence_lapse")
    .innerJoin("hold", "hold.id", "evidence_lapse.hold_id")
    .select(["hold.reason", "evidence_lapse.opened_at as since"])
    .where("evidence_lapse.provider_id", "=", providerId)
    .where("question_id", "=", questionId)
    .where("field", "=", field)
    .where("ended_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  const graces = await db
    .selectFrom("evidence_grace")
    .innerJoin("person", "person.id", "given_by")
    .select(["until", "reason", "person.name as by", "given_at as at"])
    .where("provider_id", "=", providerId)
    .where("question_id", "=", questionId)
    .where("field", "=", field)
    .orderBy("given_at", "desc")
    .limit(20)
    .execute();
  const document = (await documentsAsked(db, now)).find((one) => one.questionId === questionId && one.field === field);
  return {
    ...place,
    title: document?.title ?? "Document",
    versions,
    lapse,
    graces,
    inGrace: graces.some(({ until }) => until >= today(now)),
    allowsGrace: document?.rule.grace ?? false,
  };
}

/** Which document of which provider a version is of. */
export const findPlace = (db: Trx, id: string) =>
  db
    .selectFrom("evidence")
    .innerJoin("provider", "provider.id", "provider_id")
    .select(["provider_id as providerId", "provider.name as provider", "question_id as questionId", "field"])
    .where("evidence.id", "=", id)
    .executeTakeFirst();
