import type { CouncilRole, ProviderRole } from "#app/access/actor.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { tokenHash } from "./secret-token.server.ts";

export type InvitationState = "open" | "used" | "withdrawn" | "expired";

/**
 * The invitation of a link, whatever has become of it, or undefined for a link that never was one. `known` says
 * whether the address has an account that was confirmed, and so a password. `organisation` is null for the council.
 */
export async function findInvitation(db: Db | Trx, token: string, now: Date) {
  const row = await db
    .selectFrom("invitation")
    .innerJoin("person as inviter", "inviter.id", "invitation.invited_by")
    .leftJoin("provider", "provider.id", "invitation.provider_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb(eb.fn("lower", ["person.email"]), "=", eb.ref("invitation.email"))),
    )
    .select(["invitation.id", "invitation.email", "invitation.name", "inviter.name as by"])
    .select(["invitation.provider_id as providerId", "provider.name as organisation"])
    .select(["invitation.provider_role as providerRole", "invitation.council_roles as councilRoles"])
    .select(["invitation.accepted_at", "invitation.withdrawn_at", "invitation.expires_at", "person.confirmed_at"])
    .select("person.password_hash as passwordHash")
    .where("invitation.token_hash", "=", tokenHash(token))
    .executeTakeFirst();
  if (!row) return undefined;
  const { accepted_at, withdrawn_at, expires_at, confirmed_at, providerRole, councilRoles, ...rest } = row;
  const state: InvitationState = accepted_at
    ? "used"
    : withdrawn_at
      ? "withdrawn"
      : expires_at <= now
        ? "expired"
        : "open";
  return {
    ...rest,
    state,
    known: confirmed_at !== null,
    providerRole: providerRole as ProviderRole | null,
    councilRoles: councilRoles as CouncilRole[],
  };
}

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;
