import fc from "fast-check";
import { expect, test } from "vitest";
import { coloursHref, coloursSheet, mix } from "./colours.ts";
import { contrast } from "./contrast.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);
const fileOf = (href: string) => href.slice(href.lastIndexOf("/") + 1);

test("a mix lies between its colours", () => {
  expect(mix("#204060", "#ffffff", 1)).toBe("#204060");
  expect(mix("#204060", "#ffffff", 0)).toBe("#ffffff");
  expect(mix("#000000", "#ffffff", 0.5)).toBe("#808080");
});

test("the sheet at the address of any colours holds those colours", () => {
  fc.assert(
    fc.property(colour, colour, (brand, brandText) => {
      const sheet = coloursSheet(fileOf(coloursHref({ brand, brandText })));
      expect(sheet).toContain(`--app-brand:${brand};`);
      expect(sheet).toContain(`--app-brand-text:${brandText};`);
    }),
  );
});

test("words and links can be read on the tint of any brand colour", () => {
  fc.assert(
    fc.property(colour, (brand) => {
      const sheet = coloursSheet(fileOf(coloursHref({ brand, brandText: "#ffffff" }))) ?? "";
      const tint = /--app-tint:(#[0-9a-f]{6})/.exec(sheet)?.[1] ?? "";
      expect(contrast("#0b0c0c", tint)).toBeGreaterThan(7);
      expect(contrast("#1a65a6", tint)).toBeGreaterThan(4.5);
    }),
  );
});

test.each(["", "red.css", "1f4d3a-ffffff", "1f4d3a-fffff;.css", "1f4d3a-ffffff.css\n"])("no sheet for %j", (file) => {
  expect(coloursSheet(file)).toBeUndefined();
});
