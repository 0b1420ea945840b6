import { paths } from "#app/paths.ts";
import type { Email, Line } from "./email.ts";

export type Membership = "joined" | "role" | "removed" | "left";
type Change = { organisation: string; change: Membership; role: string };

const toThem: Record<Membership, (change: Change) => Line> = {
  joined: ({ organisation, role }) => `You now act for ${organisation}. What you may do there: ${role}.`,
  role: ({ organisation, role }) => `What you may do for ${organisation} has changed. It is now: ${role}.`,
  removed: ({ organisation }) => `You no longer act for ${organisation}: an owner took you off its account.`,
  left: ({ organisation }) => `You have left the account of ${organisation} and no longer act for it.`,
};

const toOwners: Record<Membership, (person: string, change: Change) => Line> = {
  joined: (person, { organisation, role }) => `${person} now acts for ${organisation}: ${role}.`,
  role: (person, { organisation, role }) => `What ${person} may do for ${organisation} is now: ${role}.`,
  removed: (person, { organisation }) => `${person} no longer acts for ${organisation}: an owner took them off.`,
  left: (person, { organisation }) => `${person} has left the account of ${organisation}.`,
};

/** To the person themselves: what they may do for an organisation has changed. */
export const membershipChanged: Email<Change & { name: string }> = {
  subject: ({ organisation }) => `Your access to ${organisation} has changed`,
  lines: ({ name, ...change }) => [
    `Hello ${name}`,
    toThem[change.change](change),
    "You were signed out where that was needed. If this is not right, write to the address below.",
    { link: "Your account", path: paths.account.home() },
  ],
  sample: { name: "Sam Carter", organisation: "Bright Path Learning", change: "role", role: "Finance" },
};

/** To the owners: who has joined, left or changed. */
export const teamChanged: Email<Change & { name: string; person: string }> = {
  subject: ({ organisation }) => `The people of ${organisation} have changed`,
  lines: ({ name, person, ...change }) => [
    `Hello ${name}`,
    toOwners[change.change](person, change),
    { link: "See your people", path: paths.provider.people() },
  ],
  sample: {
    name: "Jo Bell",
    person: "Sam Carter",
    organisation: "Bright Path Learning",
    change: "joined",
    role: "Finance",
  },
};
