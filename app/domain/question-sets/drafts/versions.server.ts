import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import { nameHas } from "#app/domain/name-has.server.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { FrameworkQuestions } from "../question.ts";
import { asQuestions } from "../question-sets.server.ts";

export type VersionState = "in-force" | "coming" | "earlier" | "withdrawn";

/** A published version of a framework's questions, without what it asks. Instants are UTC, `mustAnswerBy` a London date. */
export type Version = {
  id: string;
  frameworkId: string;
  frameworkName: string;
  version: number;
  publishedAt: Date;
  publishedBy: string | null;
  why: string | null;
  mustAnswer: string[];
  mustAnswerBy: string | null;
  drafts: string | null;
  state: VersionState;
};

const versions = (db: Db | Trx) =>
  db
    .selectFrom("question_set as qs")
    .innerJoin("framework", "framework.id", "qs.framework_id")
    .leftJoin("person", "person.id", "qs.published_by")
    .select(["qs.id", "framework.id as frameworkId", "framework.name as frameworkName", "qs.version"])
    .select(["qs.published_at as publishedAt", "person.name as publishedBy", "qs.why", "qs.drafts"])
    .select(["qs.must_answer as mustAnswer", "qs.must_answer_by as mustAnswerBy", "qs.withdrawn_at as withdrawnAt"]);

type Row = Awaited<ReturnType<ReturnType<typeof versions>["executeTakeFirstOrThrow"]>>;

function standing(rows: readonly Row[], now: Date): Version[] {
  const current = rows.find(({ withdrawnAt, publishedAt }) => !withdrawnAt && publishedAt <= now);
  return rows.map(({ withdrawnAt, ...row }) => {
    const state = withdrawnAt
      ? "withdrawn"
      : row.publishedAt > now
        ? "coming"
        : row.id === current?.id
          ? "in-force"
          : "earlier";
    return { ...row, state };
  });
}

/** Every version of a framework's questions, newest first, as they stand at `now`. A framework has a few a year. */
export async function versionsOf(db: Db | Trx, frameworkId: string, now: Date): Promise<Version[]> {
  const rows = await versions(db)
    .where("qs.framework_id", "=", frameworkId)
    .orderBy("qs.version", "desc")
    .limit(200)
    .execute();
  return standing(rows, now);
}

/** One published version with what it asks. Throws NotFound. */
export async function getVersion(
  db: Db | Trx,
  id: string,
  now: Date,
): Promise<{ version: Version; set: FrameworkQuestions }> {
  const row = isUuid(id)
    ? await db.selectFrom("question_set").select(["framework_id", "definition"]).where("id", "=", id).executeTakeFirst()
    : undefined;
  const version = row?.framework_id
    ? (await versionsOf(db, row.framework_id, now)).find((one) => one.id === id)
    : undefined;
  if (!row || !version) throw new NotFound("question set");
  return { version, set: asQuestions(row.definition) };
}

export type FrameworkDraft = {
  id: string;
  name: string;
  draftId: string | null;
  updatedAt: Date | null;
  updatedBy: string | null;
};

/** Frameworks whose name contains `q`, by name, a page at a time, with the draft of each, if there is one. */
export async function frameworksWithQuestions(
  db: Db | Trx,
  { q, page }: { q: string; page: number },
): Promise<Paged<FrameworkDraft>> {
  const base = db.selectFrom("framework").where(nameHas("framework.name", q));
  const { total } = await base.select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await base
    .leftJoin("question_set_draft as draft", "draft.framework_id", "framework.id")
    .leftJoin("person", "person.id", "draft.updated_by")
    .select(["framework.id", "framework.name", "draft.id as draftId", "draft.updated_at as updatedAt"])
    .select("person.name as updatedBy")
    .orderBy("framework.name")
    .orderBy("framework.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows, page, total);
}

/**
 * A framework's lots by their codes, in the order of their numbers. `known` are the lots that its questions name: one
 * that is not set up yet goes by its code, so that nothing said about it is lost.
 */
export async function lotNames(
  db: Db | Trx,
  frameworkId: string,
  known: readonly string[],
): Promise<{ code: string; name: string }[]> {
  const rows = await db
    .selectFrom("lot")
    .select(["code", "slug", "name"])
    .where("framework_id", "=", frameworkId)
    .orderBy("number")
    .execute();
  const lots = rows.map(({ code, slug, name }) => ({ code: code ?? slug, name }));
  const others = known.filter((one) => !lots.some(({ code }) => code === one));
  return [...lots, ...others.map((code) => ({ code, name: code }))];
}
