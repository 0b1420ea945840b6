import * as client from "openid-client";
import type { SingleSignOn } from "#app/platform/single-sign-on-settings.server.ts";

/** What only this browser and this portal know of a sign-in that is under way at the identity provider. */
export type Secrets = { state: string; nonce: string; verifier: string };

/** What the ID token says of a person, its signature, audience, times and nonce checked. */
export type Claims = { iss: string; sub: string } & Record<string, unknown>;

/** The provider doesn't answer, it said no, or what came back isn't what was asked for. */
export type Fault = "unavailable" | "declined" | "refused";
export type Begun = { ok: true; address: URL; secrets: Secrets } | { ok: false; fault: "unavailable" };
export type Finished = { ok: true; claims: Claims } | { ok: false; fault: Fault; code: string };

export type IdentityProvider = {
  /** Where forms that start a sign-in lead, for the content security policy. */
  origin: string;
  /**
   * The address to send the browser to, by authorisation code with PKCE S256, state and nonce. `afresh` asks the person
   * to show who they are even when the provider knows them still.
   */
  begin: (options?: { afresh?: boolean }) => Promise<Begun>;
  /** Exchanges the code in the address that the browser came back to, and checks everything that came. */
  finish: (returned: URL, secrets: Secrets) => Promise<Finished>;
};

const PATIENCE_SECONDS = 8;

/**
 * The council's OpenID provider. It is asked about itself when it is first needed, and what it said is remembered; the
 * portal starts, and serves everybody else, while it is away.
 */
export function createIdentityProvider(settings: SingleSignOn, returnAddress: URL): IdentityProvider {
  const { issuer, clientId, clientSecret, requiredAcr } = settings;
  const checks = [
    client.enableNonRepudiationChecks,
    ...(issuer.protocol === "http:" ? [client.allowInsecureRequests] : []),
  ];
  let known: Promise<client.Configuration> | undefined;
  const discover = (): Promise<client.Configuration> => {
    known ??= client
      .discovery(issuer, clientId, clientSecret, undefined, { execute: checks, timeout: PATIENCE_SECONDS })
      .catch((error: unknown) => {
        known = undefined;
        throw error;
      });
    return known;
  };

  return {
    origin: issuer.origin,
    async begin({ afresh = false } = {}) {
      const provider = await discover().catch(() => undefined);
      if (!provider) return { ok: false, fault: "unavailable" };
      const secrets = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(provider, {
        redirect_uri: returnAddress.href,
        scope: "openid email profile",
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: "S256",
        ...(afresh ? { prompt: "login" } : {}),
        ...(requiredAcr.length > 0 ? { acr_values: requiredAcr.join(" ") } : {}),
      });
      return { ok: true, address, secrets };
    },
    async finish(returned, { state, nonce, verifier }) {
      const here = new URL(returned.search, returnAddress);
      try {
        const provider = await discover();
        const expected = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier };
        const claims = (await client.authorizationCodeGrant(provider, here, expected)).claims();
        return claims ? { ok: true, claims } : { ok: false, fault: "refused", code: "no-id-token" };
      } catch (error) {
        return { ok: false, fault: faultOf(error), code: codeOf(error) };
      }
    },
  };
}

function faultOf(error: unknown): Fault {
  if (isAway(error)) return "unavailable";
  return error instanceof client.AuthorizationResponseError ? "declined" : "refused";
}

/** A connection that fails, an answer that is too slow, or a fault on the provider's own side. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const answer = error instanceof client.ResponseBodyError ? error : error.cause;
  if (answer instanceof client.ResponseBodyError || answer instanceof Response) return answer.status >= 500;
  return error instanceof TypeError ? error.message === "fetch failed" : codeOf(error) === "OAUTH_TIMEOUT";
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
