import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** The least version of each part whose older ones have a fault that we know of, or that were asked for by name. */
const least: Record<string, string> = {
  "@remix-run/node": "2.17.5",
  "@remix-run/react": "2.17.5",
  "@remix-run/router": "1.23.3",
  remix: "2.17.5",
  react: "18.3.1",
  kysely: "0.28.18",
  zod: "4.6.7",
  "react-hook-form": "7.92.0",
  "@aws-sdk/client-s3": "3.1169.0",
  playwright: "1.65.1",
  typescript: "5.9.3",
};

const older = (version: string, than: string): boolean => {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number)) as [number[], number[]];
  const at = a.findIndex((part, place) => part !== b[place]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
};

it("tells an older version", () => {
  expect(older("2.17.4", "2.17.5")).toBe(true);
  expect(older("2.9.9", "2.17.5")).toBe(true);
  expect(older("2.17.5", "2.17.5")).toBe(false);
  expect(older("3.0.0", "2.17.5")).toBe(false);
});

it("keeps every part at its least version or newer, pinned exactly", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const given: Record<string, string> = { ...dependencies, ...devDependencies };
  expect(Object.entries(least).filter(([name, version]) => older(given[name] ?? "0", version))).toEqual([]);
  expect(Object.entries(given).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});
