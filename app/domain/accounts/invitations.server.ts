import type { Actor, CouncilRole, ProviderRole } from "#app/access/actor.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { authoriseInviting, type Invited, mailInvitation, newLink } from "./invitation-link.server.ts";

const MOST = 100;

/** The invitations of a provider, or of the council (null), that nobody has used or withdrawn, newest first. */
export async function openInvitations(db: Db, providerId: string | null) {
  const rows = await db
    .selectFrom("invitation")
    .innerJoin("person as inviter", "inviter.id", "invitation.invited_by")
    .select(["invitation.id", "invitation.email", "invitation.name", "provider_role as role"])
    .select(["council_roles as roles", "expires_at as expiresAt", "inviter.name as by"])
    .where((eb) => (providerId ? eb("provider_id", "=", providerId) : eb("provider_id", "is", null)))
    .where("accepted_at", "is", null)
    .where("withdrawn_at", "is", null)
    .orderBy("invitation.created_at", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ role, roles, ...row }) => ({
    ...row,
    role: role as ProviderRole | null,
    roles: roles as CouncilRole[],
  }));
}

/** Mails an open invitation again, with a new link for two more days; the link before stops working. */
export const resendInvitation = (db: Db, actor: Actor, id: string, now: Date): Promise<void> =>
  onOpen(db, actor, id, now, async (work, invited) => {
    const { token, kept } = newLink(now);
    await work.trx.updateTable("invitation").set(kept).where("id", "=", id).execute();
    work.audit("invitation.resend", { type: "invitation", id });
    await mailInvitation(work, invited, token);
  });

/** Takes an invitation back: its link stops working at once. */
export const withdrawInvitation = (db: Db, actor: Actor, id: string, now: Date): Promise<void> =>
  onOpen(db, actor, id, now, async (work) => {
    await work.trx.updateTable("invitation").set({ withdrawn_at: now }).where("id", "=", id).execute();
    work.audit("invitation.withdraw", { type: "invitation", id });
  });

function onOpen(
  db: Db,
  actor: Actor,
  id: string,
  now: Date,
  run: (work: Work, invited: Invited) => Promise<void>,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    const row = isUuid(id)
      ? await work.trx
          .selectFrom("invitation")
          .select(["id", "email", "name", "provider_id as providerId", "accepted_at", "withdrawn_at"])
          .where("id", "=", id)
          .forUpdate()
          .executeTakeFirst()
      : undefined;
    if (!row) throw new NotFound("invitation");
    authoriseInviting(actor, row.providerId);
    if (row.accepted_at || row.withdrawn_at) throw new NotAllowedNow("change an invitation that was used or withdrawn");
    await run(work, row);
  });
}
