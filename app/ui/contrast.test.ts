import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkColours, contrast } from "./contrast.ts";

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, "0")}`);

describe("contrast", () => {
  test.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.48],
    ["#767676", "#ffffff", 4.54],
    ["#0000ff", "#ffffff", 8.59],
  ])("of %s on %s is %d", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });

  test("is the same in either order and lies between 1 and 21", () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
        expect(contrast(one, other)).toBeLessThanOrEqual(21.0001);
      }),
    );
  });

  test.each(["red", "#fff", "#12345g", ""])("of %j is refused", (wrong) => {
    expect(() => contrast(wrong, "#ffffff")).toThrow(RangeError);
  });
});

describe("checkColours", () => {
  test("finds nothing wrong with white on dark green", () => {
    expect(checkColours({ brand: "#1f4d3a", brandText: "#ffffff" })).toEqual([]);
  });

  test("names both colours of a band that can't be read", () => {
    expect(checkColours({ brand: "#77aa88", brandText: "#ffffff" })).toEqual([
      expect.stringMatching(/brandText #ffffff on brand #77aa88: contrast is .* at least 4.5/),
      expect.stringMatching(/brand #77aa88 on the white page/),
    ]);
  });

  test("names a colour that is none, and computes nothing with it", () => {
    expect(checkColours({ brand: "green", brandText: "#ffffff" })).toEqual([
      'brand "green" is not a colour written as #rrggbb',
    ]);
  });
});
