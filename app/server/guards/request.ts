import type { MiddlewareHandler } from "hono";

const methods = new Set(["GET", "HEAD", "POST"]);
const NUL = "\0";

/** 405 for methods that no page has; 400 for an address that is not well-formed or holds a NUL. */
export const requestGuard =
  (refuse: (status: number) => Response | Promise<Response>): MiddlewareHandler =>
  async (c, next) => {
    if (!methods.has(c.req.method)) return refuse(405);
    return wellFormed(c.req.url) ? next() : refuse(400);
  };

function wellFormed(url: string): boolean {
  try {
    return !decodeURIComponent(new URL(url).pathname).includes(NUL);
  } catch {
    return false;
  }
}
