import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import type { Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { OwnSignIn } from "./own-factors.server.ts";
import { readAuthentication } from "./passkey-answers.ts";

/** EdDSA, ES256 and RS256, by their COSE numbers: what devices offer today. */
export const algorithms = [-8, -7, -257];

/** Whether passkeys can be used where the portal stands: a passkey belongs to a name, never to a bare IP address. */
export const passkeysWork = (publicUrl: URL): boolean => isIP(publicUrl.hostname.replace(/^\[|\]$/g, "")) === 0;

/** The random text that the next passkey must sign in this sign-in; it stays until an answer uses it up. */
async function challengeOf(db: Db, signInId: string): Promise<Buffer<ArrayBuffer>> {
  const fresh = randomBytes(32);
  const row = await db
    .updateTable("sign_in")
    .set((eb) => ({ challenge: eb.fn.coalesce("challenge", eb.val(fresh.toString("base64url"))) }))
    .where("id", "=", signInId)
    .returning("challenge")
    .executeTakeFirstOrThrow();
  return Buffer.from(row.challenge ?? "", "base64url");
}

/** Takes the challenge out of a sign-in, so that no answer to it works again. */
export async function takeChallenge(trx: Trx, signInId: string): Promise<string | undefined> {
  const row = await trx
    .selectFrom("sign_in")
    .select("challenge")
    .where("id", "=", signInId)
    .forUpdate()
    .executeTakeFirst();
  await trx.updateTable("sign_in").set({ challenge: null }).where("id", "=", signInId).execute();
  return row?.challenge ?? undefined;
}

const knownOf = async (db: Db, personId: string) =>
  (
    await db.selectFrom("passkey").select(["credential_id", "transports"]).where("person_id", "=", personId).execute()
  ).map(({ credential_id: id, transports }) => ({ id, transports }));

/** What the browser is asked when a person adds a passkey. */
export async function passkeyToMake(db: Db, { actor, signInId }: OwnSignIn, publicUrl: URL, serviceName: string) {
  const { extensions: _none, ...asked } = await generateRegistrationOptions({
    rpName: serviceName,
    rpID: publicUrl.hostname,
    userID: new Uint8Array(Buffer.from(actor.personId)),
    userName: actor.email,
    userDisplayName: actor.name,
    challenge: await challengeOf(db, signInId),
    excludeCredentials: await knownOf(db, actor.personId),
    supportedAlgorithmIDs: algorithms,
  });
  return asked;
}

/**
 * What the browser is asked when a person shows a passkey; undefined when they have none, or none can work here. With
 * `verified` the device asks for a fingerprint, a face or a PIN.
 */
export async function passkeyToShow(
  db: Db,
  signIn: { id: string; personId: string },
  publicUrl: URL,
  verified = false,
) {
  const { id: signInId, personId } = signIn;
  const known = await knownOf(db, personId);
  if (known.length === 0 || !passkeysWork(publicUrl)) return undefined;
  const { extensions: _none, ...asked } = await generateAuthenticationOptions({
    rpID: publicUrl.hostname,
    allowCredentials: known,
    challenge: await challengeOf(db, signInId),
    userVerification: verified ? "required" : "preferred",
  });
  return asked;
}

/**
 * Whether the answer in the form is this person's passkey over this sign-in's challenge, which it uses up. With
 * `verified` the device must have asked for a fingerprint, a face or a PIN: then the passkey stands alone.
 */
export async function takePasskey(
  work: Work,
  signIn: { id: string; personId: string },
  publicUrl: URL,
  typed: unknown,
  verified = false,
): Promise<"passkey" | undefined> {
  const expectedChallenge = await takeChallenge(work.trx, signIn.id);
  const response = readAuthentication(typed);
  const passkey =
    response &&
    (await work.trx
      .selectFrom("passkey")
      .select(["id", "credential_id", "public_key", "counter"])
      .where("credential_id", "=", response.id)
      .where("person_id", "=", signIn.personId)
      .executeTakeFirst());
  if (!expectedChallenge || !passkey) return undefined;
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: publicUrl.origin,
    expectedRPID: publicUrl.hostname,
    requireUserVerification: verified,
    credential: {
      id: passkey.credential_id,
      publicKey: new Uint8Array(passkey.public_key),
      counter: passkey.counter,
    },
  }).catch(() => undefined);
  if (!answer?.verified) return undefined;
  await work.trx
    .updateTable("passkey")
    .set({ counter: answer.authenticationInfo.newCounter, last_used_at: work.now })
    .where("id", "=", passkey.id)
    .execute();
  return "passkey";
}
