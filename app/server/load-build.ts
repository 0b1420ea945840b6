import type { IncomingMessage, ServerResponse } from "node:http";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";

type Middlewares = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/**
 * Remix's build: the one on disk, or, in development, Vite's, made anew at each change. The pool, the log and the rest
 * are not in it; they reach it through the load context.
 */
export async function loadBuild(
  dev: boolean,
): Promise<{ build: () => Promise<ServerBuild>; middlewares?: Middlewares }> {
  if (!dev) {
    const built: ServerBuild = await import(pathToFileURL("build/server/index.js").href);
    return { build: async () => built };
  }
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
  return {
    build: () => vite.ssrLoadModule("virtual:remix/server-build") as Promise<unknown> as Promise<ServerBuild>,
    middlewares: vite.middlewares,
  };
}
