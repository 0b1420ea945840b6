/**
 * The middles of the outcodes of Hereford, for a portal into which no postcodes have been imported yet: the mean of
 * all postcodes of each that have a place, terminated ones included, as `npm run import:postcodes` computes it.
 * Other outcodes are left to the import: nothing here is guessed.
 * Source: ONS National Statistics Postcode Lookup, November 2021 (licence in LICENCES.md).
 */
export const outcodes: readonly { outcode: string; latitude: number; longitude: number; area: string }[] = [
  { outcode: "HR1", latitude: 52.0553, longitude: -2.6922, area: "Herefordshire" },
  { outcode: "HR2", latitude: 52.0134, longitude: -2.7783, area: "Herefordshire" },
  { outcode: "HR3", latitude: 52.092, longitude: -3.0679, area: "Herefordshire" },
  { outcode: "HR4", latitude: 52.0848, longitude: -2.761, area: "Herefordshire" },
  { outcode: "HR5", latitude: 52.196, longitude: -3.0294, area: "Herefordshire" },
  { outcode: "HR6", latitude: 52.2315, longitude: -2.7683, area: "Herefordshire" },
  { outcode: "HR7", latitude: 52.1845, longitude: -2.525, area: "Herefordshire" },
  { outcode: "HR8", latitude: 52.0439, longitude: -2.442, area: "Herefordshire" },
  { outcode: "HR9", latitude: 51.9083, longitude: -2.5818, area: "Herefordshire" },
];
export const outcodeSource = "ONS NSPL, Nov 2021";
