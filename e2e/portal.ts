import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export type Portal = { url: string; inboxUrl: string; password: string; dataDir: string; aheadMs?: number };
// With the build of the pages, on a machine that has other things to do.
const READY_MS = 300_000;

/** Runs `npm start`'s own program on a data folder and waits until it says that it is ready. */
export async function startPortal(dataDir: string, port: number, env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/start.ts"], {
    env: { ...process.env, ...env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = await untilSaid(child, /Ctrl-C stops everything/);
  const read = (pattern: RegExp) => pattern.exec(said)?.[1] ?? "";
  const portal: Portal = {
    url: read(/Portal {2}(\S+)/).replace(/\/$/, ""),
    inboxUrl: read(/Mail {4}(\S+)/),
    password: read(/with the password (\S+)/),
    dataDir,
  };
  return { portal, stop: () => stop(child) };
}

/** The settings with which the running portal serves, for processes that a test starts beside it. */
export function settingsOf({ dataDir }: Portal): Record<string, string> {
  return JSON.parse(readFileSync(join(dataDir, "command-settings.json"), "utf8"));
}

/** Ends a child process cleanly and waits for it. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}

function untilSaid(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`The portal was not ready in time:\n${said}`)), READY_MS);
    child.stdout?.on("data", (chunk) => {
      said += chunk;
      if (!pattern.test(said)) return;
      clearTimeout(late);
      resolve(said);
    });
    child.once("exit", (code) => reject(new Error(`The portal exited with ${code}:\n${said}`)));
  });
}
