import { randomBytes } from "node:crypto";
import type { Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { hashCode } from "../passwords.server.ts";
import { hasSecondFactor } from "./factors.server.ts";
import { CODES, codeFrom } from "./recovery-codes.ts";

/**
 * Makes ten new recovery codes, in place of all earlier ones, tells the person, and returns them: only hashes are kept,
 * so that they can be shown this once. NotAllowedNow for someone who has no second factor to stand in for.
 */
export async function makeRecoveryCodes(db: Db, secret: string, actor: Person, now: Date): Promise<string[]> {
  const { personId } = actor;
  const codes = Array.from({ length: CODES }, () => codeFrom(randomBytes(CODES)));
  const hashes = await Promise.all(codes.map((code) => hashCode(secret, personId, code)));
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    if (!(await hasSecondFactor(work.trx, personId)))
      throw new NotAllowedNow("get recovery codes: set up an app or a passkey first");
    await work.trx.deleteFrom("recovery_code").where("person_id", "=", personId).execute();
    await work.trx
      .insertInto("recovery_code")
      .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, created_at: now })))
      .execute();
    work.audit("person.make-recovery-codes", { type: "person", id: personId });
    await notify(work, { email: actor.email, personId }, "recovery-codes-made", { name: actor.name });
  });
  return codes;
}
