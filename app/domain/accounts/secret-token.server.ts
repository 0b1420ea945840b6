import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** A new 256-bit token as base64url: the holder keeps it, the database keeps only its hash. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 of a token: what the database keeps and is searched by. */
export const tokenHash = (token: string): Buffer => createHash("sha256").update(token).digest();

const NONCE = 12;
const TAG = 16;

const sealingKey = (secret: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", "parked-post", 32));

/** AES-256-GCM under a key drawn from `secret`; `bound` must be the same at opening. */
export function seal(secret: string, bound: string, text: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", sealingKey(secret), nonce).setAAD(Buffer.from(bound));
  return Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
}

/** The text that `seal` closed. Throws when the secret or what it was bound to differs. */
export function unseal(secret: string, bound: string, sealed: Buffer): string {
  // Without its length Node takes a tag of four bytes for a whole one.
  const decipher = createDecipheriv("aes-256-gcm", sealingKey(secret), sealed.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(bound))
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString("utf8");
}
