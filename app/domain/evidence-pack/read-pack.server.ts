import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical.ts";
import { entryName, type Manifest, MOST_FILES, MOST_PACK_BYTES, manifestSchema } from "./manifest.ts";
import { readZip } from "./zip.server.ts";

export const MANIFEST = "pack.json";
export const SIGNATURE = "signature.json";

const signatureShape = z.strictObject({
  algorithm: z.literal("Ed25519"),
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
});

/** A pack that is whole in itself; whether its signature is good is another question. */
export type ReadPack = {
  manifest: Manifest;
  /** The bytes that were signed, and their SHA-256 (hex). */
  signed: Uint8Array;
  sha256: string;
  keyId: string;
  signature: string;
  /** Each file by its SHA-256 (hex). */
  files: Map<string, Uint8Array>;
};

/** What goes beside the manifest. */
export const signatureText = (keyId: string, signature: string): string =>
  canonicalJson({ algorithm: "Ed25519", keyId, signature });

/**
 * A pack taken apart: a manifest in its one form, its signature, and exactly the files that it names, each of its length
 * and hash. Undefined for whatever differs from what a portal writes, were it one bit.
 */
export function readPack(bytes: Buffer): ReadPack | undefined {
  if (bytes.length > MOST_PACK_BYTES) return undefined;
  const entries = readZip(bytes, MOST_FILES + 2);
  if (entries?.[0]?.name !== MANIFEST || entries[1]?.name !== SIGNATURE) return undefined;
  const signed = entries[0].data;
  const manifest = inOneForm(manifestSchema, signed);
  const signature = inOneForm(signatureShape, entries[1].data);
  if (!manifest || !signature || signature.keyId !== manifest.keyId || hasTwins(manifest)) return undefined;
  const named = [...new Map(manifest.files.map((file) => [entryName(file), file]))];
  const given = entries.slice(2);
  if (given.length !== named.length) return undefined;
  const files = new Map<string, Uint8Array>();
  for (const [place, [name, { size, sha256 }]] of named.entries()) {
    const entry = given[place];
    if (entry?.name !== name || entry.data.length !== size || hashOf(entry.data) !== sha256) return undefined;
    files.set(sha256, entry.data);
  }
  return { manifest, signed, sha256: hashOf(signed), keyId: manifest.keyId, signature: signature.signature, files };
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
