import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { outcodeSource, outcodes } from "#db/defaults/outcodes.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";

const lots = [
  {
    code: "education",
    slug: "education-and-engagement",
    name: "Education and engagement",
    description: "Days and half days of learning and activity at a centre, for children who are out of school",
  },
  {
    code: "mentoring",
    slug: "mentoring",
    name: "Mentoring",
    description: "A mentor for a child or young person, in the community, at home or online",
  },
  {
    code: "tuition",
    slug: "tuition",
    name: "Tuition",
    description: "One-to-one and small-group teaching, online, at home, in the community or at your own place",
  },
  {
    code: "specialist",
    slug: "specialist-workforce",
    name: "Specialist workforce",
    description: "Educational psychologists, therapists and assessment officers whom the council hires",
  },
] as const;

/**
 * The framework with its four lots, open, and the shipped questions as its first version; the shipped middles of
 * outcodes where no import has brought better ones. Returns the id of the tuition
 * lot.
 */
export async function seedLots(trx: Trx, now: Date): Promise<string> {
  const frameworkId = uuidv7(now.getTime());
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
  const made = lots.map((lot, at) => ({ id: uuidv7(now.getTime()), number: at + 1, ...lot }));
  await trx
    .insertInto("lot")
    .values(
      made.map((lot) => ({
        ...lot,
        framework_id: frameworkId,
        status: "open",
        terms_version: "1",
        specification_version: "1",
      })),
    )
    .execute();
  await saveQuestionSet(trx, frameworkId, alternativeProvision, { publishedAt: now, inForceAt: now });
  await trx
    .insertInto("outcode")
    .values(outcodes.map((place) => ({ ...place, source: outcodeSource })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return made.find(({ code }) => code === "tuition")?.id ?? "";
}
