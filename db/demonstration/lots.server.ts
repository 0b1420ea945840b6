import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { outcodeSource, outcodes } from "#db/defaults/outcodes.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";

/**
 * The framework with its tuition lot, open, and the shipped questions as its first version; the shipped middles of
 * outcodes where no import has brought better ones. Returns the lot's id.
 */
export async function seedLots(trx: Trx, now: Date): Promise<string> {
  const frameworkId = uuidv7(now.getTime());
  const lotId = uuidv7(now.getTime());
  await trx
    .insertInto("framework")
    .values({
      id: frameworkId,
      slug: "alternative-provision",
      name: "Alternative provision",
      summary: "Education for children and young people who cannot be in school",
      starts_on: "2026-01-05",
      ends_on: "2031-01-04",
    })
    .execute();
  await trx
    .insertInto("lot")
    .values({
      id: lotId,
      framework_id: frameworkId,
      number: 3,
      slug: "tuition",
      code: "tuition",
      name: "Tuition",
      description: "One-to-one and small-group teaching, online, at home, in the community or at your own place",
      status: "open",
      terms_version: "1",
      specification_version: "1",
    })
    .execute();
  await saveQuestionSet(trx, frameworkId, alternativeProvision, { publishedAt: now, inForceAt: now });
  await trx
    .insertInto("outcode")
    .values(outcodes.map((place) => ({ ...place, source: outcodeSource })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return lotId;
}
