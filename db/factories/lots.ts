import { type LegalBasis, shippedRules } from "#app/domain/frameworks/basis/legal-basis.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { sampleFramework } from "#db/defaults/framework-details.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import type { lotCodes } from "#db/defaults/question-sets/shorthand.ts";

const at = new Date("2026-01-05T09:00:00Z");

export type MadeLot = { id: string; slug: string; frameworkId: string; questionSetId: string };

type Code = (typeof lotCodes)[number];
const shipped: Record<Code, { number: number; slug: string; name: string; description: string }> = {
  education: { number: 1, slug: "education", name: "Education and engagement", description: "Days at a centre" },
  mentoring: { number: 2, slug: "mentoring", name: "Mentoring", description: "A mentor for a young person" },
  tuition: {
    number: 3,
    slug: "tuition",
    name: "Tuition",
    description: "One-to-one and small-group tuition, online or face to face",
  },
  specialist: { number: 4, slug: "workforce", name: "Specialist workforce", description: "Specialists for hire" },
};

type Options = { status?: "open" | "closed"; framework?: Pick<MadeLot, "frameworkId" | "questionSetId"> };

/** A framework with its tuition lot, open unless told otherwise, and the shipped question set as version 1. */
export const aTuitionLot = (db: Db | Trx, options: Options = {}): Promise<MadeLot> => aLot(db, "tuition", options);

/** The same with another lot, or one more lot of a framework that is there already. */
export async function aLot(db: Db | Trx, code: Code, options: Options = {}): Promise<MadeLot> {
  const id = uuidv7();
  const mark = id.slice(-6);
  const { frameworkId, questionSetId } = options.framework ?? (await aFramework(db, mark));
  const { slug, ...about } = shipped[code];
  await db
    .insertInto("lot")
    .values({
      id,
      framework_id: frameworkId,
      slug: `${slug}-${mark}`,
      code,
      ...about,
      status: options.status ?? "open",
      terms_version: "1",
      specification_version: "1",
    })
    .execute();
  return { id, slug: `${slug}-${mark}`, frameworkId, questionSetId };
}

async function aFramework(db: Db | Trx, mark: string): Promise<Pick<MadeLot, "frameworkId" | "questionSetId">> {
  const frameworkId = uuidv7();
  const questionSetId = uuidv7();
  await db
    .insertInto("framework")
    .values({
      id: frameworkId,
      slug: `alternative-provision-${mark}`,
      name: "Alternative provision",
      summary: "Education for children who cannot be in school",
      starts_on: "2026-01-05",
      ends_on: "2031-01-04",
      details: JSON.stringify(sampleFramework),
    })
    .execute();
  await aBasis(db, frameworkId, "pdps", at);
  await db
    .insertInto("question_set")
    .values({
      id: questionSetId,
      framework_id: frameworkId,
      version: 1,
      definition: JSON.stringify(alternativeProvision),
      published_at: at,
      in_force_at: at,
    })
    .execute();
  return { frameworkId, questionSetId };
}

/** A period of a legal basis with its shipped rules, in force since an instant. Returns its id. */
export async function aBasis(db: Db | Trx, frameworkId: string, basis: LegalBasis, since: Date): Promise<string> {
  const id = uuidv7();
  const words = { why: "As planned", risk: "Low", advice: "Publish how providers are chosen", adviser: "Legal team" };
  await db
    .insertInto("framework_basis")
    .values({
      ...{ id, framework_id: frameworkId, basis, rules: JSON.stringify(shippedRules[basis]), ...words },
      ...{ from_on: since.toISOString().slice(0, 10), recorded_at: since, in_force_at: since },
    })
    .execute();
  return id;
}

/** A second lot of the same framework, open, which asks the same questions. */
export async function aSecondLot(db: Db | Trx, first: MadeLot, name = "Mentoring"): Promise<MadeLot> {
  const id = uuidv7();
  const code = name.toLowerCase();
  const slug = `${code}-${id.slice(-6)}`;
  await db
    .insertInto("lot")
    .values({
      id,
      framework_id: first.frameworkId,
      number: 90,
      slug,
      code,
      name,
      description: "A mentor for a child, alone or in a small group",
      status: "open",
      terms_version: "1",
      specification_version: "1",
    })
    .execute();
  return { id, slug, frameworkId: first.frameworkId, questionSetId: first.questionSetId };
}
