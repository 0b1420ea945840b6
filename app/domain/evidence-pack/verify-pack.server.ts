import type { KeyObject } from "node:crypto";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { organisationOf } from "./identifiers-of.server.ts";
import { inGroups } from "./key-words.ts";
import { isSignedBy, publicKeyOf } from "./pack-key.server.ts";
import { type ReadPack, readPack, unwrapPack } from "./read-pack.server.ts";
import { isSameProvider, numberToState, type Organisation } from "./same-provider.ts";
import { whyNotTrusted, whyPastLastDay } from "./still-taken.ts";
import { findCouncil, type TrustedCouncil } from "./trusted-councils.server.ts";

/** How far another portal's clock may be ahead of ours. */
const CLOCKS_DIFFER_MS = 3_600_000;

export type VerifiedPack = ReadPack & { council: TrustedCouncil };
type Here = { providerId: string; key: KeyObject | undefined; askAt: string };

/**
 * Checks a pack that somebody brought, before anything of it is kept: whole and unaltered, signed by a key that is
 * trusted here, not past its last day, and of the same provider. `askAt` is this council's e-mail address. Throws
 * Refused beside the file, in words that say what to do.
 */
export async function verifyPack(
  trx: Trx,
  bytes: Buffer,
  { providerId, key, askAt }: Here,
  now: Date,
): Promise<VerifiedPack> {
  const sealed = unwrapPack(bytes);
  if (!sealed) throw notAPack();
  if (key && publicKeyOf(key).id === sealed.keyId)
    throw refused("This pack was made here, so what it holds is on this portal already");
  const council = await trustedFor(trx, sealed.keyId, askAt);
  if (!isSignedBy(sealed.signed, sealed.signature, council.publicKey))
    throw refused("This pack was changed since it was signed. Download it again");
  const pack = readPack(sealed);
  if (!pack) throw notAPack();
  const { expiresOn, madeAt, provider, council: maker } = pack.manifest;
  const past = whyPastLastDay(expiresOn, council, londonDate(now));
  if (past) throw refused(past);
  if (new Date(madeAt).getTime() > now.getTime() + CLOCKS_DIFFER_MS)
    throw refused(`This pack is dated in the future. Ask ${maker.name} to look at the clock of its portal`);
  const own = await organisationOf(trx, providerId);
  const unstated = own && numberToState(own, provider);
  if (unstated)
    throw refused(
      `This pack gives the ${unstated} of ${provider.name}, and you have not given yours here. Answer the question that asks for it, save it, and bring the pack again. Another organisation may have the same name`,
    );
  if (!own || !isSameProvider(own, provider)) throw refused(otherProvider(provider, own));
  return { ...pack, council };
}

async function trustedFor(trx: Trx, keyId: string, askAt: string): Promise<TrustedCouncil> {
  const council = await findCouncil(trx, keyId);
  if (!council)
    throw refused(
      `We do not know the key that signed this pack, so we cannot tell which council it comes from. Write to ${askAt}, ask for the key with this fingerprint to be trusted, and bring the pack again: ${inGroups(keyId)}`,
    );
  const ended = whyNotTrusted(council);
  if (ended) throw refused(ended);
  return council;
}

function otherProvider(theirs: Organisation, own: Organisation | undefined): string {
  const number = (one: Organisation | undefined) =>
    one?.identifiers.companyNumber ? `, ${one.identifiers.companyNumber}` : "";
  return `This pack is of ${theirs.name}${number(theirs)}. You act for ${own?.name ?? "another organisation"}${number(own)}`;
}

const notAPack = () => refused("This is not an evidence pack, or it was changed since it was made. Download it again");
const refused = (message: string): Refused => new Refused("file", message);
