import { Conflict, NotFound } from "#app/domain/errors.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { FrameworkStatus } from "./framework-status.ts";

/** A framework with all that is said about it; `version` counts its saves. London dates. */
export type Framework = {
  id: string;
  slug: string;
  name: string;
  summary: string;
  status: FrameworkStatus;
  version: number;
  details: Answers;
  startsOn: string;
  endsOn: string;
  openedAt: Date | null;
  createdBy: string | null;
};

const frameworks = (db: Db | Trx) =>
  db
    .selectFrom("framework")
    .select(["id", "slug", "name", "summary", "status", "version", "details", "opened_at as openedAt"])
    .select(["starts_on as startsOn", "ends_on as endsOn", "created_by as createdBy"]);

// The column's CHECK holds the status to its list.
const typed = <Row extends { status: string; details: unknown }>(row: Row) => ({
  ...row,
  status: row.status as FrameworkStatus,
  details: row.details as Answers,
});

/** Every framework, drafts and ended ones too, by name. A council has a handful. */
export const listFrameworks = async (db: Db | Trx): Promise<Framework[]> =>
  (await frameworks(db).orderBy("name").orderBy("id").limit(100).execute()).map(typed);

/** One framework. Throws NotFound. */
export async function getFramework(db: Db | Trx, id: string): Promise<Framework> {
  const row = isUuid(id) ? await frameworks(db).where("id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("framework");
  return typed(row);
}

/** The same inside a use case, locked until COMMIT. Throws NotFound; Conflict when it isn't at the version shown. */
export async function lockFramework(trx: Trx, id: string, version?: number): Promise<Framework> {
  if (!isUuid(id)) throw new NotFound("framework");
  await trx.selectFrom("framework").select("id").where("id", "=", id).forUpdate().execute();
  const framework = await getFramework(trx, id);
  if (version !== undefined && framework.version !== version)
    throw new Conflict(
      "Someone else has changed this framework since you opened the page. Read it again, then decide.",
    );
  return framework;
}
