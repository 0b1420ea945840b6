import { type CouncilRole, councilRoles } from "#app/access/actor.ts";
import { email } from "./credentials.ts";

/** The council's own people: schools and the young people's panel are others, and keep their passwords. */
export const staffRoles: readonly CouncilRole[] = councilRoles.filter((role) => role !== "school" && role !== "panel");

/** What the council set about claims: where roles stand, what their values give, how a second factor shows. */
export type ClaimRules = {
  roleClaim: string;
  roleMap: readonly { claim: string; role: string }[];
  requiredAcr: readonly string[];
  requiredAmr: readonly string[];
};
export type Claims = { iss: string; sub: string } & Record<string, unknown>;

/** Somebody of the council as their identity provider tells it. */
export type CouncilIdentity = {
  /** The issuer and its name for the person: the only thing about them that never changes. */
  subject: string;
  name: string;
  email: string | undefined;
  /** Whether the provider vouches that the address is the person's. */
  emailProven: boolean;
  roles: CouncilRole[];
  /** Whether a second factor was asked for, as far as the council wants to see that. */
  factorShown: boolean;
};

/** Roles in the map that the portal doesn't have, or doesn't give by single sign-on. */
export const unknownRoles = (map: ClaimRules["roleMap"]): string[] =>
  map.map(({ role }) => role).filter((role) => !staffRoles.some((known) => known === role));

/** The person and the roles that an ID token's claims stand for, by the council's rules. Claims of other shapes count as missing. */
export function identityOf(claims: Claims, rules: ClaimRules): CouncilIdentity {
  const address = [claims.email, claims.preferred_username].map(asEmail).find((found) => found !== undefined);
  const name =
    typeof claims.name === "string"
      ? claims.name
          .replace(/\p{Cc}/gu, " ")
          .trim()
          .slice(0, 100)
      : "";
  return {
    subject: `${claims.iss}|${claims.sub}`,
    name: name || (address ?? "Council officer"),
    email: address,
    emailProven: address !== undefined && address === asEmail(claims.email) && isProven(claims),
    roles: rolesOf(claims, rules),
    factorShown: factorShown(claims, rules),
  };
}

function rolesOf(claims: Claims, { roleClaim, roleMap }: ClaimRules): CouncilRole[] {
  const values = wordsIn(claims[roleClaim]);
  return staffRoles.filter((role) => roleMap.some((given) => given.role === role && values.includes(given.claim)));
}

/** RFC 8176 for `amr`, OpenID Connect Core 2 for `acr`. */
function factorShown(claims: Claims, { requiredAcr, requiredAmr }: ClaimRules): boolean {
  const shows = (required: readonly string[], given: string[]) =>
    required.length === 0 || required.some((one) => given.includes(one));
  return shows(requiredAcr, wordsIn(claims.acr)) && shows(requiredAmr, wordsIn(claims.amr));
}

/** OpenID Connect's own claim, or Entra ID's: that the owner of the address's domain is the tenant. */
const isProven = ({ email_verified, xms_edov }: Claims): boolean =>
  [true, "true"].some((yes) => yes === email_verified) || [true, 1, "1", "true"].some((yes) => yes === xms_edov);

const wordsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

const asEmail = (value: unknown): string | undefined => email.safeParse(value).data;
