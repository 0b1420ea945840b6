import { personId } from "#app/access/actor.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";

export type LotContent = {
  id: string;
  code: string;
  number: number;
  slug: string;
  name: string;
  description: string;
  details: Answers;
};

/** What is public about a framework and its lots, whole, as it stood: pages "as at" a day are drawn from this alone. */
export type FrameworkContent = { name: string; summary: string; details: Answers; lots: LotContent[] };

/** A framework and its lots as they stand now. */
export async function contentNow(trx: Trx | Db, frameworkId: string): Promise<FrameworkContent> {
  const { name, summary, details } = await trx
    .selectFrom("framework")
    .select(["name", "summary", "details"])
    .where("id", "=", frameworkId)
    .executeTakeFirstOrThrow();
  const lots = await trx
    .selectFrom("lot")
    .select(["id", "number", "slug", "name", "description", "details"])
    .select(({ fn }) => fn.coalesce("code", "slug").as("code"))
    .where("framework_id", "=", frameworkId)
    .orderBy("number")
    .execute();
  return {
    ...{ name, summary, details: details as Answers },
    lots: lots.map((lot) => ({ ...lot, details: lot.details as Answers })),
  };
}

/** Keeps how an open framework stands from now on, and why it was changed. Each version is written once and never changed. */
export async function keepVersion(
  { trx, now, actor }: Pick<Work, "trx" | "now" | "actor">,
  frameworkId: string,
  why: string,
): Promise<number> {
  const last = await trx
    .selectFrom("framework_version")
    .select((eb) => eb.fn.max("number").as("number"))
    .where("framework_id", "=", frameworkId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  await trx
    .insertInto("framework_version")
    .values({
      ...{ id: uuidv7(now.getTime()), framework_id: frameworkId, number, why, at: now },
      ...{ content: JSON.stringify(await contentNow(trx, frameworkId)), person_id: personId(actor) },
    })
    .execute();
  return number;
}

export type KeptVersion = { number: number; at: Date; why: string; by: string | null; content: FrameworkContent };

const versions = (db: Db | Trx, frameworkId: string) =>
  db
    .selectFrom("framework_version as version")
    .leftJoin("person", "person.id", "version.person_id")
    .select(["version.number", "version.at", "version.why", "version.content", "person.name as by"])
    .where("version.framework_id", "=", frameworkId)
    .orderBy("version.at", "desc")
    .orderBy("version.number", "desc");

// What only keepVersion and the first migration of an installation write.
const typed = <Row extends { content: unknown }>(row: Row) => ({ ...row, content: row.content as FrameworkContent });

/** How a framework stood at an instant (UTC); undefined before it was first open. */
export async function versionAt(db: Db | Trx, frameworkId: string, at: Date): Promise<KeptVersion | undefined> {
  const row = await versions(db, frameworkId).where("version.at", "<=", at).limit(1).executeTakeFirst();
  return row && typed(row);
}

/** Every version of a framework, newest first, the last two hundred. */
export const versionsKept = async (db: Db | Trx, frameworkId: string): Promise<KeptVersion[]> =>
  (await versions(db, frameworkId).limit(200).execute()).map(typed);
