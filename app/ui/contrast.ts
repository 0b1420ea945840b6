/** The colours that an organisation may choose, each as #rrggbb. */
export type Colours = {
  /** The band across the top, and accents. */
  brand: string;
  /** Words on the band. */
  brandText: string;
};

const white = "#ffffff";

/** WCAG 2.2 relative luminance of a colour written #rrggbb: 0 is black, 1 is white. Throws a RangeError for any other form. */
export function luminance(colour: string): number {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!parts) throw new RangeError(`"${colour}" is not a colour written as #rrggbb`);
  const [red = 0, green = 0, blue = 0] = parts.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two colours written #rrggbb: from 1 (the same) to 21 (black on white), in either order. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Faults in an organisation's colours, as sentences; none when people can read them.
 * Words need 4.5 to 1 (WCAG 2.2, 1.4.3), an edge that carries meaning 3 to 1 (1.4.11).
 */
export function checkColours({ brand, brandText }: Colours): string[] {
  const faults: string[] = [];
  for (const [name, colour] of Object.entries({ brand, brandText })) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) faults.push(`${name} "${colour}" is not a colour written as #rrggbb`);
  }
  if (faults.length) return faults;
  const need = (what: string, one: string, other: string, least: number) => {
    const ratio = contrast(one, other);
    if (ratio < least) faults.push(`${what}: contrast is ${ratio.toFixed(2)} to 1, at least ${least} to 1 is needed`);
  };
  need(`brandText ${brandText} on brand ${brand}`, brandText, brand, 4.5);
  need(`brand ${brand} on the white page`, brand, white, 3);
  return faults;
}
