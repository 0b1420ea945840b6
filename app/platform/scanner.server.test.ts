import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { createScanner, type Scanner } from "#app/platform/scanner.server.ts";

// The wire of clamd, spoken from the other end; test:services runs scanner.clamd.test.ts against the real one.
let server: Server | undefined;

afterEach(() => server?.close());

async function clamd(limit: number, verdict: string, version = ""): Promise<Scanner> {
  server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.toString().startsWith("zPING\0")) socket.end("PONG\0");
      else if (received.toString().startsWith("zVERSION\0")) socket.end(`${version}\0`);
      else if (received.length > limit) socket.resetAndDestroy();
      else if (received.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${verdict}\0`);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const scanner = createScanner({ host: "127.0.0.1", port: (server.address() as AddressInfo).port });
  if (!scanner) throw new Error("there should be a scanner");
  return scanner;
}

const bytes = (count: number) => Readable.from(Array.from({ length: count }, () => Buffer.alloc(65_536, 1)));

test("no setting, no scanner", () => {
  expect(createScanner(undefined)).toBeUndefined();
});

test("a verdict is read, and an odd one is no verdict", async () => {
  expect(await (await clamd(1e6, "stream: OK")).scan(bytes(2))).toEqual({ state: "clean" });
  server?.close();
  const found = await clamd(1e6, "stream: Eicar-Test.UNOFFICIAL FOUND");
  expect(await found.scan(bytes(2))).toEqual({ state: "refused", signature: "Eicar-Test.UNOFFICIAL" });
  server?.close();
  const odd = await clamd(1e6, "Error: no database. OK");
  await expect(odd.scan(bytes(2))).rejects.toThrow(/not understood/);
});

test("a scanner that hangs up on a large file has refused it", async () => {
  const scanner = await clamd(100_000, "stream: OK");
  expect(await scanner.scan(bytes(200))).toEqual({ state: "too-large" });
});

test.each([
  "",
  "OK",
  "stream: OK FOUND?",
  "stream: Can't allocate memory ERROR",
  "\x00\x01stream",
  "stream: OK\nstream: OK",
])("F18 %j is no verdict", async (answer) => {
  await expect((await clamd(1e6, answer)).scan(bytes(2))).rejects.toThrow(/not understood/);
});

test("F18 a scanner that says nothing is given up, and one that hangs up on a small file gave no verdict", async () => {
  server = createServer((socket) => socket.resume()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const silent = createScanner({ host: "127.0.0.1", port: (server.address() as AddressInfo).port }, 100);
  await expect(silent?.scan(bytes(2))).rejects.toThrow(/in time/);
  server.close();
  await expect((await clamd(10, "stream: OK")).scan(bytes(1))).rejects.toThrow();
});

test("says by which signatures it judges, or nothing when its answer is odd", async () => {
  const said = async (answer: string) => (await clamd(1e6, "", answer)).version();
  expect(await said("ClamAV 1.4.3/27700/Mon Sep 14 06:12:33 2026")).toEqual({
    engine: "1.4.3",
    signatures: "27700",
    signaturesAt: new Date("2026-09-14T06:12:33Z"),
  });
  server?.close();
  expect(await said("ClamAV 1.4.3")).toEqual({ engine: "1.4.3", signatures: undefined, signaturesAt: undefined });
  server?.close();
  expect(await said("220 mail.example ESMTP")).toBeUndefined();
});

test("a scanner that cannot be reached gives no verdict", async () => {
  const scanner = createScanner({ host: "127.0.0.1", port: 1 });
  await expect(scanner?.scan(bytes(200))).rejects.toThrow();
  expect(await scanner?.healthy()).toBe(false);
});

test("a file that cannot be read to its end gives no verdict", async () => {
  const scanner = await clamd(1e6, "stream: OK");
  const broken = Readable.from(
    (function* () {
      yield Buffer.alloc(10, 1);
      throw new Error("the disk failed");
    })(),
  );
  await expect(scanner.scan(broken)).rejects.toThrow("the disk failed");
});
