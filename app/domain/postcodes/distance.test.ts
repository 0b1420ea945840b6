import fc from "fast-check";
import { expect, it } from "vitest";
import { distanceBand, kmBetween, kmOfMiles, milesInWords } from "./distance.ts";

const hereford = { latitude: 52.0565, longitude: -2.716 };
const point = fc.record({
  latitude: fc.double({ min: 49, max: 61, noNaN: true }),
  longitude: fc.double({ min: -8, max: 2, noNaN: true }),
});

it("measures one degree of latitude as 111.19 km", () => {
  expect(kmBetween(hereford, { ...hereford, latitude: hereford.latitude + 1 })).toBeCloseTo(111.19, 1);
});

it("is nought to itself, the same both ways, and never longer by way of a third place", () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(kmBetween(a, a)).toBe(0);
      expect(kmBetween(a, b)).toBeCloseTo(kmBetween(b, a), 9);
      expect(kmBetween(a, c)).toBeLessThanOrEqual(kmBetween(a, b) + kmBetween(b, c) + 1e-9);
    }),
  );
});

it.each([
  [0, "Within 5 km"],
  [5, "Within 5 km"],
  [5.01, "5 to 10 km"],
  [10, "5 to 10 km"],
  [20, "10 to 20 km"],
  [39.9, "20 to 40 km"],
  [40.1, "More than 40 km"],
])("puts %d km in the band %s", (km, band) => expect(distanceBand(km)).toBe(band));

it.each([
  [0, "Less than 1 mile"],
  [kmOfMiles(1.2), "About 1 mile"],
  [kmOfMiles(5.6), "About 6 miles"],
])("tells %d km as %s", (km, words) => expect(milesInWords(km)).toBe(words));
