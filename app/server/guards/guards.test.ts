import { Hono, type MiddlewareHandler } from "hono";
import { describe, expect, it } from "vitest";
import { bodyGuard, limits } from "./body-limit.ts";
import { forwardedGuard } from "./forwarded.ts";
import { commonHeaders, contentSecurityPolicy } from "./headers.ts";
import { fromOurPages, originGuard } from "./origin.ts";
import { requestGuard } from "./request.ts";

const ours = new URL("https://portal.example");
const refuse = (status: number) => new Response("refused", { status });

/** What a request gets that meets this guard and then a page that answers with its headers and its body's length. */
async function meet(guard: MiddlewareHandler, path: string, init: RequestInit = {}): Promise<Response> {
  const app = new Hono();
  app.use("*", guard);
  app.all("*", async (c) => {
    const length = (await c.req.raw.text()).length;
    return c.json({ headers: Object.fromEntries(c.req.raw.headers), length });
  });
  return app.request(new Request(new URL(path, ours), init));
}

describe("origin", () => {
  const post = (headers: Record<string, string>, path = "/sign-out") =>
    meet(originGuard(ours, "__Host-signin", refuse), path, { method: "POST", headers });
  const signedIn = { cookie: "__Host-signin=abc" };

  it.each([
    ["our own page", { ...signedIn, origin: "https://portal.example" }, 200],
    ["a browser that says same-origin", { ...signedIn, "sec-fetch-site": "same-origin" }, 200],
    ["an address typed or a bookmark", { ...signedIn, "sec-fetch-site": "none" }, 200],
    ["another site", { ...signedIn, origin: "https://evil.example" }, 403],
    [
      "another site, whatever host it forwards",
      { ...signedIn, origin: "https://evil.example", "x-forwarded-host": "evil.example" },
      403,
    ],
    [
      "another site by the browser's word",
      { ...signedIn, origin: "https://portal.example", "sec-fetch-site": "cross-site" },
      403,
    ],
    ["a sibling site", { ...signedIn, "sec-fetch-site": "same-site" }, 403],
    ["an origin called null", { ...signedIn, origin: "null" }, 403],
    ["no word at all, signed in", signedIn, 403],
    ["no word at all, not signed in", {}, 200],
  ])("a post from %s", async (_what, headers, status) => {
    expect((await post(headers as Record<string, string>)).status).toBe(status);
    expect((await post(headers as Record<string, string>, "/provider.data?_routes=x")).status).toBe(status);
  });

  it("lets reading pass", () => {
    const headers = new Headers({ origin: "https://evil.example" });
    expect(fromOurPages(headers, ours, true)).toBe(false);
    return expect(meet(originGuard(ours, "x", refuse), "/", { headers }).then((answer) => answer.status)).resolves.toBe(
      200,
    );
  });
});

describe("body limits by route", () => {
  const guard = bodyGuard((path) => (path.startsWith("/upload") ? "upload" : "form"), refuse);
  const send = (path: string, bytes: number) => meet(guard, path, { method: "POST", body: "a".repeat(bytes) });
  const stream = (path: string, bytes: number) => {
    const body = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < bytes; sent += 65_536) controller.enqueue(new Uint8Array(65_536));
        controller.close();
      },
    });
    return meet(guard, path, { method: "POST", body, duplex: "half" } as RequestInit);
  };

  it("takes a form up to 256 kB and an upload up to 20 MB", async () => {
    expect((await send("/form", limits.form)).status).toBe(200);
    expect((await send("/form", limits.form + 1)).status).toBe(413);
    expect((await send("/upload", limits.form + 1)).status).toBe(200);
    expect((await send("/upload", limits.upload + 1)).status).toBe(413);
  });

  it("counts a body that does not say how long it is", async () => {
    expect((await stream("/form", limits.form * 2)).status).toBe(413);
    expect((await stream("/upload", limits.form * 2)).status).toBe(200);
  });
});

describe("requests", () => {
  it.each([
    ["GET", "/", 200],
    ["HEAD", "/", 200],
    ["POST", "/", 200],
    ["PUT", "/", 405],
    ["DELETE", "/", 405],
    ["OPTIONS", "/", 405],
    ["GET", "/%zz", 400],
    ["GET", "/a%00b", 400],
  ])("%s %s gets %i", async (method, path, status) => {
    expect((await meet(requestGuard(refuse), path, { method })).status).toBe(status);
  });
});

describe("headers", () => {
  it("keep the origin in referrers, forbid framing and sniffing", async () => {
    const { headers } = await meet(commonHeaders(true), "/");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("strict-transport-security")).toContain("max-age=31536000");
    expect((await meet(commonHeaders(false), "/")).headers.get("strict-transport-security")).toBeNull();
  });

  it("allow no inline script anywhere, and a nonce only on hydrated pages", () => {
    const plain = contentSecurityPolicy(false, "n0nce", false);
    expect(plain).toContain("script-src 'self';");
    expect(plain).not.toMatch(/unsafe|n0nce/);
    const hydrated = contentSecurityPolicy(true, "n0nce", false);
    expect(hydrated).toContain("script-src 'self' 'nonce-n0nce';");
    expect(hydrated).not.toContain("unsafe");
  });

  it("let forms lead to ourselves, and from the pages that say so to the identity provider", () => {
    expect(contentSecurityPolicy(false, "n", false)).toContain("form-action 'self';");
    const council = contentSecurityPolicy(false, "n", false, "https://login.council.example");
    expect(council).toContain("form-action 'self' https://login.council.example;");
  });

  it("that a proxy or a stranger forwards never reach the pages", async () => {
    const answer = await meet(forwardedGuard, "/", {
      headers: {
        "x-forwarded-host": "evil.example",
        forwarded: "host=evil",
        origin: "https://evil.example",
        accept: "x",
      },
    });
    const { headers } = (await answer.json()) as { headers: Record<string, string> };
    expect(headers).toEqual({ accept: "x" });
  });
});
