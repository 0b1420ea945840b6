import { type ChildProcess, spawn } from "node:child_process";
import type { Environment } from "#app/platform/config.server.ts";
import { root } from "#app/server/embedded/build.ts";
import { waitUntilGone } from "#app/server/embedded/process-identity.ts";
import { nodeFlags } from "#app/server/node-flags.ts";

const restarts = { most: 5, withinMs: 60_000 };
const leavingMs = 25_000;
const configFault = 78;

export type Kept = { pid(): number | undefined; stop(): Promise<void> };

/**
 * Runs a script of ours as a child process and starts it again when it ends by itself: five times a minute at most, and
 * never when its settings were at fault. Then `onGivenUp` is called. A group of its own keeps Ctrl-C from reaching it
 * before us.
 */
export function keepRunning(
  script: string,
  env: Environment,
  { onStart, onGivenUp }: { onStart: () => void; onGivenUp: (why: string) => void },
): Kept {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let stopping = false;
  let ends: number[] = [];

  function start(): void {
    const args = [...nodeFlags, script];
    child = spawn(process.execPath, args, {
      cwd: root,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: "inherit",
    });
    child.once("exit", (code, signal) => ended(code, signal));
    child.once("error", (error) => onGivenUp(`${script} could not be started: ${error.message}`));
    onStart();
  }

  function ended(code: number | null, signal: string | null): void {
    if (stopping) return;
    ends = [...ends.filter((at) => at > Date.now() - restarts.withinMs), Date.now()];
    const what = `${script} ended (${signal ?? code})`;
    if (code === configFault || ends.length > restarts.most) {
      onGivenUp(`${what} and was not started again.`);
    } else {
      process.stderr.write(`${what}; starting it again.\n`);
      again = setTimeout(start, 200 * 2 ** ends.length);
    }
  }

  start();
  return {
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      clearTimeout(again);
      if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      if (!(await waitUntilGone(child.pid, leavingMs))) child.kill("SIGKILL");
    },
  };
}
