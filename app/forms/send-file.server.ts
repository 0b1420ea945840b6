import { Readable } from "node:stream";

type SentFile = { name: string; contentType: string; length: number; body: Readable };

/**
 * An uploaded file as an answer that no browser renders in our origin: an attachment under its own name, of the type
 * that its bytes had, in a sandbox without scripts.
 */
export function sendFile({ name, contentType, length, body }: SentFile): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": contentType,
      "Content-Length": String(length),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });
}

/** A ZIP file that we make while it is sent, so that its length is not known before. */
export const sendZip = ({ name, body }: Pick<SentFile, "name" | "body">): Response =>
  new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "application/zip",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });

/** A picture that we made ourselves, shown in our pages: PNG and nothing else. */
export const sendPicture = ({ length, body }: { length: number; body: Readable }): Response =>
  new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "image/png",
      "Content-Length": String(length),
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "private, no-store",
    },
  });

/** RFC 8187, 3.2.1: what encodeURIComponent leaves alone and the header may not hold. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
