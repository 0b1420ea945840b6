import { verifyRegistrationResponse } from "@simplewebauthn/server";
import type { Person } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { renewSignIn } from "../sign-ins.server.ts";
import { endOthers, keepOneFactor, type OwnSignIn } from "./own-factors.server.ts";
import { readRegistration } from "./passkey-answers.ts";
import { algorithms, takeChallenge } from "./passkeys.server.ts";

/**
 * Keeps the passkey that the person's browser has just made. Ends their other sign-ins, renews this one as shown by the
 * passkey, tells the person, and returns the new token. Refused when the answer isn't one to this sign-in's challenge.
 */
export async function addPasskey(
  db: Db,
  own: OwnSignIn,
  publicUrl: URL,
  input: { name: string; passkey: unknown },
  now: Date,
): Promise<string> {
  const { actor, token, signInId } = own;
  return transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    const made = await madeIn(input.passkey, await takeChallenge(work.trx, signInId), publicUrl);
    if (!made) throw new Refused("passkey", "The passkey could not be added. Try again");
    const added = await work.trx
      .insertInto("passkey")
      .values({
        id: uuidv7(now.getTime()),
        person_id: actor.personId,
        credential_id: made.id,
        public_key: Buffer.from(made.publicKey),
        counter: made.counter,
        transports: made.transports ?? [],
        name: input.name,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column("credential_id").doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!added) throw new Refused("passkey", "This passkey is already in use");
    await endOthers(work, own);
    work.audit("person.add-factor", { type: "person", id: actor.personId }, { factor: "passkey" });
    await notify(work, actor, "second-factor-added", { name: actor.name, factor: "passkey" });
    return renewSignIn(work.trx, token, "passkey", now);
  });
}

async function madeIn(typed: unknown, expectedChallenge: string | undefined, publicUrl: URL) {
  const response = readRegistration(typed);
  if (!response || !expectedChallenge) return undefined;
  const answer = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: publicUrl.origin,
    expectedRPID: publicUrl.hostname,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined);
  return answer?.registrationInfo?.credential;
}

/**
 * Removes one of a person's own passkeys and tells them. NotFound when it isn't theirs; Refused when it is the last
 * factor of someone whose work needs one.
 */
export async function removePasskey(db: Db, actor: Person, id: string, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    if (!isUuid(id)) throw new NotFound("passkey");
    await keepOneFactor(work, actor);
    const { numDeletedRows } = await work.trx
      .deleteFrom("passkey")
      .where("id", "=", id)
      .where("person_id", "=", actor.personId)
      .executeTakeFirstOrThrow();
    if (numDeletedRows === 0n) throw new NotFound("passkey");
    work.audit("person.remove-factor", { type: "person", id: actor.personId }, { factor: "passkey" });
    await notify(work, actor, "second-factor-removed", { name: actor.name, factor: "passkey" });
  });
}
