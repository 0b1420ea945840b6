import { expect, it } from "vitest";
import { sameTyped } from "./same-typed.ts";

it.each([
  [{ a: "1", b: "" }, { a: "1" }],
  [
    { a: "1", b: "2" },
    { b: "2", a: "1" },
  ],
  [{ rows: [{}, { a: "1" }] }, { rows: [{ a: "" }, { a: "1" }] }],
  [undefined, { value: "" }],
  [{ value: [] }, {}],
])("%j says the same as %j", (one, other) => expect(sameTyped(one as never, other as never)).toBe(true));

it.each([
  [{ a: "1" }, { a: "2" }],
  [{ a: "1" }, {}],
  [{ rows: ["a", "b"] }, { rows: ["b", "a"] }],
  [
    { a: "", b: "1" },
    { a: "1", b: "" },
  ],
])("%j says something else than %j", (one, other) => expect(sameTyped(one as never, other as never)).toBe(false));
