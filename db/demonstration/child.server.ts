import {
  type ChildKeys,
  nameBirthIndex,
  newChildKey,
  sealWith,
  upnIndex,
  type WrappedKey,
} from "#app/domain/children/child-keys.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

const child = {
  firstNames: "Robin",
  surname: "Madeup",
  dateOfBirth: "2012-11-05",
  upn: "T801200012001",
  address: "12 Invented Row, Hereford",
  postcode: "HR1 2AA",
  parent: "Rowan Madeup",
  school: "Oakfield School",
};

/** An invented child, sealed under a key of its own; recorded by this broker. */
export async function seedChild(trx: Trx, keys: ChildKeys, broker: string, now: Date): Promise<WrappedKey> {
  const key = newChildKey(keys, uuidv7(now.getTime()));
  await trx
    .insertInto("child")
    .values({
      ...key,
      ref: newReference("CH"),
      identity: sealWith(keys, key, "child.identity", JSON.stringify(child)),
      upn_index: upnIndex(keys, child.upn),
      name_birth_index: nameBirthIndex(keys, child.surname, child.dateOfBirth),
      created_by: broker,
      created_at: now,
    })
    .execute();
  return key;
}
