/**
 * Names of local authorities in and around the demonstration's county by their codes in the ONS Register of Geographic
 * Codes. A district that is not here is shown by its code.
 */
const names: Readonly<Record<string, string>> = {
  E06000019: "Herefordshire",
  E06000020: "Telford and Wrekin",
  E06000051: "Shropshire",
  E07000080: "Forest of Dean",
  E07000234: "Bromsgrove",
  E07000235: "Malvern Hills",
  E07000236: "Redditch",
  E07000237: "Worcester",
  E07000238: "Wychavon",
  E07000239: "Wyre Forest",
  W06000021: "Monmouthshire",
  W06000023: "Powys",
};

/** The name of a local authority by its ONS code, or undefined. */
export const districtName = (code: string): string | undefined =>
  Object.hasOwn(names, code) ? names[code] : undefined;
