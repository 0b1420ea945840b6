import { councilRoles, providerRoles } from "#app/access/actor.ts";
import { councilRoleWords, providerRoleWords } from "../role-words.ts";
import type { Wanted } from "./people.server.ts";

const kinds = { council: "The council’s people", provider: "Providers’ people", neither: "Neither" } as const;
const ofProvider = "provider-";

/** What the list of people can be narrowed down to, as one chooses it. */
export const kindChoices = [
  { value: "", text: "Everyone" },
  ...Object.entries(kinds).map(([value, text]) => ({ value, text })),
];
export const roleChoices = [
  { value: "", text: "Any role" },
  ...councilRoles.map((role) => ({ value: role, text: councilRoleWords[role] })),
  ...providerRoles.map((role) => ({
    value: `${ofProvider}${role}`,
    text: `${providerRoleWords[role].label} at a provider`,
  })),
];

/** The kind that an address asks for, if there is such a kind. */
export const chosenKind = (text: string): Wanted["kind"] =>
  (["council", "provider", "neither"] as const).find((kind) => kind === text);

/** The role that an address asks for, if there is such a role. */
export function chosenRole(text: string): Wanted["role"] {
  const council = councilRoles.find((role) => role === text);
  if (council) return { of: "council", role: council };
  const provider = providerRoles.find((role) => `${ofProvider}${role}` === text);
  return provider && { of: "provider", role: provider };
}
