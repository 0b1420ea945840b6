import { type ChildProcess, spawn } from "node:child_process";
import { freePort } from "#app/server/embedded/free-port.ts";
import { type Portal, settingsOf, stop } from "../portal.ts";

export type Process = { child: ChildProcess; stop: (signal?: NodeJS.Signals) => Promise<void> };
export type WebProcess = Process & { portal: Portal };

/** One more web process beside the running portal, on the same services, with some settings of its own; `name` is its host in addresses. */
export async function startWeb(
  portal: Portal,
  settings: Record<string, string> = {},
  name = "127.0.0.1",
): Promise<WebProcess> {
  const port = settings.PORT ?? String(await freePort());
  const url = `http://${name}:${port}`;
  const { DATABASE_OWNER_URL: _owner, ...given } = { ...settingsOf(portal), ...settings };
  const { child, stop } = run("web", { ...given, PORT: port, PUBLIC_URL: url });
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null) throw new Error(`The web process exited with ${child.exitCode}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) break;
    if (tries > 300) throw new Error("The web process was not ready in time");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { portal: { ...portal, url }, child, stop };
}

/** One more worker beside the running portal. On the same database it and the portal's own share the jobs. */
export const startWorker = (portal: Portal, settings: Record<string, string> = {}): Process =>
  run("worker", { ...settingsOf(portal), ...settings });

function run(kind: "web" | "worker", settings: Record<string, string>): Process {
  const child = spawn(process.execPath, ["--import", "tsx", `app/server/${kind}.ts`], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, stop: (signal) => stop(child, signal) };
}
