import { randomBytes } from "node:crypto";
import type { HttpBindings } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { Hono } from "hono";
import { anonymous } from "#app/access/actor.ts";
import type { Context, Council } from "#app/context.ts";
import { parkPost } from "#app/domain/accounts/park-post.server.ts";
import { endOf, signInOf } from "#app/domain/accounts/sign-ins.server.ts";
import { BatchedLimit } from "#app/domain/limits/batched-limit.server.ts";
import { frameFor } from "./frame.ts";
import { bodyGuard } from "./guards/body-limit.ts";
import { clientAddressBy } from "./guards/client-address.ts";
import { forwardedGuard } from "./guards/forwarded.ts";
import { commonHeaders, contentSecurityPolicy } from "./guards/headers.ts";
import { originGuard } from "./guards/origin.ts";
import { requestGuard } from "./guards/request.ts";
import { health } from "./health.ts";
import { narrowBuild } from "./narrow-build.ts";
import { PublicCache } from "./public-cache.ts";
import { type RouteHandle, routeFacts } from "./route-facts.ts";
import { cookiesFor } from "./sign-in-cookie.ts";

type Means = Pick<
  Context,
  "db" | "readDb" | "config" | "store" | "scanner" | "findATender" | "identityProvider" | "log" | "now"
>;
export type WebOptions = Means & {
  council: () => Promise<Council>;
  build: () => Promise<ServerBuild>;
  draining: () => boolean;
  dev?: boolean;
  mailHealthy?: () => Promise<boolean>;
};

type Variables = { requestId: string; facts: RouteHandle; clientAddress: string };
/** What is known of a request before Remix sees it. */
type Known = { requestId: string; clientAddress: string; facts: RouteHandle; refusal?: number };

