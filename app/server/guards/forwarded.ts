import type { MiddlewareHandler } from "hono";

const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/**
 * Takes away what a proxy, or a stranger pretending to be one, says of the request's origin: addresses come from
 * PUBLIC_URL. Origin goes too once our own guard has read it, since Remix would compare it with Host.
 */
export const forwardedGuard: MiddlewareHandler = async (c, next) => {
  const headers = new Headers(c.req.raw.headers);
  for (const name of [...forwarded, "origin"]) headers.delete(name);
  c.req.raw = new Request(c.req.raw, { headers });
  return next();
};
