import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/** Bytes that a route reads at the most, by what it declares in `handle.body`. */
export const limits = { form: 256 * 1024, upload: 20 * 1024 * 1024, uploads: 80 * 1024 * 1024 } as const;

/** Refuses, with 413, a body over the limit of the route that it is meant for, before Remix reads any of it. */
export function bodyGuard(
  bodyOf: (pathname: string) => keyof typeof limits,
  refuse: (status: number) => Response | Promise<Response>,
): MiddlewareHandler {
  const onError = () => refuse(413);
  const guards = {
    form: bodyLimit({ maxSize: limits.form, onError }),
    upload: bodyLimit({ maxSize: limits.upload, onError }),
    uploads: bodyLimit({ maxSize: limits.uploads, onError }),
  };
  return (c, next) => {
    const { method, headers, body } = c.req.raw;
    // To count a body that does not say how long it is, hono copies the request; node-server's own can't be copied.
    if (body && !headers.has("content-length"))
      c.req.raw = new Request(c.req.url, { method, headers, body, duplex: "half" } as RequestInit);
    return guards[bodyOf(new URL(c.req.url).pathname)](c, next);
  };
}
