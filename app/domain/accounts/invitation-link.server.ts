import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

const VALID_HOURS = 48;

export type Invited = { id: string; email: string; name: string; providerId: string | null };

/** A new link for an invitation: its token, and what the row keeps of it. It lasts two days. */
export function newLink(now: Date) {
  const token = newToken();
  const expires_at = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  return { token, kept: { token_hash: tokenHash(token), expires_at } };
}

/** Mails the link, with who invites and to what. */
export async function mailInvitation(work: Work, invited: Invited, token: string): Promise<void> {
  const { id, email, name, providerId } = invited;
  const by = "name" in work.actor ? work.actor.name : "";
  const data = { name, by, organisation: providerId ? await nameOf(work, providerId) : "the council", token };
  await notify(work, { email }, "invitation", data, { type: "invitation", id });
}

/** A provider's owner invites to that provider, an administrator to the council. Throws NotFound, Forbidden. */
export function authoriseInviting(actor: Actor, providerId: string | null): void {
  if (providerId) authorise(actor, "team.manage", { providerId }, "team.read");
  else authorise(actor, "person.manage", undefined, "person.read");
}

async function nameOf({ trx }: Work, providerId: string): Promise<string> {
  const { name } = await trx
    .selectFrom("provider")
    .select("name")
    .where("id", "=", providerId)
    .executeTakeFirstOrThrow();
  return name;
}
