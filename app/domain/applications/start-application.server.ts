import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { type LotStatus, statusAt } from "#app/domain/frameworks/lot-status.ts";
import { askedAnew } from "#app/domain/question-sets/compare.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet, questionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

/**
 * Starts a provider's application to an open lot, with the newest questions. What it answered for this lot before, in
 * an application that is over, is kept; what it answered elsewhere is offered. One is live at a time:
 * a second start leads to the first. Returns its id.
 * Throws NotFound for a lot that there is not, Refused when it is closed.
 */
export function startApplication(
  db: Db,
  actor: Actor,
  input: { lotId: string; submissionKey: string },
  now: Date,
): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "application.start", {}, "application.read");
    if (actor.kind !== "provider" || !isUuid(input.lotId)) throw new NotFound("lot");
    return once(work, "application.start", input, async () => {
      const lot = await work.trx
        .selectFrom("lot")
        .select(["id", "name", "status", "closes_at as closesAt"])
        .where("id", "=", input.lotId)
        .forShare()
        .executeTakeFirst();
      if (!lot) throw new NotFound("lot");
      const live = await findLive(work, actor.providerId, lot.id);
      if (live) return live;
      if (statusAt(lot.status as LotStatus, lot.closesAt, work.now) !== "open")
        throw new Refused("lotId", `${lot.name} is closed: it takes no applications now`);
      const id = await insert(work, actor, lot.id);
      // Somebody else of the same provider may have started it in this very moment.
      return id ?? (await findLive(work, actor.providerId, lot.id)) ?? "";
    });
  });
}

async function insert(
  { trx, now, audit }: Work,
  actor: { providerId: string; personId: string },
  lotId: string,
): Promise<string | undefined> {
  const id = uuidv7(now.getTime());
  const { id: question_set_id, set } = await publishedQuestionSet(trx, lotId, now);
  const before = await lastTime({ trx }, actor.providerId, lotId);
  const row = await trx
    .insertInto("application")
    .values({
      id,
      ref: newReference("APP"),
      provider_id: actor.providerId,
      lot_id: lotId,
      question_set_id,
      status: "draft",
      created_at: now,
      created_by: actor.personId,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["provider_id", "lot_id"])
        .where("status", "not in", ["refused", "withdrawn", "removed"])
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  if (!row) return undefined;
  if (before) await keepUses(trx, before, id, set);
  audit("application.start", { type: "application", id });
  return id;
}

const lastTime = ({ trx }: Pick<Work, "trx">, providerId: string, lotId: string) =>
  trx
    .selectFrom("application")
    .select(["id", "question_set_id as questionSetId", "lot_id as lotId"])
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Carries over which answers were used, save those to questions that are asked differently now. */
async function keepUses(
  trx: Work["trx"],
  before: { id: string; questionSetId: string; lotId: string },
  applicationId: string,
  set: QuestionSet,
): Promise<void> {
  const anew = askedAnew(await questionSet(trx, before.questionSetId, before.lotId), set);
  await trx
    .insertInto("answer_use")
    .columns(["application_id", "question_id", "at", "by"])
    .expression((eb) =>
      eb
        .selectFrom("answer_use")
        .select([eb.val(applicationId).as("application_id"), "question_id", "at", "by"])
        .where("application_id", "=", before.id)
        .$if(anew.length > 0, (query) => query.where("question_id", "not in", anew)),
    )
    .execute();
}

async function findLive({ trx }: Work, providerId: string, lotId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom("application")
    .select("id")
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("status", "not in", ["refused", "withdrawn", "removed"])
    .executeTakeFirst();
  return row?.id;
}
