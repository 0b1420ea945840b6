import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { Config } from "#app/platform/config.server.ts";
import type { Trx } from "#db/client.server.ts";
import { foldName } from "./child.ts";

/** The ring that wraps each child's key (the first writes, all read) and the key of the blind indexes. */
export type ChildKeys = Pick<Config, "dataKeys" | "dataIndexKey">;
/** A child's own key, as it is kept. */
export type WrappedKey = { id: string; wrapped_key: Buffer; key_id: string };

const NONCE = 12;
const TAG = 16;

/** A new key for a child with this id, wrapped by the ring's first key. */
export function newChildKey(keys: ChildKeys, id: string): WrappedKey {
  const [first] = keys.dataKeys;
  if (!first) throw new Error("The key ring is empty");
  return { id, key_id: first.id, wrapped_key: encrypt(first.key, boundTo(id, "child.wrapped_key"), randomBytes(32)) };
}

/**
 * Seals text about a child under the child's key. `column` ("referral.sealed_brief") and the child are bound in, so
 * that a sealed text moved to another column or another child does not open.
 */
export function sealWith(keys: ChildKeys, child: WrappedKey, column: string, text: string): Buffer {
  return encrypt(unwrap(keys, child), boundTo(child.id, column), Buffer.from(text, "utf8"));
}

/** The text that `sealWith` closed. Throws when key, child or column differ, or a byte was changed. */
export function openWith(keys: ChildKeys, child: WrappedKey, column: string, sealed: Buffer): string {
  return decrypt(unwrap(keys, child), boundTo(child.id, column), sealed).toString("utf8");
}

/** `sealWith` for whoever knows only the child's id. Throws when there is no such child. */
export async function sealFor(db: Trx, keys: ChildKeys, childId: string, column: string, text: string) {
  return sealWith(keys, await childKey(db, childId), column, text);
}

/** `openWith` for whoever knows only the child's id. The caller has authorised the reader, and logs the reading. */
export async function openFor(db: Trx, keys: ChildKeys, childId: string, column: string, sealed: Buffer) {
  return openWith(keys, await childKey(db, childId), column, sealed);
}

/** What a child is found by without its UPN being readable: HMAC-SHA256 of the exact number. */
export const upnIndex = ({ dataIndexKey }: ChildKeys, upn: string): Buffer => blind(dataIndexKey, `upn|${upn}`);

/** The same for surname and date of birth; spelling of the surname is folded first. */
export const nameBirthIndex = ({ dataIndexKey }: ChildKeys, surname: string, dateOfBirth: string): Buffer =>
  blind(dataIndexKey, `name-birth|${foldName(surname)}|${dateOfBirth}`);

const childKey = (db: Trx, childId: string): Promise<WrappedKey> =>
  db
    .selectFrom("child_case")
    .select(["id", "wrapped_key", "key_id"])
    .where("id", "=", childId)
    .executeTakeFirstOrThrow();

function unwrap({ dataKeys }: ChildKeys, child: WrappedKey): Buffer {
  const ring = dataKeys.find(({ id }) => id === child.key_id);
  if (!ring) throw new Error(`The key ring has no key ${child.key_id}`);
  return decrypt(ring.key, boundTo(child.id, "child.wrapped_key"), child.wrapped_key);
}

const boundTo = (childId: string, column: string): Buffer => Buffer.from(`${column}|${childId}`);

const blind = (key: Buffer, text: string): Buffer => createHmac("sha256", key).update(text).digest();

function encrypt(key: Buffer, bound: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, bound: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(bound)
    .setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
}
