import type { Factors } from "#app/domain/accounts/second-factor/factors.server.ts";

/** What a person has set up as the second step of signing in, as one short sentence. */
export function factorsInWords({ app, passkeys }: Factors): string {
  const count = passkeys.length;
  const keys = count === 0 ? "" : count === 1 ? "a passkey" : `${count} passkeys`;
  const both = [app ? "an authenticator app" : "", keys].filter(Boolean).join(" and ");
  return both ? `${both.charAt(0).toUpperCase()}${both.slice(1)}` : "Not set up";
}
