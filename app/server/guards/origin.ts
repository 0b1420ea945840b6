import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";

/** Methods that change nothing and so need no origin. */
const reading = new Set(["GET", "HEAD"]);

/**
 * Whether a request that may change something comes from our own pages. The browser's own Sec-Fetch-Site decides,
 * else Origin against PUBLIC_URL, never against a header. Neither: only a request without a sign-in may pass.
 */
export function fromOurPages(headers: Headers, publicUrl: URL, signedIn: boolean): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin) return origin === publicUrl.origin;
  return !signedIn;
}

/** Refuses, with 403, a post that another site's page sent on a person's behalf. Applies to every path alike. */
export const originGuard =
  (publicUrl: URL, cookieName: string, refuse: (status: number) => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) => {
    if (!reading.has(c.req.method)) {
      const signedIn = getCookie(c, cookieName) !== undefined;
      if (!fromOurPages(c.req.raw.headers, publicUrl, signedIn)) return refuse(403);
    }
    return next();
  };
