import { personId } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import { foldName, type Identity, identitySchema } from "./child.ts";
import { logAccess } from "./child-access.server.ts";
import {
  type ChildKeys,
  nameBirthIndex,
  newChildKey,
  openWith,
  sealWith,
  upnIndex,
  type WrappedKey,
} from "./child-keys.server.ts";

type Known = WrappedKey & { identity: Buffer };

/**
 * The child with this identity: the one already known by its UPN, or by its names and date of birth, with what is
 * new about it kept; otherwise a new one. Twins share a surname and a birthday, so first names must agree too.
 * Throws Refused("upn") when the UPN is another child's.
 */
export async function recordChild(work: Work, keys: ChildKeys, identity: Identity): Promise<WrappedKey> {
  const known = (await byUpn(work, keys, identity)) ?? (await byNameAndBirth(work, keys, identity));
  return known ? update(work, keys, known, identity) : insert(work, keys, identity);
}

async function byUpn(work: Work, keys: ChildKeys, identity: Identity): Promise<Known | undefined> {
  if (!identity.upn) return undefined;
  const known = await candidates(work).where("upn_index", "=", upnIndex(keys, identity.upn)).executeTakeFirst();
  if (!known) return undefined;
  const theirs = await compare(work, keys, known);
  if (theirs.dateOfBirth === identity.dateOfBirth) return known;
  throw new Refused("upn", "This UPN belongs to a child with another date of birth. Check both");
}

async function byNameAndBirth(work: Work, keys: ChildKeys, identity: Identity): Promise<Known | undefined> {
  const { surname, dateOfBirth } = identity;
  const alike = await candidates(work)
    .where("name_birth_index", "=", nameBirthIndex(keys, surname, dateOfBirth))
    .execute();
  for (const known of alike) {
    const theirs = await compare(work, keys, known);
    const otherUpn = theirs.upn && identity.upn && theirs.upn !== identity.upn;
    if (!otherUpn && foldName(theirs.firstNames) === foldName(identity.firstNames)) return known;
  }
  return undefined;
}

const candidates = ({ trx }: Work) =>
  trx.selectFrom("child").select(["id", "wrapped_key", "key_id", "identity"]).orderBy("created_at").forUpdate();

async function compare(work: Work, keys: ChildKeys, known: Known): Promise<Identity> {
  await logAccess(work, known.id, "identity", "Compared with a child whose need was being recorded");
  return open(keys, known);
}

const open = (keys: ChildKeys, known: Known): Identity =>
  identitySchema.parse(JSON.parse(openWith(keys, known, "child.identity", known.identity)));

async function insert(work: Work, keys: ChildKeys, identity: Identity): Promise<WrappedKey> {
  const child = newChildKey(keys, uuidv7(work.now.getTime()));
  await work.trx
    .insertInto("child")
    .values({
      ...child,
      ...sealed(keys, child, identity),
      ref: newReference("CH"),
      created_by: recorder(work),
      created_at: work.now,
    })
    .execute();
  work.audit("child.record", { type: "child", id: child.id });
  return child;
}

async function update(work: Work, keys: ChildKeys, known: Known, identity: Identity): Promise<WrappedKey> {
  const upn = identity.upn ?? open(keys, known).upn;
  await work.trx
    .updateTable("child")
    .set(sealed(keys, known, { ...identity, upn }))
    .where("id", "=", known.id)
    .execute();
  work.audit("child.update", { type: "child", id: known.id });
  return known;
}

const sealed = (keys: ChildKeys, child: WrappedKey, identity: Identity) => ({
  identity: sealWith(keys, child, "child.identity", JSON.stringify(identity)),
  upn_index: identity.upn ? upnIndex(keys, identity.upn) : null,
  name_birth_index: nameBirthIndex(keys, identity.surname, identity.dateOfBirth),
});

function recorder({ actor }: Work): string {
  const person = personId(actor);
  if (!person) throw new Error("Only a person records a child");
  return person;
}
