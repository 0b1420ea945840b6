import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bodyGuard, limits } from "./body-limit.ts";

let server: Server;
beforeAll(async () => {
  const app = new Hono();
  app.use(
    "*",
    bodyGuard(
      () => "form",
      (status) => new Response("refused", { status }),
    ),
  );
  app.all("*", async (c) => c.text(String((await c.req.raw.text()).length)));
  server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false })).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterAll(() => server.close());

/** Posts through a real connection: in pieces, or with no word about a body at all. */
async function post(pieces: string[]): Promise<{ status: number; said: string }> {
  const sent = request({ port: (server.address() as AddressInfo).port, method: "POST" });
  if (pieces.length === 0) sent.useChunkedEncodingByDefault = false;
  for (const piece of pieces) sent.write(piece);
  sent.end();
  const [answer] = await once(sent, "response");
  let said = "";
  for await (const chunk of answer) said += chunk;
  return { status: answer.statusCode, said };
}

it("takes a post without a body, and one in pieces up to the limit", async () => {
  expect(await post([])).toEqual({ status: 200, said: "0" });
  expect(await post(["a=b", "&c=d"])).toEqual({ status: 200, said: "7" });
  expect((await post(["x".repeat(limits.form), "x"])).status).toBe(413);
});
