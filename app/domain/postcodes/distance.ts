/** A point on the ground, in degrees (WGS 84). */
export type Point = { latitude: number; longitude: number };

const EARTH_KM = 6371;
const KM_PER_MILE = 1.609344;
const bands = [5, 10, 20, 40] as const;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance in a straight line between two points, in kilometres, by the haversine formula. */
export function kmBetween(from: Point, to: Point): number {
  const north = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2;
  const east = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2;
  const part = north + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * east;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}

export const kmOfMiles = (miles: number): number => miles * KM_PER_MILE;
export const milesOfKm = (km: number): number => km / KM_PER_MILE;

/** A distance as a band, so that nobody's home is told apart: "Within 5 km", "5 to 10 km", …, "More than 40 km". */
export function distanceBand(km: number): string {
  const upper = bands.findIndex((limit) => km <= limit);
  if (upper === 0) return `Within ${bands[0]} km`;
  return upper === -1 ? `More than ${bands.at(-1)} km` : `${bands[upper - 1]} to ${bands[upper]} km`;
}

/** Whole miles for a parent to read, rounded because an outcode is no finer than that: "About 6 miles". */
export function milesInWords(km: number): string {
  const miles = Math.round(milesOfKm(km));
  if (miles < 1) return "Less than 1 mile";
  return miles === 1 ? "About 1 mile" : `About ${miles} miles`;
}
