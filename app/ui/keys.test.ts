import { expect, it } from "vitest";
import { meaningOf } from "./keys.ts";

const pressed = (key: string, more = {}) => ({
  ...{ key, altKey: false, ctrlKey: false, metaKey: false, defaultPrevented: false, isComposing: false },
  ...more,
});
const open = () => undefined;
const keys = { n: open, "?": open };

it("row 23: a single key does what the page says", () => {
  expect(meaningOf(keys, pressed("n"), { tagName: "BODY" })).toBe(open);
  expect(meaningOf(keys, pressed("?"), { tagName: "INPUT", type: "radio" })).toBe(open);
  expect(meaningOf(keys, pressed("x"), { tagName: "BODY" })).toBeUndefined();
  expect(meaningOf(keys, pressed("toString"), { tagName: "BODY" })).toBeUndefined();
});

it.each([
  { tagName: "TEXTAREA" },
  { tagName: "SELECT" },
  { tagName: "INPUT", type: "text" },
  { tagName: "INPUT", type: "search" },
  { tagName: "DIV", isContentEditable: true },
])("row 23: a single key is a letter where one writes: %o", (place) => {
  expect(meaningOf(keys, pressed("n"), place)).toBeUndefined();
});

it.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { defaultPrevented: true }, { isComposing: true }])(
  "row 23: a single key leaves the browser its own: %o",
  (more) => {
    expect(meaningOf(keys, pressed("n", more), { tagName: "BODY" })).toBeUndefined();
  },
);
