import { redirect } from "@remix-run/node";
import { paths } from "#app/paths.ts";
import type { Guarded } from "./guard.server.ts";

const FRESH_MINUTES = 10;
type Asked = Pick<Guarded, "request" | "url" | "park" | "form">;

/** To where the person can show who they are, and back; a form that came along is kept, sealed. */
export async function sendTo({ request, url, park, form }: Asked, to: (back?: string) => string): Promise<Response> {
  const path = url.pathname.replace(/\.data$/, "");
  if (request.method === "GET") return redirect(to(path), 303);
  const cookie = await park(path, form);
  return redirect(to(), { status: 303, headers: cookie ? { "Set-Cookie": cookie } : {} });
}

/**
 * Demands that the person has proven who they are within the last ten minutes, before they change how they sign in or
 * where money goes (ASVS 7.5.1). Throws the way to the page that asks, and back from there.
 */
export async function demandFreshProof(guard: Asked & Pick<Guarded, "signIn" | "at">): Promise<void> {
  const provenAt = (await guard.signIn())?.provenAt.getTime() ?? 0;
  if (guard.at.getTime() - provenAt <= FRESH_MINUTES * 60_000) return;
  const then = guard.url.searchParams.get("back") ?? undefined;
  throw await sendTo(guard, (back) => paths.account.confirmItIsYou(back, then));
}
