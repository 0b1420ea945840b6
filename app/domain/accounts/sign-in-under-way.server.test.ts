import { expect, it } from "vitest";
import { seal } from "./secret-token.server.ts";
import { openUnderWay, sealUnderWay } from "./sign-in-under-way.server.ts";

const secret = "s".repeat(32);
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const underWay = { state: "state", nonce: "nonce", verifier: "verifier", back: "/admin" };
const cookie = sealUnderWay(secret, underWay, at);

it("keeps what a sign-in needs, unreadable, for ten minutes", () => {
  expect(openUnderWay(secret, cookie, later(9))).toEqual(underWay);
  expect(openUnderWay(secret, cookie, later(10))).toBeUndefined();
  expect(Buffer.from(cookie, "base64url").toString("latin1")).not.toContain("verifier");
});

it.each([
  ["none", undefined],
  ["an empty one", ""],
  ["a short one", Buffer.alloc(14).toString("base64url")],
  ["a changed one", `${cookie.slice(0, -2)}AA`],
  ["one that was sealed for something else", seal(secret, "parked", JSON.stringify(underWay)).toString("base64url")],
])("opens no cookie: %s", (_what, value) => {
  expect(openUnderWay(secret, value, at)).toBeUndefined();
});

it("opens no cookie that was sealed with another secret", () => {
  expect(openUnderWay("t".repeat(32), cookie, at)).toBeUndefined();
});
