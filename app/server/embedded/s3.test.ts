import { createHash, createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { createObjectStore, ObjectMissing, type ObjectStore } from "#app/platform/object-store.server.ts";
import { createS3Server } from "#app/server/embedded/s3/server.ts";

// With S3_TEST_ENDPOINT (and its keys) the same suite runs against another store: test:services gives it Ceph's.
const other = process.env.S3_TEST_ENDPOINT;
const keys = {
  accessKeyId: process.env.S3_TEST_ACCESS_KEY_ID ?? "testaccess",
  secretAccessKey: process.env.S3_TEST_SECRET_ACCESS_KEY ?? "testsecret",
};
const dir = mkdtempSync(join(tmpdir(), "portal-s3-"));
const bucket = `test-${randomBytes(6).toString("hex")}`;
let endpoint = other ?? "";
let server: Server | undefined;
let store: ObjectStore;

const settings = () => ({ endpoint, region: "us-east-1", bucket, forcePathStyle: true, ...keys });

beforeAll(async () => {
  if (!other) {
    server = createS3Server({ dir: join(dir, "store"), credentials: keys }).listen(0, "127.0.0.1");
    await once(server, "listening");
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  store = createObjectStore(settings());
  await store.ensureBucket();
});

afterAll(() => {
  store.close();
  server?.close();
  rmSync(dir, { recursive: true, force: true });
});

function file(bytes: Buffer) {
  const path = join(dir, randomBytes(6).toString("hex"));
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { path, about: { length: bytes.length, sha256, contentType: "application/pdf" } };
}

async function fetched(key: string): Promise<Buffer> {
  return buffer((await store.open(key)).body);
}

/** Signs by hand, so that the signature itself is tested and not only what the SDK makes of it. */
function signed(method: string, path: string, payload: string, secret = keys.secretAccessKey, at = new Date()) {
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const host = new URL(endpoint).host;
  const headers = { host, "x-amz-content-sha256": payload, "x-amz-date": date };
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const names = Object.keys(headers).join(";");
  const hash = (text: string) => createHash("sha256").update(text).digest("hex");
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const request = [method, path, "", ...lines, "", names, payload].join("\n");
  const parts = [...scope.split("/"), ["AWS4-HMAC-SHA256", date, scope, hash(request)].join("\n")];
  const signature = parts
    .reduce<Buffer | string>((key, part) => createHmac("sha256", key).update(part).digest(), `AWS4${secret}`)
    .toString("hex");
  const credential = `Credential=${keys.accessKeyId}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

async function rawPut(key: string, payload: string, body: string, headers: Record<string, string>) {
  const path = `/${bucket}/${key}`;
  return fetch(endpoint + path, { method: "PUT", body, headers: { ...signed("PUT", path, payload), ...headers } });
}

describe("the object store", () => {
  test.each([0, 1, 65_536, 3_000_001])("%i bytes come back identical", async (length) => {
    const bytes = randomBytes(length);
    const { path, about } = file(bytes);
    await store.put(`clean/${length}`, path, about);
    expect((await store.open(`clean/${length}`)).length).toBe(length);
    expect((await fetched(`clean/${length}`)).equals(bytes)).toBe(true);
  });

  test("a key may hold spaces, accents and signs", async () => {
    const { path, about } = file(Buffer.from("kept"));
    const key = "clean/Café & co (1)+2%20'é'.pdf";
    await store.put(key, path, about);
    await store.copy(key, `${key}-copy`);
    expect(String(await fetched(`${key}-copy`))).toBe("kept");
    expect(await keysOf("clean/Caf")).toEqual([key, `${key}-copy`]);
  });

  test("copy, replace and remove", async () => {
    const first = file(Buffer.from("first"));
    const second = file(Buffer.from("second"));
    await store.put("quarantine/a", first.path, first.about);
    await store.copy("quarantine/a", "clean/a");
    await store.put("quarantine/a", second.path, second.about);
    expect(String(await fetched("clean/a"))).toBe("first");
    expect(String(await fetched("quarantine/a"))).toBe("second");
    await store.remove("quarantine/a");
    await store.remove("quarantine/a");
    expect(await store.exists("quarantine/a")).toBe(false);
    await expect(store.open("quarantine/a")).rejects.toThrow(ObjectMissing);
    await expect(store.copy("quarantine/a", "clean/b")).rejects.toThrow(ObjectMissing);
  });

  test("bytes other than announced are refused and nothing is kept", async () => {
    const { path, about } = file(Buffer.from("these"));
    const sha256 = createHash("sha256").update("those").digest("hex");
    await expect(store.put("clean/changed", path, { ...about, sha256 })).rejects.toThrow();
    expect(await store.exists("clean/changed")).toBe(false);
  });

  test("a wrong Content-MD5 is refused", async () => {
    const wrong = createHash("md5").update("other").digest("base64");
    const answer = await rawPut("clean/md5", "UNSIGNED-PAYLOAD", "body", { "content-md5": wrong });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining("<Code>BadDigest</Code>")]);
    expect(await store.exists("clean/md5")).toBe(false);
  });

  test("a body that breaks off is not kept", async () => {
    const { hostname, port } = new URL(endpoint);
    const headers = Object.entries(signed("PUT", `/${bucket}/clean/cut`, "UNSIGNED-PAYLOAD"));
    const lines = headers.map(([name, value]) => `${name}: ${value}`);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.end(`PUT /${bucket}/clean/cut HTTP/1.1\r\n${lines.join("\r\n")}\r\ncontent-length: 100\r\n\r\nonly this`);
    socket.resume();
    await once(socket, "close");
    expect(await store.exists("clean/cut")).toBe(false);
    const kept = (await keysOf("")).length;
    if (!other) await vi.waitFor(() => expect(readdirSync(join(dir, "store", bucket, "bytes"))).toHaveLength(kept));
  });

  test("unsigned, wrongly signed and old requests are refused", async () => {
    const path = `/${bucket}/clean/1`;
    expect((await fetch(endpoint + path)).status).toBe(403);
    const right = signed("GET", path, "UNSIGNED-PAYLOAD");
    expect((await fetch(endpoint + path, { headers: right })).status).toBe(200);
    expect((await fetch(`${endpoint}/${bucket}/clean/0`, { headers: right })).status).toBe(403);
    const wrong = signed("GET", path, "UNSIGNED-PAYLOAD", "another secret");
    const answer = await fetch(endpoint + path, { headers: wrong });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("SignatureDoesNotMatch")]);
    const old = signed("GET", path, "UNSIGNED-PAYLOAD", keys.secretAccessKey, new Date(Date.now() - 20 * 60_000));
    expect((await fetch(endpoint + path, { headers: old })).status).toBe(403);
  });

  test("it says whether it is well", async () => {
    expect(await store.healthy()).toBe(true);
    const missing = createObjectStore({ ...settings(), bucket: "no-such-bucket" });
    expect(await missing.healthy()).toBe(false);
    const down = createObjectStore({ ...settings(), endpoint: "http://127.0.0.1:1" });
    expect(await down.healthy()).toBe(false);
    missing.close();
    down.close();
  });
});

async function keysOf(prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const key of store.keys(prefix)) found.push(key);
  return found;
}
