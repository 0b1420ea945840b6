import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type KoaContextWithOIDC } from "oidc-provider";

export const CLIENT_ID = "provider-portal";
export const CLIENT_SECRET = "a-secret-of-the-tests-and-nothing-else";

export type Account = {
  sub: string;
  email?: string | undefined;
  email_verified?: boolean;
  name?: string;
  roles?: string[] | undefined;
  /** How they showed who they are, when it isn't by password and code. */
  amr?: string[];
};
/** Changes an answer of the token endpoint before it is sent. */
type Tamper = (answer: { id_token?: string }) => void;

const page = (accounts: readonly Account[], uid: string) => `<!doctype html><html lang="en-GB"><title>Council</title>
<h1>Council sign-in</h1><form method="post" action="/login/${uid}"><label>User name <input name="login" list="known"></label>
<datalist id="known">${accounts.map(({ sub }) => `<option>${sub}</option>`).join("")}</datalist>
<button>Continue</button><button name="cancel" value="yes">Cancel</button></form></html>`;

/**
 * A real OpenID provider on a free port of localhost, where whoever types the name of an account is that person. It is
 * another site than the portal on 127.0.0.1, so that browsers treat the journey between them as in life.
 */
export async function startIdentityProvider(port: number, returnAddresses: string[], accounts: readonly Account[]) {
  const issuer = `http://localhost:${port}`;
  const held: { tamper?: Tamper } = {};
  const client = {
    client_secret: CLIENT_SECRET,
    redirect_uris: returnAddresses,
    grant_types: ["authorization_code"],
    response_types: ["code" as const],
  };
  const provider = new Provider(issuer, {
    clients: [
      { ...client, client_id: CLIENT_ID },
      { ...client, client_id: "another-service" },
    ],
    claims: {
      openid: ["sub", "amr"],
      email: ["email", "email_verified"],
      profile: ["name", "roles"],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/login/${uid}` },
    cookies: { keys: ["only for tests"] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, IdToken: 600, AccessToken: 600, AuthorizationCode: 60 },
    findAccount: (_ctx, sub) => {
      const account = accounts.find((one) => one.sub === sub);
      return account && { accountId: sub, claims: () => ({ ...account }) };
    },
    // Nobody is asked for consent: the portal is the council's own.
    async loadExistingGrant({ oidc }: KoaContextWithOIDC) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (ctx.path === "/token" && ctx.status === 200) held.tamper?.(ctx.body as { id_token?: string });
  });

  const answer = provider.callback();
  const logIn = async (req: IncomingMessage, res: ServerResponse) => {
    if (req.method !== "POST")
      return res.setHeader("content-type", "text/html").end(page(accounts, req.url?.split("/")[2] ?? ""));
    const form = new URLSearchParams(await text(req));
    const accountId = form.get("login") ?? "";
    const result = form.has("cancel")
      ? { error: "access_denied", error_description: "Cancelled" }
      : { login: { accountId, amr: accounts.find(({ sub }) => sub === accountId)?.amr ?? ["pwd", "otp"] } };
    return provider.interactionFinished(req, res, result);
  };
  const server = createServer((req, res) => void (req.url?.startsWith("/login/") ? logIn(req, res) : answer(req, res)));
  await new Promise<void>((listening) => server.listen(port, "localhost", listening));
  return {
    issuer,
    /** Changes what the token endpoint answers, until it is called with nothing. */
    tamper: (how?: Tamper) => {
      held.tamper = how;
    },
    stop: () => new Promise<unknown>((closed) => server.close(closed).closeAllConnections()),
  };
}

/** Goes through the provider's pages as a browser would, and returns the address of the portal to which it leads. */
export async function passThrough(start: URL, login: string): Promise<URL> {
  const jar = new Map<string, string>();
  let at = start;
  let form: URLSearchParams | undefined;
  for (let steps = 0; steps < 10; steps++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(at, {
      method: form ? "POST" : "GET",
      body: form,
      headers: { cookie },
      redirect: "manual",
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
    const to = answer.headers.get("location");
    form = to ? undefined : new URLSearchParams({ login });
    if (to) at = new URL(to, at);
    if (at.origin !== start.origin) return at;
  }
  throw new Error(`The identity provider did not lead back: ${at.pathname}`);
}
