import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { S3Error } from "#app/server/embedded/s3/error.ts";

export type Credentials = { accessKeyId: string; secretAccessKey: string };

const maxSkewMs = 15 * 60_000;
const form = /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/;

/**
 * Checks the signature of a request and returns the hash that was signed for its body: 64 hex digits, or
 * `UNSIGNED-PAYLOAD`. Only the Authorization header is understood; presigned addresses and chunk signatures are not.
 * From "Signature Version 4 for API requests", AWS IAM user guide.
 * @throws {S3Error} 400 or 403.
 */
export function verifySignature(request: IncomingMessage, credentials: Credentials, now: Date): string {
  const [, credential, signedHeaders, signature] = form.exec(request.headers.authorization ?? "") ?? [];
  if (!credential || !signedHeaders || !signature) throw new S3Error(403, "AccessDenied", "Access Denied");
  const [accessKeyId, day = "", region = "", service, end] = credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error(403, "InvalidAccessKeyId");

  const date = header(request, "x-amz-date");
  const payload = header(request, "x-amz-content-sha256");
  if (service !== "s3" || end !== "aws4_request" || !/^\d{8}T\d{6}Z$/.test(date) || !date.startsWith(day))
    throw new S3Error(400, "AuthorizationHeaderMalformed");
  if (payload.startsWith("STREAMING-")) throw new S3Error(501, "NotImplemented", "Signed chunks are not supported");
  if (payload !== "UNSIGNED-PAYLOAD" && !/^[0-9a-f]{64}$/.test(payload)) throw new S3Error(400, "InvalidRequest");

  const names = signedHeaders.split(";");
  const mustBeSigned = Object.keys(request.headers).filter((name) => name.startsWith("x-amz-") || name === "host");
  if (!mustBeSigned.every((name) => names.includes(name)))
    throw new S3Error(403, "AccessDenied", "There were headers present in the request which were not signed");

  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", date, scope, sha256(canonicalRequest(request, names, payload))].join("\n");
  const parts = [day, region, "s3", "aws4_request", toSign];
  const expected = parts.reduce<Buffer | string>(hmac, `AWS4${credentials.secretAccessKey}`) as Buffer;
  if (!timingSafeEqual(expected, Buffer.from(signature, "hex"))) throw new S3Error(403, "SignatureDoesNotMatch");
  if (Math.abs(instantOf(date) - now.getTime()) > maxSkewMs) throw new S3Error(403, "RequestTimeTooSkewed");
  return payload;
}

function canonicalRequest(request: IncomingMessage, names: string[], payload: string): string {
  const [path = "/", query = ""] = (request.url ?? "/").split("?", 2);
  const headers = names.map((name) => `${name}:${header(request, name).trim().replace(/\s+/g, " ")}`);
  return [request.method, path, canonicalQuery(query), ...headers, "", names.join(";"), payload].join("\n");
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=", 2).map((part) => encode(decode(part)));
      return [name, value] as const;
    })
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map((pair) => pair.join("="))
    .join("&");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new S3Error(400, "InvalidURI");
  }
}

function encode(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : (value ?? "");
}

function instantOf(date: string): number {
  return Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function sha256(data: string): string {
  return createHash("sha256").update(data).digest("hex");
}