/** The portal as a fetch handler: guards, then Remix. Made once per process. */
export function createWebApp(options: WebOptions) {
  const { config, log, now } = options;
  const cookies = cookiesFor(config.publicUrl);
  const cache = new PublicCache(config.pageCacheMs);
  const clientAddress = clientAddressBy(config.trustedProxies);
  const searches = new BatchedLimit(options.db, "search");
  const app = new Hono<{ Variables: Variables }>();

  // Both read every route: they are made anew only when the build is.
  const handlersOf = perBuild((build) => pageHandlers(build, options.dev === true));
  const factsOf = perBuild(routeFacts);

  const contextFor = (request: Request, nonce: string, { requestId, clientAddress, refusal }: Known): Context => {
    const token = cookies.readSignIn(request.headers.get("cookie"));
    const signIn = remember(() => signInOf(options.db, token, now(), config.demo));
    const actor = async () => (await signIn())?.actor ?? anonymous;
    const pathname = new URL(request.url).pathname;
    const settings = { demo: config.demo, inboxUrl: config.inboxUrl, unscanned: !options.scanner, nonce, requestId };
    return {
      ...options,
      cookies,
      nonce,
      requestId,
      clientAddress,
      countSearch: () => searches.keepWithin(clientAddress, now()),
      headers: new Headers(),
      signIn,
      actor,
      refusal,
      guarded: [],
      frame: async () => {
        const council = await options.council();
        const current = await signIn().catch(() => undefined);
        const signInEnd = current && { now: now().toISOString(), at: endOf(current).toISOString() };
        return frameFor(current?.actor ?? anonymous, pathname, { council, signInEnd, ...settings });
      },
      park: async (path, form) => {
        if (!token) return undefined;
        const fields = [...(await form())].filter((field): field is [string, string] => typeof field[1] === "string");
        const kept = await parkPost(options.db, config.sessionSecret, token, { path, fields }, now());
        return kept && cookies.parked(kept);
      },
    };
  };

  const render = async (request: Request, known: Known) => {
    const { facts } = known;
    const nonce = randomBytes(16).toString("base64");
    const context = contextFor(request, nonce, known);
    const answer = await handlersOf(await options.build())(request, facts.routeId)(request, context);
    const response = new Response(answer.body, answer);
    for (const [name, value] of context.headers) response.headers.set(name, value);
    if (!response.headers.has("content-security-policy")) {
      const dev = options.dev === true;
      const formsLeadTo = facts.toIdentityProvider ? options.identityProvider?.origin : undefined;
      const policy = contentSecurityPolicy(facts.hydrate === true || dev, nonce, dev, formsLeadTo);
      response.headers.set("content-security-policy", policy);
    }
    if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
    return response;
  };

  app.use("*", async (c, next) => {
    const requestId = randomBytes(9).toString("base64url");
    c.set("requestId", requestId);
    const started = performance.now();
    await next();
    c.res.headers.set("x-request-id", requestId);
    const ms = Math.round(performance.now() - started);
    log.info(
      { requestId, method: c.req.method, routeId: c.get("facts")?.routeId, status: c.res.status, ms },
      "request",
    );
  });
  app.use("*", async (c, next) => {
    const peer = (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress;
    c.set("clientAddress", clientAddress(peer, c.req.header("x-forwarded-for") ?? null));
    return next();
  });
  app.use("*", commonHeaders(config.publicUrl.protocol === "https:"));
  app.route("/health", health(options));
  app.use(
    "/assets/*",
    serveStatic({
      root: "./build/client",
      onFound: (_path, c) => c.header("cache-control", "public, max-age=31536000, immutable"),
    }),
  );
  app.use("/favicon.svg", serveStatic({ root: "./build/client" }));

  // A refusal by a guard is a page too: Remix renders the splat route, whose loader throws this status.
  const refused =
    (c: { req: { raw: Request }; get: (key: "requestId" | "clientAddress") => string }) =>
    (refusal: number): Promise<Response> => {
      const data = new URL(c.req.raw.url).pathname.endsWith(".data");
      const url = new URL(data ? "/-/refused.data" : "/-/refused", config.publicUrl);
      const headers = { cookie: c.req.raw.headers.get("cookie") ?? "" };
      const known = { requestId: c.get("requestId"), clientAddress: c.get("clientAddress"), facts: {}, refusal };
      return render(new Request(url, { headers }), known);
    };

  app.use("*", (c, next) => requestGuard(refused(c))(c, next));
  app.use("*", (c, next) => originGuard(config.publicUrl, cookies.signInName, refused(c))(c, next));
  app.use("*", async (c, next) => {
    c.set("facts", factsOf(await options.build())(c.req.path));
    return next();
  });
  app.use("*", (c, next) => bodyGuard(() => c.get("facts").body ?? "form", refused(c))(c, next));
  app.use("*", forwardedGuard);

  app.all("*", async (c) => {
    const facts = c.get("facts");
    const request = c.req.raw;
    const signedIn = cookies.readSignIn(request.headers.get("cookie")) !== undefined;
    const plainRead = request.method === "GET" && !signedIn && facts.cache !== undefined;
    const key = plainRead ? cache.key(new URL(request.url), facts.cache ?? []) : undefined;
    const remembered = key && cache.get(key, Date.now());
    if (remembered) return remembered;
    const response = await render(request, {
      requestId: c.get("requestId"),
      clientAddress: c.get("clientAddress"),
      facts,
    });
    if (request.method === "POST" && signedIn) cache.clear();
    // A download has no page of its own on which to say what went wrong: what its route throws Remix answers in JSON.
    if (response.headers.has("X-Remix-Error") && response.headers.get("content-type")?.startsWith("application/json"))
      return refused(c)(response.status);
    return key && response.status === 200 ? cache.put(key, response, Date.now()) : response;
  });
  app.onError((error, c) => {
    log.error({ requestId: c.get("requestId"), error }, "request failed");
    return refused(c)(500);
  });
  return app;
}

/** Remix's handler for each page, made when it is first asked for. Discovery of routes by the browser needs the whole build. */
function pageHandlers(build: ServerBuild, dev: boolean) {
  const whole = createRequestHandler(build, dev ? "development" : "production");
  const handlers = new Map<string, typeof whole>();
  return (request: Request, routeId: string | undefined) => {
    if (dev || !routeId || new URL(request.url).pathname.startsWith("/__")) return whole;
    const handler = handlers.get(routeId) ?? createRequestHandler(narrowBuild(build, routeId), "production");
    handlers.set(routeId, handler);
    return handler;
  };
}

function perBuild<T>(make: (build: ServerBuild) => T): (build: ServerBuild) => T {
  let last: { build: ServerBuild; made: T } | undefined;
  return (build) => {
    if (last?.build !== build) last = { build, made: make(build) };
    return last.made;
  };
}

function remember<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
