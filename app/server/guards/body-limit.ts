import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";

/** Bytes that a route reads at the most, by what it declares in `handle.body`. */
export const limits = { form: 256 * 1024, upload: 20 * 1024 * 1024 } as const;

/** Refuses, with 413, a body over the limit of the route that it is meant for, before Remix reads any of it. */
export function bodyGuard(
  bodyOf: (pathname: string) => keyof typeof limits,
  refuse: (status: number) => Response | Promise<Response>,
): MiddlewareHandler {
  const onError = () => refuse(413);
  const guards = {
    form: bodyLimit({ maxSize: limits.form, onError }),
    upload: bodyLimit({ maxSize: limits.upload, onError }),
  };
  return (c, next) => guards[bodyOf(new URL(c.req.url).pathname)](c, next);
}
