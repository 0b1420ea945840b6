import { Refused } from "#app/domain/errors.ts";
import { findPlace, middlePlace, type Place } from "#app/domain/postcodes/place-of.server.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import type { Context } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { outcodeInAnswers, serviceFromAnswers } from "./service-from-answers.ts";

export type Admitted = { admissionId: string; providerId: string; lotId: string };

/**
 * Writes the service that an admission opens to children, from the answers that were admitted; an earlier one of the
 * same provider on the same lot is replaced. Returns its id. Whether it shows depends on standing alone, each minute.
 * Throws Refused when an answer is missing or no outcode is known at all.
 */
export async function publishService(
  trx: Trx,
  admitted: Admitted,
  source: { set: QuestionSet; answers: Answers; context: Context },
  now: Date,
): Promise<string> {
  const { set, answers, context } = source;
  const { details, ...fields } = serviceFromAnswers(set, answers, context);
  const { outcode, latitude, longitude, located } = await placeFor(trx, outcodeInAnswers(set, answers, context));
  const provider = await trx
    .selectFrom("provider")
    .select(["name", "slug"])
    .where("id", "=", admitted.providerId)
    .executeTakeFirstOrThrow();
  const written = {
    ...fields,
    admission_id: admitted.admissionId,
    name: provider.name,
    details: JSON.stringify(details),
    outcode,
    latitude,
    longitude,
    located,
    updated_at: now,
  };
  const { id } = await trx
    .insertInto("service")
    .values({
      ...written,
      id: uuidv7(now.getTime()),
      provider_id: admitted.providerId,
      lot_id: admitted.lotId,
      slug: await freeSlug(trx, provider.slug, admitted),
    })
    .onConflict((conflict) => conflict.columns(["provider_id", "lot_id"]).doUpdateSet(written))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The outcode's place; `located` is false where there is none that we know, and the middle of the area stands in. */
async function placeFor(trx: Trx, outcode: string | undefined): Promise<Place & { located: boolean }> {
  const known = outcode ? await findPlace(trx, outcode) : undefined;
  const place = known ?? (await middlePlace(trx));
  if (!place) throw new Refused("", "No postcodes are known yet: run npm run import:postcodes first");
  return { ...place, outcode: outcode ?? place.outcode, located: known !== undefined };
}

/** The provider's own slug; with the lot's behind it when another lot of theirs has taken it. */
async function freeSlug(trx: Trx, slug: string, { providerId, lotId }: Admitted): Promise<string> {
  const taken = await trx
    .selectFrom("service")
    .select("id")
    .where("slug", "=", slug)
    .where((eb) => eb.or([eb("provider_id", "!=", providerId), eb("lot_id", "!=", lotId)]))
    .executeTakeFirst();
  if (!taken) return slug;
  const lot = await trx.selectFrom("lot").select("slug").where("id", "=", lotId).executeTakeFirstOrThrow();
  return `${slug}-${lot.slug}`;
}
