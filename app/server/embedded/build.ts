import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The folder of package.json. */
export const root = join(import.meta.dirname, "..", "..", "..");

const record = join(root, "build", ".source-hash");
const folders = ["app", "emails", "db"];
const files = ["package.json", "package-lock.json", "remix.config.js", "vite.config.ts", "tsconfig.json"];

/**
 * Makes the production build unless the one there was made from exactly this code.
 * @throws when the build fails or the signal stops it.
 */
export async function ensureBuild(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  const hash = sourceHash();
  if (existsSync(record) && readFileSync(record, "utf8") === hash) return;
  say("Building the pages (only when the code has changed) …");
  const require = createRequire(import.meta.url);
  const cli = join(dirname(require.resolve("@remix-run/dev/package.json")), "dist", "cli.js");
  const env = { ...process.env, NODE_ENV: "production" as const };
  const child = spawn(process.execPath, [cli, "vite:build"], {
    cwd: root,
    env,
    signal,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The build failed.\n${output.slice(0, 3_000)}`);
  writeFileSync(record, hash);
}

/** A hash over all that a build is made from. Tests are no part of it. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const path of [...files, ...folders.flatMap(listed)].sort()) {
    hash.update(`${path}\0`);
    hash.update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function listed(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
