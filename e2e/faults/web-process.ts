import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "#app/server/embedded/free-port.ts";
import { type Portal, settingsOf, stop } from "../portal.ts";

export type WebProcess = { portal: Portal; child: ChildProcess; stop: (signal?: NodeJS.Signals) => Promise<void> };

/** One more web process beside the running portal, on the same services, with some settings of its own. */
export async function startWeb(portal: Portal, settings: Record<string, string> = {}): Promise<WebProcess> {
  const port = settings.PORT ?? String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const { DATABASE_OWNER_URL: _owner, ...given } = settingsOf(portal);
  const env = {
    NODE_ENV: "production" as const,
    PATH: process.env.PATH,
    ...given,
    ...settings,
    PORT: port,
    PUBLIC_URL: url,
  };
  const child = spawn(process.execPath, ["--import", "tsx", "app/server/web.ts"], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`The web process exited with ${child.exitCode}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 300) throw new Error("The web process was not ready in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { portal: { ...portal, url }, child, stop: (signal) => stop(child, signal) };
}
