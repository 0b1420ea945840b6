import { z } from "zod";
import { providerRoles } from "#app/access/actor.ts";
import { email, personName } from "./credentials.ts";

const providerRole = z.enum(providerRoles, { error: "Select what this person may do" });

export const inviteForm = z.object({
  submissionKey: z.uuid(),
  name: personName,
  email,
  role: providerRole,
});

export const roleForm = z.object({ submissionKey: z.uuid(), role: providerRole });
export const removeForm = z.object({ submissionKey: z.uuid() });

/** Leaving: whoever is the last owner says first that they know what follows. */
export const leaveForm = z.object({ submissionKey: z.uuid(), understood: z.literal("yes").optional() });

/**
 * Whether a provider keeps an owner when one of its people takes another role, or none: `others` is how many owners
 * it has besides them. Nobody may take the last one away; whoever wasn't an owner can always go.
 */
export const keepsAnOwner = (others: number, was: string, becomes?: string): boolean =>
  was !== "owner" || becomes === "owner" || others > 0;

/** The roles that open referrals: only they are told of referrals, and only they may be named on a placement. */
export const opensReferrals = (role: string): boolean => role === "owner" || role === "referrals";

/** What an owner does with an invitation that waits. */
export const teamIntents = z.object({ intent: z.enum(["resend", "withdraw"]), id: z.string() });

const people = z.array(z.string().max(40)).max(200);

/** Whom a provider wants to be told of what. */
export const contactsForm = z.object({ submissionKey: z.uuid(), referrals: people, evidence: people });
