import type { Colours } from "./contrast.ts";

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** A mix of two colours written #rrggbb; `share` from 0 to 1 is how much of the first goes in. */
export function mix(one: string, other: string, share: number): string {
  const others = channels(other);
  const mixed = channels(one).map((value, at) => Math.round(value * share + (others[at] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The address of the style sheet that holds these colours: new colours make a new address, so it can be kept for ever. */
export const coloursHref = ({ brand, brandText }: Colours): string =>
  `/colours/${`${brand.slice(1)}-${brandText.slice(1)}`.toLowerCase()}.css`;

/**
 * The style sheet for the file name in such an address, undefined when it names no colours.
 * A sheet of its own, because the content security policy allows no style inside a page.
 */
export function coloursSheet(file: string): string | undefined {
  const [, first, second] = /^([0-9a-f]{6})-([0-9a-f]{6})\.css$/.exec(file) ?? [];
  if (!first || !second) return undefined;
  const brand = `#${first}`;
  const colours = {
    "--app-brand": brand,
    "--app-brand-text": `#${second}`,
    "--app-brand-shade": mix(brand, "#000000", 0.75),
    "--app-brand-deep": mix(brand, "#000000", 0.45),
    "--app-tint": mix(brand, "#ffffff", 0.06),
    "--app-tint-edge": mix(brand, "#ffffff", 0.3),
  };
  const rules = Object.entries(colours).map(([name, value]) => `${name}:${value}`);
  return `:root{${rules.join(";")}}\n`;
}
