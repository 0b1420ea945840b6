import { expect, it } from "vitest";
import { PublicCache } from "./public-cache.ts";

const page = (body: string) => new Response(body, { headers: { "content-type": "text/html" } });
const keyOf = (cache: PublicCache, path: string) =>
  cache.key(new URL(path, "https://portal.example"), ["need", "page"]) ?? "";

it("knows an address by its path and known parameters, in any order", () => {
  const cache = new PublicCache(5_000);
  expect(keyOf(cache, "/find?page=2&need=semh")).toBe(keyOf(cache, "/find?need=semh&utm=x&page=2"));
  expect(keyOf(cache, "/find?need=semh")).not.toBe(keyOf(cache, "/find?need=ebsa"));
  expect(cache.key(new URL(`https://portal.example/find?need=${"x".repeat(400)}`), ["need"])).toBeUndefined();
});

it("remembers for seconds, then forgets", async () => {
  const cache = new PublicCache(5_000);
  await cache.put("k", page("one"), 0);
  expect(await cache.get("k", 4_999)?.text()).toBe("one");
  expect(cache.get("k", 5_000)).toBeUndefined();
});

it("forgets all when a standing may have changed", async () => {
  const cache = new PublicCache(5_000);
  await cache.put("k", page("one"), 0);
  cache.clear();
  expect(cache.get("k", 1)).toBeUndefined();
});

it("keeps at most 500 pages and 32 MB, the newest", async () => {
  const cache = new PublicCache(5_000);
  for (let i = 0; i < 501; i++) await cache.put(`k${i}`, page("x"), 0);
  expect(cache.get("k0", 1)).toBeUndefined();
  expect(cache.get("k500", 1)).toBeDefined();
  for (let i = 0; i < 5; i++) await cache.put(`big${i}`, page("x".repeat(8 * 1024 * 1024)), 0);
  expect(cache.get("big0", 1)).toBeUndefined();
  expect(cache.get("big4", 1)).toBeDefined();
});
