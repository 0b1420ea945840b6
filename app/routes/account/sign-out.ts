import { redirect } from "@remix-run/node";
import { guardedAction } from "#app/access/guard.server.ts";
import { endSignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { paths } from "#app/paths.ts";

export const handle = { title: "Sign out" };

export const action = guardedAction("public", async ({ db, at, cookies, request, headers }) => {
  const token = cookies.readSignIn(request.headers.get("cookie"));
  if (token) await endSignIn(db, token, at);
  // Nothing of the person's stays in a browser that others may use.
  headers.set("Clear-Site-Data", '"cache", "storage"');
  throw redirect(paths.home(), { status: 303, headers: { "Set-Cookie": cookies.endSignIn() } });
});
