import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "#app/domain/canonical.ts";
import {
  entryName,
  type Manifest,
  MOST_FILES,
  MOST_MANIFEST_BYTES,
  MOST_PACK_BYTES,
  manifestSchema,
} from "./manifest.ts";
import { type Entry, readZip } from "./zip.server.ts";

export const MANIFEST = "pack.json";
export const SIGNATURE = "signature.json";
const MOST_SIGNATURE_BYTES = 1024;

const signatureShape = z.strictObject({
  algorithm: z.literal("Ed25519"),
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

/** A pack of which nothing but the signature was read. */
export type SealedPack = {
  /** The bytes that were signed. */
  signed: Uint8Array;
  keyId: string;
  signature: string;
  files: readonly Entry[];
};

/** A pack that is whole in itself; whether its signature is good is another question. */
export type ReadPack = {
  manifest: Manifest;
  /** SHA-256 (hex) of the bytes that were signed. */
  sha256: string;
  /** Each file by its SHA-256 (hex). */
  files: Map<string, Uint8Array>;
};

/** What goes beside the manifest. */
export const signatureText = (keyId: string, signature: string): string =>
  canonicalJson({ algorithm: "Ed25519", keyId, signature });

/**
 * A pack taken apart into what was signed, the signature and the files, by their lengths alone: whoever wrote it, this
 * costs little. Undefined for whatever no portal writes.
 */
export function unwrapPack(bytes: Buffer): SealedPack | undefined {
  if (bytes.length > MOST_PACK_BYTES) return undefined;
  const [manifest, signature, ...files] = readZip(bytes, MOST_FILES + 2) ?? [];
  if (manifest?.name !== MANIFEST || signature?.name !== SIGNATURE) return undefined;
  if (manifest.data.length > MOST_MANIFEST_BYTES || signature.data.length > MOST_SIGNATURE_BYTES) return undefined;
  const read = inOneForm(signatureShape, signature.data);
  return read && { signed: manifest.data, keyId: read.keyId, signature: read.signature, files };
}

/**
 * What a pack says: a manifest in its one form, and exactly the files that it names, each of its length and hash. Undefined for
 * whatever differs from what a portal writes, were it one bit. It is slow for a large manifest: ask it only of a pack
 * whose signature is good.
 */
export function readPack({ signed, keyId, files: given }: SealedPack): ReadPack | undefined {
  const manifest = inOneForm(manifestSchema, signed);
  if (!manifest || keyId !== manifest.keyId || hasTwins(manifest)) return undefined;
  const named = [...new Map(manifest.files.map((file) => [entryName(file), file]))];
  if (given.length !== named.length) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const [place, [name, { size, sha256 }]] of named.entries()) {
    const entry = given[place];
    if (entry?.name !== name || entry.data.length !== size || hashOf(entry.data) !== sha256) return undefined;
    files.set(sha256, entry.data);
  }
  return { manifest, sha256: hashOf(signed), files };
}

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The parsed JSON, when it is what the schema asks and was written in the one form. */
function inOneForm<S extends z.ZodType>(schema: S, bytes: Uint8Array): z.output<S> | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const read: unknown = JSON.parse(text);
    return canonicalJson(read) === text ? schema.safeParse(read).data : undefined;
  } catch {
    return undefined;
  }
}

/** Two answers to one question, or two files for one place. */
function hasTwins({ answers, files }: Manifest): boolean {
  const asked = answers.map(({ questionId, lot }) => `${questionId} ${lot}`);
  const places = files.map(({ questionId, field }) => `${questionId}.${field}`);
  return new Set(asked).size < asked.length || new Set(places).size < places.length;
}
