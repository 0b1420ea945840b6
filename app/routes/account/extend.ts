import { redirect } from "@remix-run/node";
import { guardedAction } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { endOf } from "#app/domain/accounts/sign-ins.server.ts";

export const handle = { title: "Stay signed in" };

/** Keeps a sign-in going: asking is enough. Answers a script when it ends now, and a plain form with the person's home. */
export const action = guardedAction("account.own", async ({ request, signIn, who, at }) => {
  const current = await signIn();
  if (!current || !request.headers.get("accept")?.includes("application/json")) throw redirect(homeOf(who), 303);
  return Response.json({ now: at.toISOString(), ends: endOf(current).toISOString() });
});
