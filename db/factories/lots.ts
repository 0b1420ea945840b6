import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";

const at = new Date("2026-01-05T09:00:00Z");

export type MadeLot = { id: string; slug: string; frameworkId: string; questionSetId: string };

/** A framework with its tuition lot, open unless told otherwise, and the shipped question set as version 1. */
export async function aTuitionLot(db: Db | Trx, options: { status?: "open" | "closed" } = {}): Promise<MadeLot> {
  const frameworkId = uuidv7();
  const id = uuidv7();
  const questionSetId = uuidv7();
  const mark = frameworkId.slice(-6);
  await db
    .insertInto("framework")
    .values({
      id: frameworkId,
      slug: `alternative-provision-${mark}`,
      name: "Alternative provision",
      summary: "Education for children who cannot be in school",
      starts_on: "2026-01-05",
      ends_on: "2031-01-04",
    })
    .execute();
  await db
    .insertInto("lot")
    .values({
      id,
      framework_id: frameworkId,
      number: 3,
      slug: `tuition-${mark}`,
      code: "tuition",
      name: "Tuition",
      description: "One-to-one and small-group tuition, online or face to face",
      status: options.status ?? "open",
      terms_version: "1",
      specification_version: "1",
    })
    .execute();
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
  return { id, slug: `tuition-${mark}`, frameworkId, questionSetId };
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
