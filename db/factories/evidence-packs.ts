import { generateKeyPairSync, type KeyObject } from "node:crypto";
import type { ProviderPerson } from "#app/access/actor.ts";
import { canonicalJson } from "#app/domain/canonical.ts";
import {
  entryName,
  FORMAT,
  type Manifest,
  type PackAnswer,
  type PackFile,
} from "#app/domain/evidence-pack/manifest.ts";
import { publicKeyOf, signatureOf } from "#app/domain/evidence-pack/pack-key.server.ts";
import {
  hashOf,
  MANIFEST,
  readPack,
  SIGNATURE,
  signatureText,
  unwrapPack,
} from "#app/domain/evidence-pack/read-pack.server.ts";
import { ZipWriter } from "#app/domain/evidence-pack/zip.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anOfficer } from "./people.ts";

/** A new key of some council. */
export const aPackKey = (): KeyObject => generateKeyPairSync("ed25519").privateKey;

/** Trusts a key at an installation. Returns the row's id. */
export async function aTrustedCouncil(
  db: Db,
  { key, by, name = "Northshire Council" }: { key: KeyObject; by: string; name?: string },
): Promise<string> {
  const id = uuidv7();
  const { id: key_id, publicKey: public_key } = publicKeyOf(key);
  await db
    .insertInto("trusted_council")
    .values({
      ...{ id, council_name: name, key_id, public_key, confirmed_with: "Nora Example", confirmed_by: "phone" },
      ...{ trusted_at: new Date("2026-09-01T09:00:00Z"), trusted_by: by },
    })
    .execute();
  return id;
}

/** One answer as a pack brings it. */
export const aPackAnswer = (
  questionId: string,
  answer: PackAnswer["answer"],
  more: Partial<PackAnswer> = {},
): PackAnswer => ({
  ...{ questionId, question: `Question ${questionId}`, section: "Section", questionSetVersion: 1, lot: null },
  ...{ changedAt: "2026-09-01T09:00:00.000Z", answer },
  ...more,
});

/** One PDF as a pack brings it, accepted by the other council. */
export const aPackFile = (questionId: string, bytes: Uint8Array, more: Partial<PackFile> = {}): PackFile => ({
  ...{ questionId, field: "value", title: "Policy", fileName: "policy.pdf", contentType: "application/pdf" },
  ...{ size: bytes.length, sha256: hashOf(bytes), version: 3, givenAt: "2026-09-01T09:00:00.000Z" },
  ...{ startsOn: "2026-08-01", endsOn: null, amountPence: null },
  accepted: { by: "Northshire Council", at: "2026-09-02T09:00:00.000Z" },
  ...more,
});

/** What a pack of an invented provider says. */
export const aManifest = (key: KeyObject, more: Partial<Manifest> = {}): Manifest => ({
  ...{ format: FORMAT, formatVersion: 1, id: uuidv7(), madeAt: "2026-09-10T09:00:00.000Z", expiresOn: "2027-09-10" },
  ...{ council: { name: "Northshire Council", portal: "https://portal.northshire.example" } },
  keyId: publicKeyOf(key).id,
  provider: { name: "Made-up Tuition", identifiers: {} },
  ...{ answers: [], files: [], admissions: [] },
  ...more,
});

/** The bytes of a pack, signed by this key; `texts` puts other bytes in a manifest's or a signature's place. */
export function aPack(
  key: KeyObject,
  manifest: Manifest,
  files: readonly Uint8Array[] = [],
  texts: { manifest?: string; signature?: string } = {},
): Buffer {
  const text = texts.manifest ?? canonicalJson(manifest);
  const zip = new ZipWriter();
  const signature = signatureText(manifest.keyId, signatureOf(Buffer.from(text), key));
  const named = new Map(manifest.files.map((file) => [entryName(file), file.sha256]));
  const entries = [
    { name: MANIFEST, data: Buffer.from(text) },
    { name: SIGNATURE, data: Buffer.from(texts.signature ?? signature) },
    ...[...named].map(([name, sha256]) => ({ name, data: files.find((one) => hashOf(one) === sha256) ?? Buffer.of() })),
  ];
  return Buffer.concat([...entries.flatMap((entry) => zip.add(entry)), ...zip.end()]);
}

/** What a pack says and the seal on it, whoever signed it. */
export function readWhole(bytes: Buffer) {
  const sealed = unwrapPack(bytes);
  const read = sealed && readPack(sealed);
  return read && { ...sealed, ...read };
}

/** A pack that a provider made, of no documents. Returns its id. */
export async function aMadePack(db: Db, owner: ProviderPerson): Promise<string> {
  const key = aPackKey();
  const { id: key_id, publicKey: public_key } = publicKeyOf(key);
  const made_at = new Date("2026-09-10T09:00:00Z");
  await db
    .insertInto("pack_key")
    .values({ id: key_id, public_key, first_used_at: made_at, replaced_at: made_at })
    .execute();
  const answers = [aPackAnswer("ORG-01", { value: owner.providerName })];
  const manifest = aManifest(key, { provider: { name: owner.providerName, identifiers: {} }, answers });
  const text = canonicalJson(manifest);
  const signed = Buffer.from(text);
  await db
    .insertInto("evidence_pack")
    .values({
      ...{ id: manifest.id, provider_id: owner.providerId, made_at, made_by: owner.personId },
      ...{ expires_on: manifest.expiresOn, key_id, manifest: text, manifest_sha256: hashOf(signed) },
      ...{ signature: signatureOf(signed, key), answers: 1, files: 0, bytes: 0 },
    })
    .execute();
  return manifest.id;
}

/** A pack that a provider brought for a draft and has not used. Its council's key was trusted once. Returns its id. */
export async function aBroughtPack(db: Db, owner: ProviderPerson, applicationId: string): Promise<string> {
  const { personId: by } = await anOfficer(db, ["admin"]);
  const council = await aTrustedCouncil(db, { key: aPackKey(), by });
  const ended = { ended_at: new Date("2026-09-11T09:00:00Z"), ended_by: by, ended_as: "ended", ended_because: "Over" };
  await db.updateTable("trusted_council").set(ended).where("id", "=", council).execute();
  const id = uuidv7();
  const { questionId, question, lot, answer } = aPackAnswer("ORG-01", { value: owner.providerName });
  await db
    .insertInto("pack_import")
    .values({
      ...{ id, provider_id: owner.providerId, application_id: applicationId, trusted_council_id: council },
      ...{ council_name: "Northshire Council", pack_id: uuidv7(), manifest_sha256: "0".repeat(64) },
      ...{ made_at: new Date("2026-09-10T09:00:00Z"), expires_on: "2027-09-10", files: "[]" },
      ...{ answers: JSON.stringify([{ questionId, question, lot, answer }]), read_by: owner.personId },
      read_at: new Date("2026-09-10T10:00:00Z"),
    })
    .execute();
  return id;
}
