import { createHash, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** A public key as it is kept and published: its SHA-256 (hex, of the DER bytes), and SPKI in base64 (RFC 8410). */
export type PublicKey = { id: string; publicKey: string };

/** The public half of a private key, or of a public one. */
export function publicKeyOf(key: KeyObject): PublicKey {
  const der = (key.type === "private" ? createPublicKey(key) : key).export({ format: "der", type: "spki" });
  return { id: createHash("sha256").update(der).digest("hex"), publicKey: der.toString("base64") };
}

/** An Ed25519 public key as somebody pasted it: PEM, or SPKI in base64. Undefined for anything else. */
export function readPublicKey(pasted: string): PublicKey | undefined {
  const body = pasted.replace(/-----(BEGIN|END) PUBLIC KEY-----/g, "").replace(/\s/g, "");
  // Node's decoder skips what isn't base64: another key than the one pasted must not come of it.
  if (!/^[A-Za-z0-9+/]{58,60}={0,2}$/.test(body)) return undefined;
  try {
    const key = asKey(body);
    return key.asymmetricKeyType === "ed25519" && publicKeyOf(key).publicKey === body ? publicKeyOf(key) : undefined;
  } catch {
    return undefined;
  }
}

/** The same as PEM, for people who keep keys in files. */
export const asPem = (publicKey: string): string => asKey(publicKey).export({ format: "pem", type: "spki" }).toString();

/** The Ed25519 signature of these bytes (RFC 8032), in base64. */
export const signatureOf = (bytes: Uint8Array, key: KeyObject): string => sign(null, bytes, key).toString("base64");

/** Whether this signature (base64) of these bytes was made by the key behind this public one. */
export function isSignedBy(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  const raw = Buffer.from(signature, "base64");
  return raw.toString("base64") === signature && verify(null, bytes, asKey(publicKey), raw);
}

const asKey = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
