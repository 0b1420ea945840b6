import type { Db, Trx } from "#db/client.server.ts";
import { contentNow, type FrameworkContent, versionAt } from "../framework-versions.server.ts";

/** What is public about a framework at an instant (UTC): live at `now`, else as its versions keep it. Undefined before the first. */
export const contentAt = async (
  db: Db | Trx,
  frameworkId: string,
  at: Date,
  now: Date,
): Promise<FrameworkContent | undefined> =>
  at >= now ? contentNow(db, frameworkId) : (await versionAt(db, frameworkId, at))?.content;

/** The frameworks that are no draft any more: what anyone may know of. London dates. */
export const publicFrameworks = (db: Db | Trx) =>
  db
    .selectFrom("framework")
    .select(["id", "slug", "status", "starts_on as startsOn", "ends_on as endsOn"])
    .where("status", "<>", "draft")
    .orderBy("name")
    .orderBy("id");
