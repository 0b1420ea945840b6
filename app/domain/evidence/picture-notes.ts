/** A picture without what its camera noted, and how many pixels it has. */
export type BarePicture = { bytes: Uint8Array; pixels: number };

/** A picture of more pixels is not opened anywhere: 8,000 by 6,000 and some more. */
export const MOST_PIXELS = 50_000_000;

/**
 * The picture alone, pixel for pixel: no place, camera, time, thumbnail or words, and nothing before its begin or after
 * its end. Which way up a photograph is held is kept. Undefined for what is no whole JPG or PNG.
 */
export const bare = (bytes: Uint8Array, contentType: string): BarePicture | undefined => {
  try {
    return contentType === "image/png" ? barePng(bytes) : bareJpeg(bytes);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // A length that leads out of the file.
    throw error;
  }
};

/** What a PNG needs to be drawn (PNG, third edition, 11.3); text, times and EXIF are left out. */
const drawnBy = new Set([
  "IHDR",
  "PLTE",
  "IDAT",
  "IEND",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "iCCP",
  "sBIT",
  "pHYs",
  "bKGD",
]);

function barePng(bytes: Uint8Array): BarePicture | undefined {
  const view = viewOf(bytes);
  const kept = [bytes.subarray(0, 8)];
  let pixels = 0;
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + length;
    if (next > bytes.length) return undefined;
    if (name === "IHDR") pixels = view.getUint32(at + 8) * view.getUint32(at + 12);
    if (drawnBy.has(name)) kept.push(bytes.subarray(at, next));
    if (name === "IEND") return pixels > 0 ? { bytes: joined(kept), pixels } : undefined;
    at = next;
  }
  return undefined;
}

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const COMMENT = 0xfe;
const APP = 0xe0;

function bareJpeg(bytes: Uint8Array): BarePicture | undefined {
  const view = viewOf(bytes);
  if (view.getUint16(0) !== 0xff00 + SOI) return undefined;
  const kept = [bytes.subarray(0, 2)];
  let pixels = 0;
  for (let at = 2; at + 1 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) {
      at += 1; // Fill bytes may stand before a marker.
      continue;
    }
    if (marker === EOI) {
      kept.push(bytes.subarray(at, at + 2));
      return pixels > 0 ? { bytes: joined(kept), pixels } : undefined;
    }
    let end = at + 2 + view.getUint16(at + 2);
    const segment = bytes.subarray(at, end);
    if (isFrame(marker)) pixels = view.getUint16(at + 5) * view.getUint16(at + 7);
    if (marker === SOS) end = endOfScan(bytes, end);
    const turned = marker === APP + 1 ? orientationIn(segment) : undefined;
    if (turned !== undefined && turned > 1 && turned <= 8) kept.push(orientationAlone(turned));
    if (isDrawn(marker, segment)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

/** Start of a frame (ITU T.81, table B.1): C0 to CF but for tables and arithmetic conditions. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Notes are in comments and in application segments, of which the plain header, colours and Adobe's transform are drawn by. */
function isDrawn(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP || marker > APP + 15) return true;
  const starts = (text: string) => [...text].every((letter, index) => segment[4 + index] === letter.charCodeAt(0));
  if (marker === APP) return starts("JFIF\0");
  if (marker === APP + 2) return starts("ICC_PROFILE\0");
  return marker === APP + 14 && starts("Adobe");
}

/** Where a scan's coded bytes end: at the next marker that is neither an escaped FF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (at = bytes.indexOf(0xff, at); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const ORIENTATION = 0x0112;

/** Which way up the camera was held, from EXIF's first directory (TIFF 6.0); undefined when it doesn't say. */
function orientationIn(segment: Uint8Array): number | undefined {
  const start = 10; // Marker, length, "Exif", two zeros.
  if (segment.length < start + 8 || String.fromCharCode(...segment.subarray(4, 8)) !== "Exif") return undefined;
  const view = viewOf(segment);
  const small = segment[start] === 0x49;
  const directory = start + view.getUint32(start + 4, small);
  if (directory + 2 > segment.length) return undefined;
  for (let entry = 0; entry < view.getUint16(directory, small); entry++) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > segment.length) return undefined;
    if (view.getUint16(at, small) === ORIENTATION) return view.getUint16(at + 8, small);
  }
  return undefined;
}

/** An EXIF segment that says nothing else. */
const orientationAlone = (turned: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, APP + 1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0],
    ...[0, 0, 0, 0],
  ]);

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
