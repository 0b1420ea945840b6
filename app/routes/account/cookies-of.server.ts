import type { Guarded } from "#app/access/guard.server.ts";
import { knowBrowser } from "#app/domain/accounts/known-browsers.server.ts";
import { endSignIn, signInOf } from "#app/domain/accounts/sign-ins.server.ts";

/**
 * The cookies with which a browser leaves signed in: the sign-in's own and, once its every step is done, the one by
 * which the account knows the browser from now on. The sign-in that the browser came with ends.
 */
export async function cookiesOf({ db, at, cookies, request }: Guarded, token: string): Promise<Headers> {
  const headers = new Headers({ "Set-Cookie": cookies.signIn(token) });
  const before = cookies.readSignIn(request.headers.get("cookie"));
  if (before && before !== token) await endSignIn(db, before, at);
  const signIn = await signInOf(db, token, at);
  if (!signIn || signIn.awaitingFactor) return headers;
  const known = await knowBrowser(db, signIn.personId, cookies.readKnown(request.headers.get("cookie")), at);
  headers.append("Set-Cookie", cookies.known(known));
  return headers;
}
