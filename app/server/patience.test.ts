import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { tmpdir } from "node:os";
import { getRequestListener } from "@hono/node-server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { receiveFile } from "#app/forms/receive-file.server.ts";
import { patience } from "./patience.ts";

const kept: number[] = [];
const faults: string[] = [];
const quick = { ...patience, requestTimeout: 1_000, headersTimeout: 1_000, connectionsCheckingInterval: 50 };
const server = createServer(
  quick,
  getRequestListener(async (request) => {
    const came = await receiveFile(request, { name: "file", mostBytes: 1_000_000 }, async (received) => received);
    if (came.fault) faults.push(came.fault);
    else kept.push(came.file?.size ?? 0);
    return new Response(null, { status: 303, headers: { location: "/" } });
  }),
);
beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => void server.close());
const port = () => (server.address() as AddressInfo).port;

const body = (size: number) =>
  `--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n${"x".repeat(size)}\r\n--b--\r\n`;
const head = (length: number) =>
  `POST / HTTP/1.1\r\nhost: portal\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${length}\r\n\r\n`;
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("portal-upload-"));

async function whole(size: number): Promise<void> {
  const form = new FormData();
  form.append("file", new File(["x".repeat(size)], "a.pdf"));
  const answer = await fetch(`http://127.0.0.1:${port()}/`, { method: "POST", body: form, redirect: "manual" });
  expect(answer.status).toBe(303);
}

test("B14 an upload that breaks off at 99 % keeps nothing, and leaves no file behind", async () => {
  const before = folders();
  const bytes = body(100_000);
  const client = connect(port(), "127.0.0.1");
  client.write(head(bytes.length) + bytes.slice(0, Math.floor(bytes.length * 0.99)), () => client.destroy());
  await once(client, "close");
  await expect.poll(() => faults).toHaveLength(1);
  expect(kept).toEqual([]);
  // Other tests' uploads pass through the same place.
  await expect.poll(() => folders().filter((name) => !before.includes(name))).toEqual([]);
});

test("B14 an upload of a byte now and then is closed when its time is over, and others come through meanwhile", async () => {
  const client = connect(port(), "127.0.0.1");
  client.on("error", () => undefined);
  client.write(head(1_000) + body(900).slice(0, 120));
  const drip = setInterval(() => client.write("x"), 100);
  let answer = "";
  client.on("data", (bytes) => {
    answer += bytes;
  });
  // Not `once`, which takes a connection that is reset for a failure.
  const closed = new Promise((resolve) => client.once("close", resolve));
  for (const size of [10, 20, 30]) await whole(size);
  await closed;
  clearInterval(drip);
  expect(answer).toContain("408");
  expect(kept).toEqual([10, 20, 30]);
  expect(patience.requestTimeout).toBeLessThanOrEqual(120_000);
});
