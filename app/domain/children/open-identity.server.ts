import type { Actor } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Identity, identitySchema, nameOf } from "./child.ts";
import { isEntitledOfficer, logAccess } from "./child-access.server.ts";
import { type ChildKeys, openWith } from "./child-keys.server.ts";

export type OpenedIdentity = Identity & { ref: string; name: string };

/** Whether a provider's person may open a child's identity: the placement room's rule (rules 2 and 8), asked inside the transaction. */
export type ProviderEntitled = (work: Work, childId: string) => Promise<boolean>;

/**
 * The only way to read who a child is: authorises, decrypts, and writes down who read it and why, in one transaction.
 * A provider's person passes only by `providerEntitled`; administrators and auditors never do. Throws NotFound.
 */
export function openIdentity(
  db: Db,
  actor: Actor,
  keys: ChildKeys,
  childId: string,
  why: string,
  now: Date,
  providerEntitled?: ProviderEntitled,
): Promise<OpenedIdentity> {
  return transact(db, actor, now, async (work) => {
    const entitled =
      actor.kind === "provider"
        ? ((await providerEntitled?.(work, childId)) ?? false)
        : actor.kind === "council" && (await isEntitledOfficer(work, childId));
    if (!entitled) throw new NotFound("child");
    const child = await work.trx
      .selectFrom("child")
      .select(["id", "ref", "wrapped_key", "key_id", "identity"])
      .where("id", "=", childId)
      .executeTakeFirst();
    if (!child) throw new NotFound("child");
    await logAccess(work, childId, "identity", why);
    const identity = identitySchema.parse(JSON.parse(openWith(keys, child, "child.identity", child.identity)));
    return { ...identity, ref: child.ref, name: nameOf(identity) };
  });
}
