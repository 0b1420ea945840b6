import { existsSync } from "node:fs";

/**
 * A Chromium on any machine, and the environment that it needs: CHROMIUM_PATH, Playwright's own, the system's, else
 * the one that comes with npm (Linux x64), unpacked once into the temporary folder.
 */
export async function findBrowser(): Promise<Record<string, string>> {
  const { chromium } = await import("playwright");
  const own = [process.env.CHROMIUM_PATH, safely(() => chromium.executablePath()), "/usr/bin/chromium"];
  const found = own.find((path) => path !== undefined && path !== "" && existsSync(path));
  if (found) return { CHROMIUM_PATH: found };
  // Set before the import, so that it also unpacks the system libraries and fonts that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  const kept = ["LD_LIBRARY_PATH", "FONTCONFIG_PATH"].flatMap((name) => {
    const value = process.env[name];
    return value ? [[name, value] as const] : [];
  });
  return { CHROMIUM_PATH: path, ...Object.fromEntries(kept) };
}

const safely = (path: () => string): string | undefined => {
  try {
    return path();
  } catch {
    return undefined;
  }
};
