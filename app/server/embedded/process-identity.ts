import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether a process with this id is alive, ours or not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * A text that names one run of one process and no other: its id with the moment it began. Ids alone are given out again,
 * in containers at every start. Undefined when no such process is alive.
 */
export function processIdentity(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return state === "Z" ? undefined : `${pid} ${boot} ${fields[18]}`; // the 22nd field: start time in ticks
  } catch {
    return identityByPs(pid);
  }
}

function identityByPs(pid: number): string | undefined {
  try {
    return `${pid} ${execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim()}`;
  } catch {
    return undefined;
  }
}

/** Waits until a process is gone. Returns false when it is still there after the given milliseconds. */
export async function waitUntilGone(pid: number, ms: number): Promise<boolean> {
  const end = Date.now() + ms;
  while (processIdentity(pid) !== undefined) {
    if (Date.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
