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

export const roleForm = z.object({ role: providerRole });

/** Leaving: whoever is the last owner says first that they know what follows. */
export const leaveForm = z.object({ understood: z.literal("yes").optional() });

/**
 * Whether a provider keeps an owner when one of its people takes another role, or none. Whoever wasn't an owner can
 * always go; nobody else may take the last one away.
 */
export const keepsAnOwner = (owners: number, was: string, becomes: string | undefined): boolean =>
  was !== "owner" || becomes === "owner" || owners > 1;
