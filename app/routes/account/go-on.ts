import type { Person } from "#app/access/actor.ts";
import type { Guarded } from "#app/access/guard.server.ts";
import { homeOf } from "#app/access/home-of.ts";
import { safeReturn } from "#app/access/safe-return.ts";
import type { OwnSignIn } from "#app/domain/accounts/second-factor/own-factors.server.ts";
import { staffRoles } from "#app/domain/accounts/single-sign-on.ts";
import { NotFound } from "#app/domain/errors.ts";
import { paths } from "#app/paths.ts";

/** The page that somebody was on the way to, if the address says it. */
export const backOf = ({ url }: Pick<Guarded, "url">): string | undefined => safeReturn(url.searchParams.get("back"));

/** Whether a form of theirs is kept, to be sent again. */
export const isKept = ({ cookies, request }: Pick<Guarded, "cookies" | "request">): boolean =>
  cookies.readParked(request.headers.get("cookie")) !== undefined;

/** Where a person goes on to when they have shown who they are: where they came from, their kept form, or `home`. */
export const goOn = (guard: Pick<Guarded, "url" | "cookies" | "request">, home: string): string =>
  backOf(guard) ?? (isKept(guard) ? paths.keptPost() : home);

/** The person who asks, and the sign-in by which they came. */
export async function ownSignIn({ signIn, who, cookies, request }: Guarded): Promise<OwnSignIn> {
  const token = cookies.readSignIn(request.headers.get("cookie"));
  const found = await signIn();
  if (!token || !found || (who.kind !== "provider" && who.kind !== "council")) throw new NotFound();
  return { actor: who, token, signInId: found.id };
}

/** The page on which this person's day begins. */
export const ownHome = ({ who }: Pick<Guarded, "who">): string => homeOf(who);

/** Whether this person comes by the council's own accounts, which keep their address, password and second factor. */
export const byCouncilAccount = ({ config }: Pick<Guarded, "config">, actor: Person): boolean =>
  config.singleSignOn !== undefined &&
  actor.kind === "council" &&
  staffRoles.some((role) => actor.roles.includes(role));
