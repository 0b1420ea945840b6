import type { MiddlewareHandler } from "hono";

const forwarded = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/**
 * Takes away what a proxy, or a stranger pretending to be one, says of the request's origin: addresses come from
 * PUBLIC_URL. Origin goes too once our own guard has read it, since Remix would compare it with Host.
 */
export const forwardedGuard: MiddlewareHandler = async (c, next) => {
  for (const name of [...forwarded, "origin"]) c.req.raw.headers.delete(name);
  return next();
};
