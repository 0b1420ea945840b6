import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { S3Error } from "#app/server/embedded/s3/error.ts";
import { createObjectFiles, type Stored } from "#app/server/embedded/s3/object-files.ts";
import { type Credentials, verifySignature } from "#app/server/embedded/s3/signature.ts";
import { copyXml, errorXml, listXml } from "#app/server/embedded/s3/xml.ts";

type Files = ReturnType<typeof createObjectFiles>;
type Call = {
  files: Files;
  request: IncomingMessage;
  response: ServerResponse;
  bucket: string;
  key: string;
  query: URLSearchParams;
  payload: string;
};

const maxLength = 5 * 1024 ** 3; // what S3 itself takes in one request
const understood = new Set(["x-id", "list-type", "prefix", "max-keys", "continuation-token"]);

/**
 * A small, strict S3 for the demonstration and for tests: path-style, one pair of keys, and only the calls that the
 * portal makes. Anything else is answered 501, so that nothing seems to work here that would not elsewhere.
 */
export function createS3Server({ dir, credentials }: { dir: string; credentials: Credentials }): Server {
  const files = createObjectFiles(dir);
  return createServer((request, response) => {
    answer(files, credentials, request, response).catch((error) => refuse(error, request, response));
  });
}

async function answer(files: Files, credentials: Credentials, request: IncomingMessage, response: ServerResponse) {
  const payload = verifySignature(request, credentials, new Date());
  const [path = "/", search = ""] = (request.url ?? "/").split("?", 2);
  const [bucket = "", ...rest] = path.slice(1).split("/").map(decodeURIComponent);
  const key = rest.join("/");
  const query = new URLSearchParams(search);
  if (![...query.keys()].every((name) => understood.has(name))) throw new S3Error(501, "NotImplemented");
  if (!/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(bucket)) throw new S3Error(400, "InvalidBucketName");
  if (Buffer.byteLength(key) > 1024) throw new S3Error(400, "KeyTooLongError");

  const call = { files, request, response, bucket, key, query, payload };
  if (request.method === "PUT" && key === "") return createBucket(call);
  if (!files.hasBucket(bucket)) throw new S3Error(404, "NoSuchBucket");
  if (key === "") return request.method === "GET" ? list(call) : headBucket(call);
  if (request.method === "PUT") return request.headers["x-amz-copy-source"] ? copy(call) : put(call);
  if (request.method === "GET" || request.method === "HEAD") return get(call);
  if (request.method !== "DELETE") throw new S3Error(405, "MethodNotAllowed");
  await files.remove(bucket, key);
  response.writeHead(204).end();
}

function createBucket({ files, bucket, request, response }: Call): void {
  request.resume();
  files.createBucket(bucket);
  response.writeHead(200, { location: `/${bucket}`, "content-length": 0 }).end();
}

function headBucket({ request, response }: Call): void {
  if (request.method !== "HEAD") throw new S3Error(405, "MethodNotAllowed");
  response.writeHead(200).end();
}

async function list({ files, bucket, query, response }: Call): Promise<void> {
  if (query.get("list-type") !== "2")
    throw new S3Error(501, "NotImplemented", "Only version 2 of listing is supported");
  const max = Math.min(Number(query.get("max-keys") ?? 1000), 1000);
  if (!Number.isInteger(max) || max < 0) throw new S3Error(400, "InvalidArgument");
  const prefix = query.get("prefix") ?? "";
  const after = Buffer.from(query.get("continuation-token") ?? "", "base64url").toString();
  const found = await files.list(bucket, prefix, after);
  const page = found.slice(0, max);
  const last = found.length > max ? page.at(-1) : undefined;
  sendXml(response, 200, listXml(bucket, prefix, max, page, last && Buffer.from(last.key).toString("base64url")));
}

async function put({ files, bucket, key, payload, request, response }: Call): Promise<void> {
  const { headers } = request;
  if (headers["content-length"] === undefined) throw new S3Error(411, "MissingContentLength");
  const length = Number(headers["content-length"]);
  if (length > maxLength) throw new S3Error(400, "EntityTooLarge");
  // A checksum that isn't checked would be a promise not kept.
  if (Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"))) throw new S3Error(501, "NotImplemented");
  const sha256 = payload === "UNSIGNED-PAYLOAD" ? undefined : payload;
  const expected = { length, sha256, md5: headers["content-md5"] as string | undefined };
  const stored = await files.write(bucket, key, request, expected, keptHeaders(request));
  response.writeHead(200, { etag: stored.etag, "content-length": 0 }).end();
}

async function copy({ files, bucket, key, request, response }: Call): Promise<void> {
  const source = decodeURIComponent(String(request.headers["x-amz-copy-source"])).replace(/^\//, "");
  if (!source.startsWith(`${bucket}/`)) throw new S3Error(501, "NotImplemented", "Copies stay within one bucket");
  const from = await files.find(bucket, source.slice(bucket.length + 1));
  if (!from) throw new S3Error(404, "NoSuchKey");
  sendXml(response, 200, copyXml(await files.copy(bucket, from, key)));
}

async function get({ files, bucket, key, request, response }: Call): Promise<void> {
  if (request.headers.range) throw new S3Error(501, "NotImplemented", "Ranges are not supported");
  const stored = await files.find(bucket, key);
  if (!stored) throw new S3Error(404, "NoSuchKey");
  if (request.method === "HEAD") {
    response.writeHead(200, headersOf(stored)).end();
    return;
  }
  const bytes = await files.openBytes(bucket, stored);
  response.writeHead(200, headersOf(stored));
  await pipeline(bytes.createReadStream(), response);
}

function keptHeaders({ headers }: IncomingMessage): Stored["headers"] {
  const kept = Object.entries(headers).filter(([name]) => name === "content-type" || name.startsWith("x-amz-meta-"));
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function headersOf(stored: Stored): Record<string, string | number> {
  const modified = new Date(stored.modified).toUTCString();
  return { ...stored.headers, "content-length": stored.length, etag: stored.etag, "last-modified": modified };
}

function refuse(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const internal = error instanceof URIError ? new S3Error(400, "InvalidURI") : new S3Error(500, "InternalError");
  const known = error instanceof S3Error ? error : internal;
  if (response.headersSent) return void response.destroy();
  // What is left of a refused body is not worth reading; the connection can't be used again.
  if (!request.complete) response.setHeader("connection", "close");
  if (request.method === "HEAD") return void response.writeHead(known.status).end();
  sendXml(response, known.status, errorXml(known, request.url?.split("?")[0] ?? "/"));
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { "content-type": "application/xml", "content-length": Buffer.byteLength(xml) }).end(xml);
}
