import { z } from "zod";
import * as setting from "#app/platform/setting.server.ts";

/** Where and how the council's people sign in with the council's own identity provider. */
export type SingleSignOn = {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** The claim of the ID token that holds the person's roles, and what each of its values gives. */
  roleClaim: string;
  roleMap: { claim: string; role: string }[];
  /** The ID token's `acr` must be one of these, its `amr` must hold one of those; empty: the provider alone decides. */
  requiredAcr: string[];
  requiredAmr: string[];
};

export const singleSignOnSettings = {
  OIDC_ISSUER: setting.issuer.optional(),
  OIDC_CLIENT_ID: setting.text.optional(),
  OIDC_CLIENT_SECRET: setting.text.optional(),
  OIDC_ROLE_CLAIM: setting.text.default("roles"),
  OIDC_ROLE_MAP: setting.roleMap.default([]),
  OIDC_REQUIRED_ACR: setting.words.default([]),
  OIDC_REQUIRED_AMR: setting.words.default([]),
};

/** Single sign-on is on when all of these are set. Without a map nobody would have a role. */
const needed = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLE_MAP"];

/** What is missing of settings that come together or not at all. */
export function singleSignOnFaults(values: Record<string, string | undefined>): string[] {
  const missing = needed.filter((name) => !values[name]);
  if (missing.length === needed.length) return [];
  return missing.map((name) => `${name}: is needed for single sign-on; set all of ${needed.join(", ")}, or none`);
}

const shape = z.object(singleSignOnSettings);

/** The settings as one thing, or undefined where single sign-on is off. */
export function singleSignOnOf(value: z.output<typeof shape>): SingleSignOn | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value;
  if (!issuer || !clientId || !clientSecret) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    roleClaim: value.OIDC_ROLE_CLAIM,
    roleMap: value.OIDC_ROLE_MAP,
    requiredAcr: value.OIDC_REQUIRED_ACR,
    requiredAmr: value.OIDC_REQUIRED_AMR,
  };
}
