import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createFindATender } from "./find-a-tender.server.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A stand-in of the platform's data sharing service. */
async function standIn(answer: RequestListener, patience?: number) {
  server = createServer(answer);
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  return createFindATender({ url, key: "a-key" }, patience);
}

test("row 2 a share is asked for by its code, with the key in its header", async () => {
  const asked: unknown[] = [];
  const reader = await standIn((request, response) => {
    asked.push([request.method, request.url, request.headers["cdp-api-key"]]);
    response.end('{"name":"Bright Path"}');
  });
  expect(await reader?.read("Ab/12", 1_000)).toEqual({ text: '{"name":"Bright Path"}' });
  expect(asked).toEqual([["GET", "/api/share/data/Ab%2F12", "a-key"]]);
});

test.each([
  [404, "unknown"],
  [401, "down"],
  [500, "down"],
  [302, "down"],
])("row 2 an answer of %d is told apart: %s", async (status, fault) => {
  const reader = await standIn((_, response) => response.writeHead(status, { location: "/elsewhere" }).end());
  expect(await reader?.read("Ab12", 1_000)).toEqual({ fault });
});

test("row 2 silence, a hang-up and an answer without an end are ended", async () => {
  const silent = await standIn(() => undefined, 50);
  expect(await silent?.read("Ab12", 1_000)).toEqual({ fault: "silent" });
  server?.closeAllConnections();
  server?.close();
  const rude = await standIn((request) => request.socket.destroy());
  expect(await rude?.read("Ab12", 1_000)).toEqual({ fault: "down" });
  server?.closeAllConnections();
  server?.close();
  const flood = await standIn((_, response) => {
    const pour = () => response.write("x".repeat(10_000), () => (response.destroyed ? undefined : pour()));
    pour();
  });
  expect(await flood?.read("Ab12", 100_000)).toEqual({ fault: "too-large" });
});

test("row 2 without a setting there is no reader", () => expect(createFindATender(undefined)).toBeUndefined());
