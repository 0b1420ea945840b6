import { randomBytes } from "node:crypto";
import type { Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { hashCode } from "../passwords.server.ts";
import { hasSecondFactor } from "./factors.server.ts";
import { CODES, codeFrom } from "./recovery-codes.ts";

/**
 * Makes ten new recovery codes, in place of all earlier ones, tells the person, and returns them: only hashes are kept,
 * so that they can be shown this once. NotAllowedNow for someone who has no second factor to stand in for; TooMany.
 */
export async function makeRecoveryCodes(db: Db, secret: string, actor: Person, now: Date): Promise<string[]> {
  const { personId } = actor;
  authorise(actor, "account.own");
  if (!(await hasSecondFactor(db, personId)))
    throw new NotAllowedNow("get recovery codes: set up an app or a passkey first");
  await keepWithin(db, "second-factor", `recovery-codes|${personId}`, now);
  const codes = Array.from({ length: CODES }, () => codeFrom(randomBytes(CODES)));
  const hashes = await Promise.all(codes.map((code) => hashCode(secret, personId, code)));
  await transact(db, actor, now, async (work) => {
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
