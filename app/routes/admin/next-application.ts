import { redirect } from "@remix-run/node";
import { guarded } from "#app/access/guard.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { nextApplication } from "#app/domain/reviews/queue/next-application.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { title: "Open the next application" };

/** Where the next application of who asks is; the queue, which says so, when there is none. */
export const loader = guarded("application.review-queue", async ({ db, who, at, url }) => {
  const after = url.searchParams.get("after") ?? undefined;
  const id = await nextApplication(db, requireOfficer(who), at, after);
  throw redirect(id ? paths.admin.application(id) : paths.admin.applications({ none: "yes" }), 302);
});
