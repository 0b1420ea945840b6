import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { freePort } from "#app/server/embedded/free-port.ts";
import { CLIENT_ID, CLIENT_SECRET, passThrough, startIdentityProvider } from "#e2e/identity-provider.ts";
import { type Begun, createIdentityProvider, type IdentityProvider, type Secrets } from "./identity-provider.server.ts";

const back = new URL("http://127.0.0.1:9/sign-in/council/return");
const rita = { sub: "rita", email: "rita@council.example", email_verified: true, name: "Rita", roles: ["Portal.QA"] };
const settings = (issuer: string, clientId = CLIENT_ID) => ({
  issuer: new URL(issuer),
  clientId,
  clientSecret: CLIENT_SECRET,
  roleClaim: "roles",
  roleMap: [],
  requiredAcr: [],
  requiredAmr: [],
});

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let portal: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider(await freePort(), [back.href], [rita]);
  portal = createIdentityProvider(settings(provider.issuer), back);
});
beforeEach(() => provider.tamper());
afterAll(() => provider.stop());

function begun(result: Begun): { address: URL; secrets: Secrets } {
  if (!result.ok) throw new Error("The identity provider does not answer");
  return result;
}

/** Signs Rita in at the provider and returns the address that it leads to, with the secrets of this browser. */
async function signedInThere(at = portal) {
  const { address, secrets } = begun(await at.begin());
  return { returned: await passThrough(address, "rita"), secrets };
}

const parts = (token: string) => token.split(".") as [string, string, string];

describe("an OpenID provider", () => {
  it("is asked by code, PKCE S256, state and nonce, and says who came", async () => {
    const { address, secrets } = begun(await portal.begin());
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      state: secrets.state,
      nonce: secrets.nonce,
      redirect_uri: back.href,
    });
    expect(address.href).not.toContain(secrets.verifier);
    expect(address.searchParams.has("prompt")).toBe(false);
    expect(begun(await portal.begin({ afresh: true })).address.searchParams.get("prompt")).toBe("login");
    const finished = await portal.finish(await passThrough(address, "rita"), secrets);
    expect(finished).toMatchObject({ ok: true, claims: { ...rita, iss: provider.issuer, amr: ["pwd", "otp"] } });
  });

  const refused = (code: string) => ({ ok: false, fault: "refused", code });

  it("is not believed with another browser's state", async () => {
    const { returned, secrets } = await signedInThere();
    const other = begun(await portal.begin());
    expect(await portal.finish(returned, { ...secrets, state: other.secrets.state })).toMatchObject(
      refused("OAUTH_INVALID_RESPONSE"),
    );
  });

  it("is not believed with another browser's nonce", async () => {
    const { returned, secrets } = await signedInThere();
    const other = begun(await portal.begin());
    expect(await portal.finish(returned, { ...secrets, nonce: other.secrets.nonce })).toMatchObject(
      refused("OAUTH_JWT_CLAIM_COMPARISON_FAILED"),
    );
  });

  it("takes no code without this browser's verifier", async () => {
    const { returned, secrets } = await signedInThere();
    const other = begun(await portal.begin());
    expect(await portal.finish(returned, { ...secrets, verifier: other.secrets.verifier })).toMatchObject(
      refused("OAUTH_RESPONSE_BODY_ERROR"),
    );
  });

  it("takes a code once", async () => {
    const { returned, secrets } = await signedInThere();
    expect(await portal.finish(returned, secrets)).toMatchObject({ ok: true });
    expect(await portal.finish(returned, secrets)).toMatchObject(refused("OAUTH_RESPONSE_BODY_ERROR"));
  });

  it("is not believed with a token for another service", async () => {
    const elsewhere = createIdentityProvider(settings(provider.issuer, "another-service"), back);
    let foreign: string | undefined;
    provider.tamper((answer) => {
      foreign = answer.id_token;
    });
    const there = await signedInThere(elsewhere);
    expect(await elsewhere.finish(there.returned, there.secrets)).toMatchObject({ ok: true });
    expect(foreign).toBeDefined();

    provider.tamper((answer) => {
      answer.id_token = foreign;
    });
    const { returned, secrets } = await signedInThere();
    // The nonce fits, so that the audience alone decides.
    expect(await portal.finish(returned, { ...secrets, nonce: there.secrets.nonce })).toMatchObject(
      refused("OAUTH_JWT_CLAIM_COMPARISON_FAILED"),
    );
  });

  it("is not believed when its token was changed on the way", async () => {
    provider.tamper((answer) => {
      const [head, body, signature] = parts(answer.id_token ?? "");
      const claims = JSON.parse(Buffer.from(body, "base64url").toString());
      const forged = Buffer.from(JSON.stringify({ ...claims, roles: ["Portal.Admin"] })).toString("base64url");
      answer.id_token = [head, forged, signature].join(".");
    });
    const { returned, secrets } = await signedInThere();
    expect(await portal.finish(returned, secrets)).toMatchObject(refused("OAUTH_INVALID_RESPONSE"));
  });

  it("says no for the person: that is no fault of the provider", async () => {
    const { secrets } = begun(await portal.begin());
    const returned = new URL(`?error=access_denied&state=${secrets.state}&iss=${provider.issuer}`, back);
    expect(await portal.finish(returned, secrets)).toMatchObject({ ok: false, fault: "declined" });
  });

  it("may be away at the start, in between, and come back", async () => {
    const port = await freePort();
    const late = createIdentityProvider(settings(`http://localhost:${port}`), back);
    expect(await late.begin()).toEqual({ ok: false, fault: "unavailable" });
    const one = await startIdentityProvider(port, [back.href], [rita]);
    const { returned, secrets } = await signedInThere(late);
    await one.stop();
    expect(await late.finish(returned, secrets)).toMatchObject({ ok: false, fault: "unavailable" });
  });
});
