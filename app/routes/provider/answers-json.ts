import { guardedRead } from "#app/access/guard.server.ts";
import { takeAway } from "#app/domain/applications/take-away.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";

export const handle = { title: "Download your answers" };

/** Everything that a provider has given, as JSON to keep or to load elsewhere. */
export const loader = guardedRead("application.read", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  return new Response(JSON.stringify(await takeAway(db, who.providerId, at), null, 2), {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="answers-${today(at)}.json"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
});
