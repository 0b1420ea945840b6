import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream, renderToString } from "react-dom/server";

/** How long a loader may keep a streamed page waiting, in milliseconds. */
export const streamTimeout = 10_000;

/** Renders a page. Most ship no script and are plain strings; a hydrated one streams, with its nonce. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response | Promise<Response> {
  headers.set("Content-Type", "text/html; charset=utf-8");
  if (isHydrated(remix)) return stream(request, status, headers, remix, context);
  const html = renderToString(<RemixServer context={remix} url={request.url} />);
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Logs what a loader, an action or a page threw, with the reference that the error page shows. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return;
  context.log.error({ requestId: context.requestId, error }, "page failed");
}

function isHydrated({ staticHandlerContext, routeModules }: EntryContext): boolean {
  if (staticHandlerContext.errors) return false;
  const page = staticHandlerContext.matches.at(-1)?.route.id;
  const handle = page ? (routeModules[page]?.handle as { hydrate?: boolean } | undefined) : undefined;
  return handle?.hydrate === true;
}

function stream(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce, log, requestId }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let shellSent = false;
    let failed = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remix} url={request.url} nonce={nonce} />, {
      nonce,
      onShellReady() {
        shellSent = true;
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { status: failed, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        failed = 500;
        if (shellSent) log.error({ requestId, error }, "page failed while streaming");
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}
