import { Refused } from "#app/domain/errors.ts";
import { districtName } from "./districts.ts";
import { parsePostcode } from "./postcode.ts";

/** One line of the National Statistics Postcode Lookup that has a place on the map. `district` is an ONS code. */
export type NsplRow = { postcode: string; outcode: string; latitude: number; longitude: number; district: string };
/** Reads one line: the row, or undefined for a postcode without coordinates (ONS writes 99.999999). */
export type NsplReader = (cells: readonly string[], line: number) => NsplRow | undefined;

const NO_LATITUDE = 99;
const districtColumns = /^(oslaua|laua|lad\d\dcd)$/;

/**
 * Makes the reader for a file from its header. ONS has renamed the column of the local authority over the years
 * (oslaua, laua, lad23cd…): each is taken. Throws Refused when the header is not NSPL's.
 */
export function nsplReader(header: readonly string[]): NsplReader {
  const names = header.map((name) => name.trim().toLowerCase());
  const [pcds, lat, long] = ["pcds", "lat", "long"].map((name) => names.indexOf(name));
  const laua = names.findIndex((name) => districtColumns.test(name));
  if ([pcds, lat, long, laua].some((column) => column === undefined || column < 0))
    throw new Refused(
      "file",
      "This is not an ONS National Statistics Postcode Lookup: it needs the columns pcds, lat, long and laua.",
    );
  const cell = (cells: readonly string[], column: number | undefined) => cells[column ?? -1]?.trim() ?? "";
  return (cells, line) => {
    const latitude = Number(cell(cells, lat) || Number.NaN);
    const longitude = Number(cell(cells, long) || Number.NaN);
    if (latitude > NO_LATITUDE) return undefined;
    const postcode = parsePostcode(cell(cells, pcds));
    if (!postcode) throw new Refused("file", `Line ${line} has no postcode that can be read.`);
    if (!inUnitedKingdom(latitude, longitude)) throw new Refused("file", `Line ${line} has no place in the UK.`);
    return { postcode, outcode: postcode.slice(0, -4), latitude, longitude, district: cell(cells, laua) };
  };
}

const inUnitedKingdom = (latitude: number, longitude: number): boolean =>
  latitude > 49 && latitude < 61 && longitude > -9 && longitude < 2.5;

/** What stands beside each outcode as its source: the edition, from the file's name where it tells. */
export function sourceOf(fileName: string, today: string): string {
  const [, month, year] = /NSPL_([A-Z]{3})_(\d{4})/i.exec(fileName) ?? [];
  const edition = month && year ? `${month.charAt(0)}${month.slice(1).toLowerCase()} ${year}` : `imported ${today}`;
  return `ONS NSPL, ${edition}`;
}

/** The name of an outcode's area: that of the local authority in which most of its postcodes lie. */
export const areaOf = (district: string): string => districtName(district) ?? district;
