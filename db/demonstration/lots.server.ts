import { shippedRules } from "#app/domain/frameworks/basis/legal-basis.ts";
import { keepVersion } from "#app/domain/frameworks/framework-versions.server.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { sampleFramework, sampleLot } from "#db/defaults/framework-details.ts";
import { outcodeSource, outcodes } from "#db/defaults/outcodes.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { seedDocumentsOfLots } from "./documents-of-lots.server.ts";

/** When the framework opened: the first day of its term. */
const opened = new Date("2026-01-05T09:00:00Z");

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
 * The framework with its four lots and their documents, open, and the shipped questions as its first version; the shipped middles of
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
      status: "open",
      details: JSON.stringify(sampleFramework),
      opened_at: opened,
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
        details: JSON.stringify(sampleLot(lot.name, lot.description)),
      })),
    )
    .execute();
  await seedDocumentsOfLots(trx, made, opened);
  await seedBasis(trx, frameworkId);
  await keepVersion({ trx, now: opened, actor: { kind: "system", task: "demonstration" } }, frameworkId, "Opened");
  await saveQuestionSet(trx, frameworkId, alternativeProvision, { publishedAt: opened, inForceAt: opened });
  await trx
    .insertInto("outcode")
    .values(outcodes.map((place) => ({ ...place, source: outcodeSource })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return made.find(({ code }) => code === "tuition")?.id ?? "";
}

const seedBasis = (trx: Trx, framework_id: string) =>
  trx
    .insertInto("framework_basis")
    .values({
      ...{ id: uuidv7(opened.getTime()), framework_id, basis: "pdps", rules: JSON.stringify(shippedRules.pdps) },
      from_on: "2026-01-05",
      why: "Providers can join at any time, so that a child does not wait for the next procurement.",
      risk: "The Act does not name this model. A provider could challenge it; if one did, we would move to an open framework.",
      advice:
        "Proportionate if the way in and the way providers are chosen are published. Review when guidance changes.",
      ...{ adviser: "Invented & Partners LLP", advised_on: "2025-10-02", recorded_at: opened, in_force_at: opened },
    })
    .execute();
