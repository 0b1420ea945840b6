export const councilRoles = [
  "admin",
  "commissioner",
  "qa",
  "qa_lead",
  "caseworker",
  "manager",
  "broker",
  "finance",
  "approver",
  "director",
  "procurement",
  "dpo",
  "auditor",
  "school",
  "panel",
] as const;
export type CouncilRole = (typeof councilRoles)[number];

export const providerRoles = ["owner", "referrals", "finance", "viewer"] as const;
export type ProviderRole = (typeof providerRoles)[number];

export type Anonymous = { kind: "anonymous" };
/** A person acting for one provider. */
export type ProviderPerson = {
  kind: "provider";
  personId: string;
  name: string;
  email: string;
  providerId: string;
  providerName: string;
  role: ProviderRole;
};
/** A person acting for the council, with every role they hold. */
export type Officer = { kind: "council"; personId: string; name: string; email: string; roles: readonly CouncilRole[] };
/** A job or a command: it acts for nobody in particular, and says what it is. */
export type System = { kind: "system"; task: string };

export type Actor = Anonymous | ProviderPerson | Officer | System;
export type Person = ProviderPerson | Officer;

export const anonymous: Anonymous = { kind: "anonymous" };

/** The person behind the actor, or null for nobody and for jobs. */
export const personId = (actor: Actor): string | null => ("personId" in actor ? actor.personId : null);

/** Whether the actor holds any of these council roles. */
export const hasRole = (actor: Actor, ...roles: CouncilRole[]): actor is Officer =>
  actor.kind === "council" && roles.some((role) => actor.roles.includes(role));
