import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { fileTypeFromBuffer } from "file-type";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "#app/domain/canonical.ts";
import { aManifest, aPack, aPackAnswer, aPackFile, aPackKey, readWhole } from "#db/factories/evidence-packs.ts";
import { isSignedBy, publicKeyOf } from "./pack-key.server.ts";
import { MANIFEST, SIGNATURE, signatureText, unwrapPack } from "./read-pack.server.ts";
import { readZip, ZipWriter } from "./zip.server.ts";

const key = aPackKey();
const files = [Buffer.from("%PDF-1.4 a policy"), Buffer.from("%PDF-1.4 another one")];
const manifest = aManifest(key, {
  answers: [
    aPackAnswer("ORG-01", { value: "Zoë’s Tuition" }),
    aPackAnswer("EDU-01", { value: "x" }, { lot: "Tuition" }),
  ],
  files: files.map((bytes, place) => aPackFile(`SAF-0${place + 1}`, bytes)),
});
const pack = aPack(key, manifest, files);
const accepts = (bytes: Buffer): boolean => {
  const read = readWhole(bytes);
  return read !== undefined && isSignedBy(read.signed, read.signature, publicKeyOf(key).publicKey);
};
const zipOf = (entries: { name: string; data: Uint8Array }[]): Buffer => {
  const zip = new ZipWriter();
  return Buffer.concat([...entries.flatMap((entry) => zip.add(entry)), ...zip.end()]);
};

test("N27: a pack is read as it was written, and is a ZIP file", async () => {
  expect(accepts(pack)).toBe(true);
  const read = readWhole(pack);
  expect(read?.manifest).toEqual(manifest);
  expect([...(read?.files.values() ?? [])].map((bytes) => Buffer.from(bytes))).toEqual(files);
  expect((await fileTypeFromBuffer(pack))?.mime).toBe("application/zip");
});

test("N27: any flipped bit of a pack is refused, and so is any missing, added or moved byte", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: pack.length * 8 - 1 }), (bit) => {
      const changed = Buffer.from(pack);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return !accepts(changed);
    }),
    { numRuns: 2_000 },
  );
  fc.assert(fc.property(fc.nat(pack.length - 1), (end) => !accepts(pack.subarray(0, end))));
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (more) => !accepts(Buffer.concat([pack, more]))),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readWhole(Buffer.from(bytes)) === undefined));
});

describe("N27: what no portal writes is refused", () => {
  const text = canonicalJson(manifest);
  test("names that lead elsewhere, files that nothing names, too many", () => {
    const entries = readZip(pack, 100) ?? [];
    expect(accepts(zipOf(entries))).toBe(true);
    const [first, second, third, ...rest] = entries;
    if (!first || !second || !third) throw new Error("Not a pack");
    for (const name of ["../../etc/passwd", "/etc/passwd", "files/../x.pdf", "C:\\x", third.name.toUpperCase()])
      expect(accepts(zipOf([first, second, { ...third, name }, ...rest]))).toBe(false);
    expect(accepts(zipOf([...entries, { name: "files/more.pdf", data: Buffer.from("x") }]))).toBe(false);
    expect(accepts(zipOf([first, second, third]))).toBe(false);
    expect(accepts(zipOf([second, first, third, ...rest]))).toBe(false);
    expect(accepts(zipOf([first, second, { ...third, data: Buffer.from("%PDF-1.4 a Policy") }, ...rest]))).toBe(false);
    const many = Array.from({ length: 250 }, (_, place) => ({ name: `files/${place}`, data: Buffer.from("x") }));
    expect(readZip(zipOf(many), 202)).toBeUndefined();
  });

  test("what was compressed, so that nothing can swell", () => {
    const packed = deflateRawSync(Buffer.alloc(5_000_000));
    const bomb = zipOf([{ name: MANIFEST, data: packed }]);
    bomb.writeUInt16LE(8, 8);
    bomb.writeUInt32LE(5_000_000, 22);
    expect(readZip(bomb, 10)).toBeUndefined();
  });

  test("a manifest or a signature that is larger than any: it is not even looked into", () => {
    const most = { manifest: "x".repeat(2 * 1024 * 1024) };
    expect(unwrapPack(aPack(key, manifest, files, most))?.signed).toHaveLength(2 * 1024 * 1024);
    expect(unwrapPack(aPack(key, manifest, files, { manifest: `${most.manifest}x` }))).toBeUndefined();
    const { keyId } = manifest;
    const long = signatureText(keyId, "A".repeat(1024));
    expect(unwrapPack(aPack(key, manifest, files, { signature: long }))).toBeUndefined();
  });

  test("a manifest in any other form, or with anything more or less in it", () => {
    const with_ = (more: object) => aPack(key, manifest, files, { manifest: canonicalJson({ ...manifest, ...more }) });
    expect(accepts(with_({}))).toBe(true);
    for (const more of [
      ...[{ format: "another" }, { formatVersion: 2 }, { decisions: [] }, { expiresOn: "2027-02-30" }],
      ...[{ keyId: "0".repeat(64) }, { answers: [...manifest.answers, manifest.answers[0]] }],
      { answers: [aPackAnswer("ORG-01", { value: "a\u0000b" })] },
      { answers: [aPackAnswer("ORG-01", { value: "\ud800" })] },
      { answers: [aPackAnswer("ORG-01", JSON.parse('{"__proto__":"x"}'))] },
      { answers: [aPackAnswer("ORG-01", { value: [[[[[[[["deep"]]]]]]]] })] },
      { files: [aPackFile("SAF-01", Buffer.from("x"), { fileName: "x".repeat(201) })] },
    ])
      expect(accepts(with_(more)), JSON.stringify(more).slice(0, 80)).toBe(false);
    for (const other of [
      ` ${text}`,
      JSON.stringify(JSON.parse(text), null, 2),
      text.replace('{"', '{"a":1,"'),
      "",
      "[]",
    ])
      expect(accepts(aPack(key, manifest, files, { manifest: other }))).toBe(false);
  });

  test("a signature by another key, of another form, or none", () => {
    const { keyId } = manifest;
    expect(accepts(aPack(aPackKey(), manifest, files))).toBe(false);
    for (const signature of ["", "{}", canonicalJson({ algorithm: "none", keyId, signature: `${"A".repeat(86)}==` })])
      expect(accepts(aPack(key, manifest, files, { signature }))).toBe(false);
    expect(readZip(pack, 100)?.[1]?.name).toBe(SIGNATURE);
  });
});
